import * as z from 'zod';
import { signingKeys } from '#core/webhook/endpoint/endpoint.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import { disablings, endpointSettingsSchema, signatures } from '#core/webhook/endpoint/endpoint-event.ts';
import { personParty } from '#functions/platform/http/parties.ts';
import type { Principal } from '#functions/platform/http/principal.ts';

/** An endpoint as its administrators see it: everything but its secrets. */
export const endpointSchema = z.object({
  id: z.string(),
  ...endpointSettingsSchema.shape,
  status: z.enum(['pending', 'active', 'paused', 'disabled']),
  why: z.enum(disablings).exactOptional(),
  signature: z.enum(signatures),
  owner: z.object({ id: z.string(), name: z.string() }),
  createdAt: z.string(),
  /** Events from this instant on are its. */
  since: z.string(),
  stoppedAt: z.string().exactOptional(),
  /** The keys that sign now, the newest first. */
  keys: z.array(z.object({ keyId: z.string(), until: z.string().exactOptional() })),
});

/** What a receiver verifies with, told this once: the shared secret of `v1`, the public key of `v1a`. */
export const shownOnce = {
  secret: z.string().exactOptional(),
  publicKey: z.string().exactOptional(),
};

export function toldEndpoint(endpoint: Endpoint, { directory }: Principal, now: string): z.input<typeof endpointSchema> {
  const { id, url, types, unitIds, description, status, why, signature, ownerId, createdAt, since, stoppedAt, keys } = endpoint;
  const signing = signingKeys(endpoint, now).flatMap((keyId) => keys.filter((key) => key.keyId === keyId));
  return {
    id,
    url,
    types,
    unitIds,
    ...(description === undefined ? {} : { description }),
    status,
    ...(why === undefined ? {} : { why }),
    signature,
    owner: personParty(ownerId, directory),
    createdAt,
    since,
    ...(stoppedAt === undefined ? {} : { stoppedAt }),
    keys: signing.map(({ keyId, until }) => ({ keyId, ...(until === undefined ? {} : { until }) })),
  };
}

import * as z from 'zod';
import { identifier, oneLine } from '#core/contracts/plain-text.ts';
import { statusTypes } from '#core/webhook/told/event-types.ts';

/** Signatures a receiver can choose (Standard Webhooks 1.0.0): `v1` HMAC-SHA256, `v1a` ed25519. */
export const signatures = ['v1', 'v1a'] as const;

/** How an endpoint's owner consented: the CloudEvents `OPTIONS` handshake, or a signed challenge. */
export const verifications = ['handshake', 'challenge'] as const;

/** Why we stopped: the receiver said 410, or nothing but failures came for five days. */
export const disablings = ['gone', 'failing'] as const;

export const endpointSettingsSchema = z.strictObject({
  /** As `functions/adapters/outbound-http/webhook-url.ts` accepted it. */
  url: z.string().min(1).max(2048),
  types: z.union([z.literal('all'), z.array(z.enum(statusTypes)).min(1).max(statusTypes.length)]),
  /** Cases in which one of these units has or had a share. */
  unitIds: z.union([z.literal('all'), z.array(identifier).min(1).max(100)]),
  description: oneLine(200).exactOptional(),
});

export type EndpointSettings = z.infer<typeof endpointSettingsSchema>;

const which = { endpointId: identifier };

/** Every fact of the log `<body>#webhooks`. Secrets are named by `keyId` and lie elsewhere. */
export const endpointEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('EndpointCreated'),
    ...which,
    settings: endpointSettingsSchema,
    signature: z.enum(signatures),
    keyId: identifier,
    /** The administrator who is told when it is disabled. */
    ownerId: identifier,
  }),
  z.strictObject({ type: z.literal('EndpointVerified'), ...which, how: z.enum(verifications) }),
  z.strictObject({ type: z.literal('EndpointChanged'), ...which, settings: endpointSettingsSchema }),
  z.strictObject({ type: z.literal('EndpointPaused'), ...which }),
  z.strictObject({ type: z.literal('EndpointResumed'), ...which }),
  /** A new secret signs; the ones before it go on signing beside it until `overlapUntil`. */
  z.strictObject({ type: z.literal('SecretRotated'), ...which, keyId: identifier, overlapUntil: z.string() }),
  /** Somebody wants everything since an instant once more, also what is older than the endpoint. */
  z.strictObject({ type: z.literal('ReplayRequested'), ...which, since: z.string() }),
  z.strictObject({ type: z.literal('EndpointDisabled'), ...which, why: z.enum(disablings) }),
  z.strictObject({ type: z.literal('EndpointDeleted'), ...which }),
]);

export type EndpointEvent = z.infer<typeof endpointEventSchema>;

import { randomBytes } from 'node:crypto';
import type * as z from 'zod';
import { Refusal } from '#core/errors/refusal.ts';
import { newWebhookSecret, verificationKey } from '#functions/adapters/secrets/webhook-secret.ts';
import type { WebhookSignatureVersion } from '#functions/adapters/secrets/webhook-secret.ts';
import type { Call } from './route.ts';
import type { shownOnce } from './webhook-body.ts';
import type { Commanded } from './webhook-desk.ts';

type Shown = { [K in keyof typeof shownOnce]?: z.input<(typeof shownOnce)[K]> };

interface Issue {
  readonly endpointId: string;
  readonly signature: WebhookSignatureVersion;
  /** Names the key in the log. */
  readonly command: (keyId: string) => Promise<Commanded>;
}

/**
 * Makes a secret and has the log name it. The secret lies in the store first, under a name of its own, so that no key in the
 * log is ever without one, also when two requests with one key meet: only the one whose key the log took shows its secret.
 */
export async function issueSecret(
  { principal: { body }, services: { webhooks } }: Pick<Call<unknown, unknown, unknown>, 'principal' | 'services'>,
  { endpointId, signature, command }: Issue,
): Promise<{ readonly commanded: Commanded; readonly shown: Shown }> {
  const keyId = `k${randomBytes(10).toString('hex')}`;
  const key = { body, endpointId, keyId };
  const secret = newWebhookSecret(signature);
  await webhooks.secrets.put(key, secret);
  try {
    const commanded = await command(keyId);
    if (!commanded.repeated) return { commanded, shown: shown(signature, secret) };
    await webhooks.secrets.remove(key);
    return { commanded, shown: {} };
  } catch (error) {
    // Of anything but a refusal it is not known whether the log has the key by now: then the secret stays.
    if (error instanceof Refusal) await webhooks.secrets.remove(key);
    throw error;
  }
}

function shown(signature: WebhookSignatureVersion, secret: string): Shown {
  return signature === 'v1' ? { secret } : { publicKey: verificationKey(secret) };
}

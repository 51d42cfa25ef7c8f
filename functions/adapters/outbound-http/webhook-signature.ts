import { createHmac, sign } from 'node:crypto';
import { webhookKey } from '#functions/adapters/secrets/webhook-secret.ts';
import type { WebhookKey } from '#functions/adapters/secrets/webhook-secret.ts';

/** What one attempt is signed over. */
export interface SignedMessage {
  /** The same on every attempt: receivers know duplicates by it. Visible ASCII without a dot. */
  readonly id: string;
  /** When this attempt is made, in whole seconds since 1970: receivers refuse what is five minutes off. */
  readonly timestamp: number;
  /** The body as it is sent, in UTF-8. */
  readonly body: string;
}

export interface WebhookHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** An id or a timestamp whose signature could be read as that of another message, or nothing to sign with. */
export class UnsignableWebhookError extends Error {
  override readonly name = 'UnsignableWebhookError';
}

/**
 * The three headers of Standard Webhooks 1.0.0. One signature per secret, in their order, so that receivers verify with
 * the old or the new one while they change over.
 * @throws UnsignableWebhookError
 * @throws UnusableWebhookSecretError
 */
export function webhookHeaders(message: SignedMessage, secrets: readonly string[]): WebhookHeaders {
  const { id, timestamp, body } = message;
  // Signed is `id.timestamp.body`: a dot within the id would move the borders.
  if (!/^[!-~]+$/u.test(id) || id.includes('.')) throw new UnsignableWebhookError('the id is not visible ASCII without a dot');
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) throw new UnsignableWebhookError('the timestamp is not in whole seconds');
  if (secrets.length === 0) throw new UnsignableWebhookError('no secret to sign with');
  const content = Buffer.from(`${id}.${timestamp}.${body}`, 'utf8');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': secrets.map((secret) => signature(content, webhookKey(secret))).join(' '),
  };
}

function signature(content: Buffer, key: WebhookKey): string {
  if (key.version === 'v1') return `v1,${createHmac('sha256', key.bytes).update(content).digest('base64')}`;
  return `v1a,${sign(null, content, key.privateKey).toString('base64')}`;
}

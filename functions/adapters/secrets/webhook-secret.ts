import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** `v1`: HMAC-SHA256 with a secret that both sides hold; `v1a`: ed25519, the receiver holds only the public key. */
export type WebhookSignatureVersion = 'v1' | 'v1a';

/** A secret that cannot sign. Says what is wrong with it, never what it is. */
export class UnusableWebhookSecretError extends Error {
  override readonly name = 'UnusableWebhookSecretError';
}

export type WebhookKey = { readonly version: 'v1'; readonly bytes: Buffer } | { readonly version: 'v1a'; readonly privateKey: KeyObject };

const SHARED = 'whsec_';
const PRIVATE = 'whsk_';
const PUBLIC = 'whpk_';
const KEY_BYTES = 32;

// RFC 8410 §7: what stands before the 32 bytes of the seed in the PKCS #8 form of an ed25519 key.
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * A new secret of 32 random bytes: `whsec_…` to share, or `whsk_…` whose public key is shared instead.
 * Source: Standard Webhooks 1.0.0, signature scheme.
 */
export function newWebhookSecret(version: WebhookSignatureVersion): string {
  return `${version === 'v1' ? SHARED : PRIVATE}${randomBytes(KEY_BYTES).toString('base64')}`;
}

/**
 * What the receiver verifies with: the shared secret itself, or `whpk_…` of a private one.
 * @throws UnusableWebhookSecretError
 */
export function verificationKey(secret: string): string {
  const key = webhookKey(secret);
  return key.version === 'v1' ? secret : `${PUBLIC}${publicBytes(key.privateKey).toString('base64')}`;
}

/**
 * Reads `whsec_` + base64 of 24 to 64 bytes, or `whsk_` + base64 of an ed25519 seed (32 bytes) or of seed and public key
 * (64 bytes, as libsodium keeps them).
 * @throws UnusableWebhookSecretError
 */
export function webhookKey(secret: string): WebhookKey {
  if (secret.startsWith(SHARED)) {
    const bytes = base64Bytes(secret.slice(SHARED.length));
    if (bytes.length < 24 || bytes.length > 64) throw new UnusableWebhookSecretError(`${bytes.length} bytes, not 24 to 64`);
    return { version: 'v1', bytes };
  }
  if (secret.startsWith(PRIVATE)) return { version: 'v1a', privateKey: privateKey(base64Bytes(secret.slice(PRIVATE.length))) };
  throw new UnusableWebhookSecretError(`begins neither with ${SHARED} nor with ${PRIVATE}`);
}

function privateKey(bytes: Buffer): KeyObject {
  if (bytes.length !== KEY_BYTES && bytes.length !== 2 * KEY_BYTES) {
    throw new UnusableWebhookSecretError(`${bytes.length} bytes, neither ${KEY_BYTES} nor ${2 * KEY_BYTES}`);
  }
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, bytes.subarray(0, KEY_BYTES)]), format: 'der', type: 'pkcs8' });
  const stated = bytes.subarray(KEY_BYTES);
  // Signing by a seed and publishing another key would make signatures that nobody can verify.
  if (stated.length > 0 && !stated.equals(publicBytes(key))) throw new UnusableWebhookSecretError('its halves are not one pair');
  return key;
}

/** The last 32 bytes of the SPKI form (RFC 8410 §4). */
function publicBytes(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
}

/** Node reads base64 leniently: what does not come out as it went in was cut, or is something else. */
function base64Bytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (text === '' || bytes.toString('base64') !== text) throw new UnusableWebhookSecretError('not base64');
  return bytes;
}

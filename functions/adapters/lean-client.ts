import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createHmac, createSecretKey, hash } from 'node:crypto';

type Source = string | ArrayBuffer | ArrayBufferView;

/**
 * SHA-256, or with a secret HMAC-SHA-256, as the SDK asks for them to sign a request (its `HashConstructor`). What is hashed here is short and
 * there as a whole: one call each, in place of hashes that are made, filled and copied, and keys that Node.js has to tell the kind of
 * first. Four of them are made for every call to a service.
 */
class SigningHash {
  readonly #secret: Source | undefined;
  #parts: Buffer[] = [];

  constructor(secret?: Source) {
    this.#secret = secret;
  }

  update(chunk: Source): void {
    this.#parts.push(bytesOf(chunk));
  }

  async digest(): Promise<Uint8Array> {
    const [first = Buffer.alloc(0), ...more] = this.#parts;
    const whole = more.length === 0 ? first : Buffer.concat(this.#parts);
    const secret = this.#secret;
    if (secret === undefined) return hash('sha256', whole, 'buffer');
    return createHmac('sha256', typeof secret === 'string' ? secret : createSecretKey(bytesOf(secret)))
      .update(whole)
      .digest();
  }

  reset(): void {
    this.#parts = [];
  }
}

/** Settings of clients that carry cases: not of the one for files, which are long. No middleware is added to one that is at work, so the way through it is laid once for each kind of command. */
export const lean = { sha256: SigningHash, cacheMiddleware: true } as const;

type Signer = NonNullable<DynamoDBClient['config']['signer']>;

/** The client with one signer for all its requests: it has one region and one service. The SDK makes one for each, of all its settings. */
export function withOneSigner<C extends { readonly config: { signer: Signer } }>(client: C): C {
  const { config } = client;
  const make = config.signer;
  let made: ReturnType<Signer> | undefined;
  config.signer = (scheme) => (made ??= make(scheme));
  return client;
}

function bytesOf(source: Source): Buffer {
  if (typeof source === 'string') return Buffer.from(source);
  return ArrayBuffer.isView(source) ? Buffer.from(source.buffer, source.byteOffset, source.byteLength) : Buffer.from(source);
}

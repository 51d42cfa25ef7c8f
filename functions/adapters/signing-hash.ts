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

/** How clients of AWS sign. */
export const signing = { sha256: SigningHash } as const;

function bytesOf(source: Source): Buffer {
  if (typeof source === 'string') return Buffer.from(source);
  return ArrayBuffer.isView(source) ? Buffer.from(source.buffer, source.byteOffset, source.byteLength) : Buffer.from(source);
}

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import * as z from 'zod';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  /** The public half as it stands in the JWKS. */
  readonly publicJwk: JWK;
}

/** The file is there and holds no key. */
export class UnreadableKeyError extends Error {
  readonly path: string;

  constructor(path: string, options: ErrorOptions) {
    super(`${path} holds no RSA key`, options);
    this.name = 'UnreadableKeyError';
    this.path = path;
  }
}

const privateRsaJwk = z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string(), d: z.string() });

/**
 * Loads the issuer's RS256 key from a file (a private JWK), making it on the first start; `undefined` keeps it in memory.
 * @throws UnreadableKeyError
 */
export async function loadSigningKey(path: string | undefined): Promise<SigningKey> {
  try {
    return await load(path);
  } catch (cause) {
    throw path !== undefined && isOfContent(cause) ? new UnreadableKeyError(path, { cause }) : cause;
  }
}

// Not JSON, not a key's members, or members that are no key (an error of the platform's cryptography).
const isOfContent = (error: unknown): boolean =>
  error instanceof SyntaxError || error instanceof z.ZodError || error instanceof TypeError || error instanceof DOMException;

async function load(path: string | undefined): Promise<SigningKey> {
  const stored = path === undefined ? undefined : readIfThere(path);
  const jwk = stored === undefined ? await newKey() : privateRsaJwk.parse(JSON.parse(stored));
  if (stored === undefined && path !== undefined) {
    // Written aside and renamed, so that a killed process leaves a whole key or none.
    writeFileSync(`${path}.new`, JSON.stringify(jwk), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
  const publicPart = { kty: 'RSA', n: jwk.n, e: jwk.e };
  const kid = await calculateJwkThumbprint(publicPart);
  const privateKey = await importJWK({ ...jwk, alg: 'RS256' }, 'RS256');
  if (privateKey instanceof Uint8Array) throw new TypeError('an RSA key does not import as bytes');
  return { kid, privateKey, publicJwk: { ...publicPart, kid, alg: 'RS256', use: 'sig' } };
}

async function newKey(): Promise<z.infer<typeof privateRsaJwk>> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return privateRsaJwk.parse(await exportJWK(privateKey));
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

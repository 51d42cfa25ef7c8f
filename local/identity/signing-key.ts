import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import * as z from 'zod';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  /** The public half as it stands in the JWKS. */
  readonly publicJwk: JWK;
}

const privateRsaJwk = z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string(), d: z.string() });

/** Loads the issuer's RS256 key from a file (a private JWK), making it on the first start; `undefined` keeps it in memory. */
export async function loadSigningKey(path: string | undefined): Promise<SigningKey> {
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

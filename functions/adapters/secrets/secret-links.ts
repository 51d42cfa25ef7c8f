import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { LinkSigner, LinkVerifier } from '#core/ports/judge-links.ts';
import type { SecretStore } from '#core/ports/secret-store.ts';

/** Partition of the key that signs a body's links; its name in it. */
export const linkKeyPartition = (body: string): string => `${body}#judge-links`;
export const linkKeyName = 'key';

const KEY_BYTES = 32;
// A key that was taken away is used no longer than this.
const FRESH_MS = 5 * 60_000;

type Reads = Pick<SecretStore, 'get'>;
type ReadKey = (body: string) => Promise<string | undefined>;

/** Signs by HMAC-SHA-256 with the body's key, and makes that where there is none. */
export function secretLinkSigner(store: Pick<SecretStore, 'get' | 'putOnce'>, now: () => string): LinkSigner {
  const read = rememberedKey(store, now);
  return {
    async sign(body, claim) {
      const found = await read(body);
      if (found !== undefined) return macOf(found, claim).toString('base64url');
      await store.putOnce(linkKeyPartition(body), linkKeyName, { key: randomBytes(KEY_BYTES).toString('base64url') });
      // Somebody else's, perhaps: the one that lies there counts.
      const made = await read(body);
      if (made === undefined) throw new Error(`the key of links of ${body} is not there`);
      return macOf(made, claim).toString('base64url');
    },
  };
}

/** Compares with what the body's key makes of the claim; makes no key. */
export function secretLinkVerifier(store: Reads, now: () => string): LinkVerifier {
  const read = rememberedKey(store, now);
  return {
    async isSigned(body, claim, signature) {
      const key = await read(body);
      // One that is not written as we write it would be a second link for the same thing.
      const given = Buffer.from(signature, 'base64url');
      if (key === undefined || given.toString('base64url') !== signature) return false;
      const right = macOf(key, claim);
      return right.length === given.length && timingSafeEqual(right, given);
    },
  };
}

function rememberedKey(store: Reads, now: () => string): ReadKey {
  const known = new Map<string, { readonly key: string; readonly until: number }>();
  return async (body) => {
    const remembered = known.get(body);
    if (remembered !== undefined && Date.parse(now()) < remembered.until) return remembered.key;
    const key = (await store.get(linkKeyPartition(body), linkKeyName))?.['key'];
    if (key === undefined) known.delete(body);
    else known.set(body, { key, until: Date.parse(now()) + FRESH_MS });
    return key;
  };
}

const macOf = (key: string, claim: string): Buffer => createHmac('sha256', Buffer.from(key, 'base64url')).update(claim).digest();

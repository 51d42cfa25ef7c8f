import type { SigningKeyName, SigningSecrets } from '#core/ports/webhook/signing-secrets.ts';
import type { SecretStore } from '#core/ports/secret-store.ts';

/** An endpoint whose secret is not there: it was made by halves, or taken away under a delivery. */
class SigningSecretMissingError extends Error {
  override readonly name = 'SigningSecretMissingError';
}

const partition = ({ body, endpointId }: SigningKeyName): string => `${body}#webhook#${endpointId}`;

/** Signing secrets in the store of secrets; what was read is remembered for the life of the function. */
export function signingSecrets(store: Omit<SecretStore, 'putOnce'>): SigningSecrets {
  const known = new Map<string, string>();
  return {
    put: (key, secret) => store.put(partition(key), key.keyId, { secret }),
    async read(key) {
      const name = `${partition(key)}#${key.keyId}`;
      const secret = known.get(name) ?? (await store.get(partition(key), key.keyId))?.['secret'];
      if (secret === undefined) throw new SigningSecretMissingError(`endpoint ${key.endpointId} has no secret ${key.keyId}`);
      known.set(name, secret);
      return secret;
    },
    remove: (key) => store.remove(partition(key), key.keyId),
  };
}

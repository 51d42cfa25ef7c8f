import type { SecretStore } from '#functions/adapters/dynamo/dynamo-secrets.ts';

/** An endpoint whose secret is not there: it was made by halves, or taken away under a delivery. */
class SigningSecretMissingError extends Error {
  override readonly name = 'SigningSecretMissingError';
}

/** Secrets that deliveries are signed with, by the endpoint and the key's id; a key never changes. */
export interface SigningSecrets {
  /** Writes a new key's secret, before the log names it. */
  put(key: SigningKeyName, secret: string): Promise<void>;
  /** @throws SigningSecretMissingError */
  read(key: SigningKeyName): Promise<string>;
  /** For endpoints that are deleted. */
  remove(key: SigningKeyName): Promise<void>;
}

interface SigningKeyName {
  readonly body: string;
  readonly endpointId: string;
  readonly keyId: string;
}

const partition = ({ body, endpointId }: SigningKeyName): string => `${body}#webhook#${endpointId}`;

/** Signing secrets in the store of secrets; what was read is remembered for the life of the function. */
export function signingSecrets(store: SecretStore): SigningSecrets {
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

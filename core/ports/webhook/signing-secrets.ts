/** Secrets that deliveries are signed with, by the endpoint and the key's id; a key never changes. */
export interface SigningSecrets {
  /** Writes a new key's secret, before the log names it. */
  put(key: SigningKeyName, secret: string): Promise<void>;
  /** @throws SigningSecretMissingError */
  read(key: SigningKeyName): Promise<string>;
  /** For endpoints that are deleted. */
  remove(key: SigningKeyName): Promise<void>;
}

export interface SigningKeyName {
  readonly body: string;
  readonly endpointId: string;
  readonly keyId: string;
}

/** Named texts that belong together, e.g. a robot's `url` and `key`: written and read as one. */
export type Secret = Readonly<Record<string, string>>;

/** Where secrets of others lie, apart from every log. Who puts them (the API) cannot read them; who reads them (senders) cannot put any. */
export interface SecretStore {
  /** Writes the secret, over an older one of that name. */
  put(pk: string, sk: string, secret: Secret): Promise<void>;
  /** Writes the secret unless another one has that name already: `false`. The same one again is written. */
  putOnce(pk: string, sk: string, secret: Secret): Promise<boolean>;
  /** Strongly consistent; `undefined` when there is none (any more). */
  get(pk: string, sk: string): Promise<Secret | undefined>;
  /** Forgets it; one that is not there is forgotten already. */
  remove(pk: string, sk: string): Promise<void>;
}

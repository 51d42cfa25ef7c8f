import type { Fetch } from '../session/identity-provider.ts';

interface EarlyRead {
  readonly authorization: string;
  readonly begunAt: number;
  readonly response: Promise<Response>;
}

/** Whoever takes an answer later than this wants a new one: others act meanwhile. */
const FRESH_MS = 10_000;

/** Reads that are begun while the desk itself is still on its way; each answer is taken once, by whoever asks the same as the same person. */
export class EarlyReads {
  readonly #fetch: Fetch;
  readonly #now: () => number;
  readonly #begun = new Map<string, EarlyRead>();

  constructor(fetch: Fetch, now: () => number) {
    this.#fetch = fetch;
    this.#now = now;
  }

  begin(path: string, headers: Readonly<Record<string, string>>): void {
    const response = this.#fetch(path, { headers });
    // Nobody may ever ask for it.
    response.catch(() => undefined);
    this.#begun.set(path, { authorization: headers['Authorization'] ?? '', begunAt: this.#now(), response });
  }

  /** As `fetch`; what was begun is waited for in place of asking again. After a command nothing that was begun before it counts. */
  readonly fetch: Fetch = (path, init = {}) => {
    const { method = 'GET', headers } = init;
    if (method !== 'GET') this.#begun.clear();
    const begun = this.#begun.get(path);
    this.#begun.delete(path);
    const isTheSame = begun !== undefined && new Headers(headers).get('Authorization') === begun.authorization;
    return isTheSame && this.#now() - begun.begunAt < FRESH_MS ? begun.response : this.#fetch(path, init);
  };
}

import { createHash, randomBytes } from 'node:crypto';
import type { Clock, Instant } from '../clock/virtual-clock.ts';
import type { Person } from './person.ts';
import type { SignInRequest } from './sign-in-request.ts';

/** Whose token a code stands for, and what its exchange has to match. */
interface Grant {
  readonly person: Person;
  readonly request: SignInRequest;
}

const CODE_LASTS_MS = 60_000;

/** Authorization codes: good for one exchange within a minute of virtual time, in this process. */
export class CodeStore {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #grants = new Map<string, Grant & { readonly until: Instant }>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  issue(grant: Grant): string {
    this.#dropExpired();
    const code = randomBytes(32).toString('base64url');
    this.#grants.set(code, { ...grant, until: this.#clock.now() + CODE_LASTS_MS });
    return code;
  }

  /** The grant of a code that is presented with all that belongs to it. A code that was presented wrongly is spent as well. */
  redeem({ code, clientId, redirectUri, codeVerifier }: CodeExchange): Grant | undefined {
    const found = this.#grants.get(code);
    this.#grants.delete(code);
    if (found === undefined || found.until < this.#clock.now()) return undefined;
    const { request, person } = found;
    const isTheirs = request.clientId === clientId && request.redirectUri === redirectUri;
    return isTheirs && challengeOf(codeVerifier) === request.codeChallenge ? { person, request } : undefined;
  }

  #dropExpired(): void {
    for (const [code, { until }] of this.#grants) if (until < this.#clock.now()) this.#grants.delete(code);
  }
}

export interface CodeExchange {
  readonly code: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly codeVerifier: string;
}

/** RFC 7636 §4.2, S256. */
function challengeOf(codeVerifier: string): string {
  return createHash('sha256').update(codeVerifier).digest('base64url');
}

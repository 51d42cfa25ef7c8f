import { createLocalJWKSet, type CompactJWSHeaderParameters, type FlattenedJWSInput, type JSONWebKeySet, type JWTPayload } from 'jose';
import * as z from 'zod';

/** Gets a JSON document; rejects when it cannot. */
export type FetchJson = (url: string) => Promise<unknown>;

type LocalKeys = ReturnType<typeof createLocalJWKSet>;

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

// AWS keeps an issuer's keys for up to two hours; a restarted development issuer keeps its keys, so minutes will do.
const FRESH_FOR_MS = 600_000;
const ASK_AGAIN_AFTER_MS = 5_000;
const MOST_TOKENS = 1000;

/**
 * The signing keys of one OIDC issuer, found through its discovery document and kept for ten real minutes; an unknown
 * key id asks again, at most every five seconds.
 * https://openid.net/specs/openid-connect-discovery-1_0.html
 */
export class IssuerKeys {
  readonly #issuer: string;
  readonly #fetchJson: FetchJson;
  readonly #elapsed: () => number;
  #loaded: { keys: LocalKeys; ids: ReadonlySet<string>; at: number } | undefined;
  #loading: Promise<LocalKeys> | undefined;
  /** Claims by the token whose signature was checked with the keys that are kept now. */
  readonly #verified = new Map<string, JWTPayload>();

  /** @param elapsed real milliseconds from any fixed point: how old keys are is no matter of virtual time */
  constructor(issuer: string, fetchJson: FetchJson = fetchJsonOverHttp, elapsed: () => number = () => performance.now()) {
    this.#issuer = issuer;
    this.#fetchJson = fetchJson;
    this.#elapsed = elapsed;
  }

  /** Finds the key a token's header names; rejects when the issuer has none such or does not answer. */
  async find(header: CompactJWSHeaderParameters, token: FlattenedJWSInput): Promise<Awaited<ReturnType<LocalKeys>>> {
    const age = this.#elapsed() - (this.#loaded?.at ?? -Infinity);
    const isKnown = header.kid !== undefined && this.#loaded?.ids.has(header.kid) === true;
    const isStale = age > FRESH_FOR_MS || (!isKnown && age > ASK_AGAIN_AFTER_MS);
    const keys = this.#loaded === undefined || isStale ? await this.#load() : this.#loaded.keys;
    return keys(header, token);
  }

  /** What a token claims whose signature was found good, as long as the keys that showed it are fresh. */
  verified(token: string): JWTPayload | undefined {
    const isFresh = this.#loaded !== undefined && this.#elapsed() - this.#loaded.at <= FRESH_FOR_MS;
    return isFresh ? this.#verified.get(token) : undefined;
  }

  /** Spares the next request of the token's bearer the check of its signature. */
  remember(token: string, claims: JWTPayload): void {
    if (this.#verified.size >= MOST_TOKENS) this.#verified.clear();
    this.#verified.set(token, claims);
  }

  async #load(): Promise<LocalKeys> {
    this.#loading ??= this.#fetch().finally(() => (this.#loading = undefined));
    return this.#loading;
  }

  async #fetch(): Promise<LocalKeys> {
    const url = `${this.#issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const document = discovery.parse(await this.#fetchJson(url));
    if (document.issuer !== this.#issuer) throw new Error(`${url} speaks for another issuer: ${document.issuer}`);
    const set: JSONWebKeySet = keySet.parse(await this.#fetchJson(document.jwks_uri));
    const keys = createLocalJWKSet(set);
    const ids = new Set(set.keys.flatMap(({ kid }) => (kid === undefined ? [] : [kid])));
    this.#loaded = { keys, ids, at: this.#elapsed() };
    this.#verified.clear();
    return keys;
  }
}

async function fetchJsonOverHttp(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

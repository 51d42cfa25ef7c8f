import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Clock } from '../clock/virtual-clock.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import type { Person } from './person.ts';
import { loadSigningKey } from './signing-key.ts';

export interface IdentityOptions {
  /** The `iss` of every token; discovery answers below its path. */
  readonly issuer: string;
  readonly audience: string;
  readonly people: readonly Person[];
  readonly clock: Pick<Clock, 'now'>;
  /** File of the private key; in memory when not given. */
  readonly keyPath?: string;
  /** The `scope` of every token, space-separated. */
  readonly scope?: string;
}

/** An OAuth token answer (RFC 6749 §5.1). */
interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  /** Seconds of virtual time. */
  readonly expires_in: number;
}

export interface Identity {
  readonly issuer: string;
  readonly people: readonly Person[];
  /** Discovery document and JWKS; undefined for every other path. */
  readonly handle: (request: WireRequest) => Promise<WireResponse | undefined>;
  /** Undefined when nobody has this id. */
  issueToken(personId: string, expiresInSeconds?: number): Promise<TokenAnswer | undefined>;
}

const TWELVE_HOURS = 43_200;

/**
 * A development OIDC issuer: anybody on its list can have a token for the asking. It has no authorization endpoint, so
 * its discovery document names only what a resource server needs.
 */
export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const { issuer, audience, people, clock, scope = 'openid' } = options;
  const key = await loadSigningKey(options.keyPath);
  const base = new URL(issuer).pathname.replace(/\/$/, '');
  const documents = new Map<string, unknown>([
    [`${base}/.well-known/openid-configuration`, discoveryDocument(issuer)],
    [`${base}/jwks.json`, { keys: [key.publicJwk] }],
  ]);

  return {
    issuer,
    people,
    handle: async (request) => {
      const document = documents.get(request.path);
      if (document === undefined || request.method !== 'GET') return undefined;
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(document) };
    },
    issueToken: async (personId, expiresInSeconds = TWELVE_HOURS) => {
      const person = people.find(({ id }) => id === personId);
      if (person === undefined) return undefined;
      const issuedAt = Math.floor(clock.now() / 1000);
      const token = await new SignJWT({ scope, token_use: 'access' })
        .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(person.subject)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + expiresInSeconds)
        .setJti(randomUUID())
        .sign(key.privateKey);
      return { access_token: token, token_type: 'Bearer', expires_in: expiresInSeconds };
    },
  };
}

function discoveryDocument(issuer: string): Record<string, unknown> {
  return {
    issuer,
    jwks_uri: `${issuer.replace(/\/$/, '')}/jwks.json`,
    response_types_supported: ['token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}

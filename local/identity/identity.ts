import { randomUUID } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';
import type { Clock } from '../clock/virtual-clock.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import { discoveryDocument, issuerAddresses } from './discovery.ts';
import type { Person } from './person.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import type { SignInRequest } from './sign-in-request.ts';
import { loadSigningKey } from './signing-key.ts';

export interface IdentityOptions {
  /** The `iss` of every token; discovery answers below its path. */
  readonly issuer: string;
  readonly audience: string;
  /** Public clients that browsers sign in for, besides the audience itself. */
  readonly clients?: readonly string[];
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
  readonly signIn: SignIn;
  /** Discovery document and JWKS; undefined for every other path. */
  readonly handle: (request: WireRequest) => Promise<WireResponse | undefined>;
  /** Undefined when nobody has this id. */
  issueToken(personId: string, expiresInSeconds?: number): Promise<TokenAnswer | undefined>;
}

const TWELVE_HOURS = 43_200;
const ONE_HOUR = 3600;

/** A development OIDC issuer: anybody on its list can have a token for the asking, in a browser by choosing a name. */
export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const { issuer, audience, people, clock, scope = 'openid' } = options;
  const key = await loadSigningKey(options.keyPath);
  const base = new URL(issuer).pathname.replace(/\/$/, '');
  const documents = new Map<string, unknown>([
    [`${base}/.well-known/openid-configuration`, discoveryDocument(issuer, scope.split(' '))],
    [new URL(issuerAddresses(issuer).keys).pathname, { keys: [key.publicJwk] }],
  ]);

  const sign = (claims: JWTPayload, subject: string, forWhom: string, expiresInSeconds: number): Promise<string> => {
    const issuedAt = Math.floor(clock.now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(forWhom)
      .setSubject(subject)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + expiresInSeconds)
      .sign(key.privateKey);
  };

  const accessToken = async ({ subject }: Person, expiresInSeconds: number): Promise<TokenAnswer> => ({
    access_token: await sign({ scope, token_use: 'access', jti: randomUUID() }, subject, audience, expiresInSeconds),
    token_type: 'Bearer',
    expires_in: expiresInSeconds,
  });

  /** Who signed in, for the client itself (OpenID Connect Core §2). */
  const idToken = ({ subject, label }: Person, { clientId, nonce }: SignInRequest): Promise<string> => {
    const now = Math.floor(clock.now() / 1000);
    return sign({ name: label, auth_time: now, ...(nonce === undefined ? {} : { nonce }) }, subject, clientId, ONE_HOUR);
  };

  return {
    issuer,
    people,
    signIn: createSignIn({ ...options, clients: [audience, ...(options.clients ?? [])] }, async (person, request) => {
      const token = await accessToken(person, TWELVE_HOURS);
      return { ...token, scope, id_token: await idToken(person, request) };
    }),
    handle: async (request) => {
      const document = documents.get(request.path);
      if (document === undefined || request.method !== 'GET') return undefined;
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(document) };
    },
    issueToken: async (personId, expiresInSeconds = TWELVE_HOURS) => {
      const person = people.find(({ id }) => id === personId);
      return person && accessToken(person, expiresInSeconds);
    },
  };
}

import { jwtVerify, type JWTPayload } from 'jose';
import type { Clock } from '../clock/virtual-clock.ts';
import type { JwtAuthorizerSettings } from './http-api.ts';
import type { IssuerKeys } from './issuer-keys.ts';

/** `requestContext.authorizer.jwt`: claims as strings; scopes only where the route asks for some. */
export interface AuthorizedToken {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[] | null;
}

export type Authorization =
  | { readonly outcome: 'authorized'; readonly token: AuthorizedToken }
  | { readonly outcome: 'unauthorized' }
  | { readonly outcome: 'forbidden' };

/**
 * Checks a token as API Gateway's JWT authorizer does: signature (RS256 only), `iss`, `aud` (or `client_id` where there
 * is no `aud`), `exp`, `nbf`, `iat` by virtual time, and one of the route's scopes in `scope` or `scp`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 * @param identity the header as it came, with or without `Bearer `
 */
export async function authorizeToken(
  identity: string | undefined,
  settings: Pick<JwtAuthorizerSettings, 'issuer' | 'audience'>,
  routeScopes: readonly string[],
  { keys, clock }: { readonly keys: IssuerKeys; readonly clock: Pick<Clock, 'now'> },
): Promise<Authorization> {
  const token = (identity ?? '').replace(/^Bearer /i, '').trim();
  if (token === '') return { outcome: 'unauthorized' };
  const claims = await verifiedClaims(token, settings.issuer, keys, clock.now());
  if (claims === undefined || !isMeantFor(claims, settings.audience)) return { outcome: 'unauthorized' };
  const scopes = tokenScopes(claims);
  if (routeScopes.length > 0 && !routeScopes.some((scope) => scopes.includes(scope))) return { outcome: 'forbidden' };
  const texts = Object.entries(claims).map(([name, value]) => [name, claimText(value)]);
  return {
    outcome: 'authorized',
    token: { claims: Object.fromEntries(texts), scopes: routeScopes.length > 0 ? scopes : null },
  };
}

async function verifiedClaims(token: string, issuer: string, keys: IssuerKeys, now: number): Promise<JWTPayload | undefined> {
  const known = keys.verified(token);
  // Of what was good once only this can change: time does not go back.
  if (known !== undefined) return (known.exp ?? 0) > Math.floor(now / 1000) ? known : undefined;
  try {
    const verified = await jwtVerify(token, (header, jws) => keys.find(header, jws), {
      algorithms: ['RS256'],
      issuer,
      requiredClaims: ['exp'],
      currentDate: new Date(now),
    });
    const { iat } = verified.payload;
    if (iat !== undefined && iat * 1000 > now) return undefined;
    keys.remember(token, verified.payload);
    return verified.payload;
  } catch {
    // To the caller every way of failing is the same 401, as on AWS.
    return undefined;
  }
}

function isMeantFor(claims: JWTPayload, audience: readonly string[]): boolean {
  const named = claims.aud ?? claims['client_id'];
  const names = Array.isArray(named) ? named : [named];
  return names.some((name) => typeof name === 'string' && audience.includes(name));
}

function tokenScopes(claims: JWTPayload): string[] {
  const scope = claims['scope'] ?? claims['scp'];
  if (Array.isArray(scope)) return scope.filter((one) => typeof one === 'string');
  return typeof scope === 'string' ? scope.split(' ').filter((one) => one !== '') : [];
}

/** API Gateway hands claims on as strings; a list becomes its items between brackets: `[a b]`. */
function claimText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return JSON.stringify(value);
}

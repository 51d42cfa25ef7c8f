import { JsonCursor } from './json-cursor.ts';

/** The account that an access token is of, as its issuer calls it (`sub`); undefined for a token that is not read here. */
export function accountOf(token: string | undefined): string | undefined {
  const [, payload] = token?.split('.') ?? [];
  if (payload === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    return new JsonCursor(JSON.parse(new TextDecoder().decode(bytes))).at('sub').text();
  } catch {
    // Some issuers' access tokens are not for reading.
    return undefined;
  }
}

import { base64url, textOfBase64url } from './base64url.ts';
import type { Fetch, IdentityProvider } from './identity-provider.ts';
import { JsonCursor } from './json-cursor.ts';
import type { Drawer } from './session.ts';
import { SignInFault } from './sign-in-fault.ts';

/** What signing in needs of the browser. */
export interface SignInTools {
  /** Where the attempt waits for its answer: this tab's own storage, so that no other tab can answer for it. */
  readonly drawer: Drawer;
  readonly fetch: Fetch;
  /** 256 fresh random bits in base64url. */
  readonly randomText: () => string;
  /** Where the provider sends its answer. */
  readonly redirectUri: string;
}

/** What is kept until the provider answers. */
interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly tokenEndpoint: string;
  readonly returnTo: string;
}

const attemptKey = 'sign-in';

export interface SignedIn {
  readonly token: string;
  /** The path that was asked for before signing in. */
  readonly returnTo: string;
}

/**
 * Begins an authorization code flow with PKCE (OpenID Connect Core 1.0 §3.1, RFC 7636) and answers where the browser has to go.
 * @param ask `login` asks the provider not to take whoever is signed in there already
 * @param hint who is probably meant (`login_hint`)
 */
export async function beginSignIn(
  { settings, authorizationEndpoint, tokenEndpoint }: IdentityProvider,
  { drawer, randomText, redirectUri }: SignInTools,
  { returnTo, ask, hint }: { readonly returnTo: string; readonly ask: 'login' | undefined; readonly hint?: string | undefined },
): Promise<string> {
  const { issuer, clientId, scope } = settings;
  const attempt: Attempt = {
    state: randomText(),
    nonce: randomText(),
    verifier: randomText(),
    issuer,
    clientId,
    tokenEndpoint,
    returnTo,
  };
  drawer.setItem(attemptKey, JSON.stringify(attempt));
  const address = new URL(authorizationEndpoint);
  const asked = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await challengeOf(attempt.verifier),
    code_challenge_method: 'S256',
    ...(ask === undefined ? {} : { prompt: ask }),
    ...(hint === undefined ? {} : { login_hint: hint }),
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return address.href;
}

/**
 * Takes the provider's answer (the query with which it sent the browser back) and exchanges the code for an access token.
 * An answer counts once, and only for the attempt this tab made last. @throws SignInFault
 */
export async function finishSignIn(query: string, tools: SignInTools): Promise<SignedIn> {
  const answer = new URLSearchParams(query);
  const attempt = takeAttempt(tools.drawer);
  if (attempt === undefined || answer.get('state') !== attempt.state) throw new SignInFault('not-asked');
  // RFC 9207: who answers says so, where the provider can.
  if ((answer.get('iss') ?? attempt.issuer) !== attempt.issuer) throw new SignInFault('not-asked');
  const code = answer.get('code');
  if (code === null) throw new SignInFault('refused', answer.get('error') ?? undefined);
  return { token: await exchange(code, attempt, tools), returnTo: attempt.returnTo };
}

function takeAttempt(drawer: Drawer): Attempt | undefined {
  const kept = drawer.getItem(attemptKey);
  drawer.removeItem(attemptKey);
  if (kept === null) return undefined;
  const attempt = new JsonCursor(JSON.parse(kept));
  return {
    state: attempt.at('state').text(),
    nonce: attempt.at('nonce').text(),
    verifier: attempt.at('verifier').text(),
    issuer: attempt.at('issuer').text(),
    clientId: attempt.at('clientId').text(),
    tokenEndpoint: attempt.at('tokenEndpoint').text(),
    returnTo: attempt.at('returnTo').text(),
  };
}

async function exchange(code: string, attempt: Attempt, { fetch, redirectUri }: SignInTools): Promise<string> {
  const response = await fetch(attempt.tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: attempt.clientId,
      code_verifier: attempt.verifier,
    }),
  }).catch((error: unknown) => {
    throw new SignInFault('provider-unreachable', error);
  });
  // A code is good once and not for long: with another one it may go.
  if (!response.ok) throw new SignInFault(response.status < 500 ? 'refused' : 'provider-unreachable', response.status);
  try {
    const tokens = new JsonCursor(await response.json());
    checkIdToken(tokens.at('id_token').text(), attempt);
    return tokens.at('access_token').text();
  } catch (error) {
    if (error instanceof SignInFault) throw error;
    throw new SignInFault('provider-unreachable', error);
  }
}

/**
 * Whether the answer is the one to this attempt. The token comes from the token endpoint itself, over a connection of our
 * own, so its signature need not be checked (OpenID Connect Core 1.0 §3.1.3.7, 6). Its times are not looked at: the API
 * judges them, and this machine's clock may be wrong.
 */
function checkIdToken(idToken: string, { nonce, issuer, clientId }: Attempt): void {
  const claims = new JsonCursor(JSON.parse(textOfBase64url(idToken.split('.')[1] ?? '')));
  const isOurs =
    claims.at('nonce').text() === nonce && claims.at('iss').text() === issuer && claims.at('aud').textOrTexts().includes(clientId);
  if (!isOurs) throw new SignInFault('not-asked');
}

async function challengeOf(verifier: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

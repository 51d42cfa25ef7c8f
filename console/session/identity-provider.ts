import { JsonCursor, UnexpectedAnswerError } from './json-cursor.ts';
import { SignInFault } from './sign-in-fault.ts';

/** How people sign in here, as the API tells it with the page. */
interface SignInSettings {
  readonly issuer: string;
  /** This page's id at the provider: a public client, without a secret. */
  readonly clientId: string;
  /** Space-separated; must hold `openid`. */
  readonly scope: string;
}

/** The provider's addresses, from its discovery document. */
export interface IdentityProvider {
  readonly settings: SignInSettings;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** Where the provider's own session is ended, if it can be. */
  readonly endSessionEndpoint: string | undefined;
}

export type Fetch = (address: string, init?: RequestInit) => Promise<Response>;

/**
 * Asks the provider that the API trusts for its addresses (OpenID Connect Discovery 1.0 §4).
 * @param told what the page tells of signing in, as JSON
 * @throws SignInFault `provider-unreachable`
 */
export async function findIdentityProvider(fetch: Fetch, told: string): Promise<IdentityProvider> {
  try {
    const page = new JsonCursor(JSON.parse(told));
    const settings = { issuer: page.at('issuer').text(), clientId: page.at('clientId').text(), scope: page.at('scope').text() };
    const document = await readJson(fetch, `${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    // §4.3: a document of another issuer is somebody else's.
    document.at('issuer').oneOf([settings.issuer]);
    return {
      settings,
      authorizationEndpoint: document.at('authorization_endpoint').text(),
      tokenEndpoint: document.at('token_endpoint').text(),
      endSessionEndpoint: document.at('end_session_endpoint').maybe((address) => address.text()),
    };
  } catch (error) {
    // fetch throws TypeError when nobody answers, JSON.parse SyntaxError.
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof UnexpectedAnswerError) {
      throw new SignInFault('provider-unreachable', error);
    }
    throw error;
  }
}

async function readJson(fetch: Fetch, address: string): Promise<JsonCursor> {
  const response = await fetch(address);
  if (!response.ok) throw new UnexpectedAnswerError(address, `success (${response.status})`);
  return new JsonCursor(await response.json());
}

/**
 * Where the provider ends its own session and leads back to `returnTo` (OpenID Connect RP-Initiated Logout 1.0 §2), so that
 * the next reader at this machine is asked who they are. Undefined where the provider offers none.
 */
export function endSessionAddress({ settings, endSessionEndpoint }: IdentityProvider, returnTo: string): string | undefined {
  if (endSessionEndpoint === undefined) return undefined;
  const address = new URL(endSessionEndpoint);
  address.searchParams.set('client_id', settings.clientId);
  address.searchParams.set('post_logout_redirect_uri', returnTo);
  // Amazon Cognito's name for the same: https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
  address.searchParams.set('logout_uri', returnTo);
  return address.href;
}

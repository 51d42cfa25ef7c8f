import * as z from 'zod';

/** A valid authorization request: what the client asked for, and where the answer goes. */
export interface SignInRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly scope: string;
  readonly state?: string;
  readonly nonce?: string;
}

/** An error that the client may be told by a redirect (RFC 6749 §4.1.2.1). */
interface SignInError {
  readonly error: string;
  readonly description: string;
}

/** What an issuer makes of a request: show the people, send the browser back with an error, or let it go nowhere. */
export type SignInReading =
  | {
      readonly kind: 'valid';
      readonly request: SignInRequest;
      /** Who the client says it is (`login_hint`, OpenID Connect Core §3.1.2.1), unless it wants somebody chosen anew. */
      readonly hint?: string;
    }
  | { readonly kind: 'send-back'; readonly redirectUri: string; readonly state?: string; readonly error: SignInError }
  | { readonly kind: 'refused'; readonly reason: string };

// S256 makes 43 characters of base64url of every verifier (RFC 7636 §4.2).
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

const optionalText = z.string().max(2000).optional();

const parametersSchema = z.object({
  response_type: z.literal('code', 'response_type is code'),
  response_mode: z.literal('query', 'response_mode is query').optional(),
  code_challenge: z.string('code_challenge is required (PKCE)').regex(CHALLENGE, 'code_challenge is base64url of a SHA-256'),
  code_challenge_method: z.literal('S256', 'code_challenge_method is S256'),
  scope: z
    .string('scope is required')
    .max(500)
    .refine((scope) => scope.split(' ').includes('openid'), 'scope contains openid'),
  nonce: optionalText,
  login_hint: optionalText,
});

/**
 * Judges the parameters of `GET …/authorize` (RFC 6749 §4.1.1, RFC 7636, OpenID Connect Core §3.1.2). A client or an
 * address that is not known gets no redirect at all, or the issuer would send browsers wherever a link says.
 * @param origin the only one that codes are sent to
 */
export function readSignIn(
  parameters: URLSearchParams,
  { clients, origin }: { readonly clients: readonly string[]; readonly origin: string },
): SignInReading {
  const repeated = [...new Set(parameters.keys())].find((name) => parameters.getAll(name).length > 1);
  const clientId = parameters.get('client_id') ?? '';
  const redirectUri = parameters.get('redirect_uri') ?? '';
  if (repeated !== undefined) return { kind: 'refused', reason: `${repeated} is given twice.` };
  if (!clients.includes(clientId)) return { kind: 'refused', reason: 'client_id is not a client of this issuer.' };
  if (!isAddressOf(origin, redirectUri)) return { kind: 'refused', reason: `redirect_uri is no address on ${origin}.` };
  const state = parameters.get('state') ?? undefined;
  const parsed = parametersSchema.safeParse(Object.fromEntries(parameters));
  if (!parsed.success || parameters.get('prompt') === 'none') {
    const error = errorOf(parameters, parsed.error?.issues[0]?.message);
    return { kind: 'send-back', redirectUri, ...(state === undefined ? {} : { state }), error };
  }
  const { code_challenge: codeChallenge, scope, nonce, login_hint: hint } = parsed.data;
  return {
    kind: 'valid',
    request: {
      clientId,
      redirectUri,
      codeChallenge,
      scope,
      ...(state === undefined ? {} : { state }),
      ...(nonce === undefined ? {} : { nonce }),
    },
    ...(hint === undefined || parameters.get('prompt') === 'login' ? {} : { hint }),
  };
}

/** @param problem undefined when the request is well formed and only asks to see nothing, which takes a session */
function errorOf(parameters: URLSearchParams, problem: string | undefined): SignInError {
  if (problem === undefined) return { error: 'login_required', description: 'There are no sessions here: somebody has to be chosen' };
  const type = parameters.get('response_type');
  const isOtherType = type !== null && type !== 'code';
  return { error: isOtherType ? 'unsupported_response_type' : 'invalid_request', description: problem };
}

/** The address the browser goes back to: parameters are added to those it has. */
export function answerAddress(redirectUri: string, answer: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

/** The parameters of a request again, for the form that goes on with it. */
export function signInParameters({ clientId, redirectUri, codeChallenge, scope, state, nonce }: SignInRequest): Record<string, string> {
  return {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
    scope,
    ...(state === undefined ? {} : { state }),
    ...(nonce === undefined ? {} : { nonce }),
  };
}

/** Written as a browser would read it, so that no spelling leads elsewhere than it seems to. */
function isAddressOf(origin: string, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  const hasExtras = url.username !== '' || url.password !== '' || address.includes('#') || address.includes('\\');
  return url.origin === origin && address.startsWith(`${origin}/`) && !hasExtras;
}

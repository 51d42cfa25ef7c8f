import type { Clock } from '../clock/virtual-clock.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import { CodeStore, type CodeExchange } from './code-store.ts';
import { issuerAddresses } from './discovery.ts';
import type { Person } from './person.ts';
import { answerAddress, readSignIn, type SignInReading, type SignInRequest } from './sign-in-request.ts';
import { answerToken } from './token-endpoint.ts';

/** How browsers sign in; the pages show it. */
export interface SignIn {
  /** The path of the authorization endpoint, and of the token endpoint. */
  readonly authorizePath: string;
  readonly tokenPath: string;
  read(parameters: URLSearchParams): SignInReading;
  /** Where the browser goes when somebody has been chosen: back with a code. Undefined when nobody has this id. */
  choose(personId: string, request: SignInRequest): string | undefined;
  /** Where it goes with an error. */
  sendBack(reading: Extract<SignInReading, { kind: 'send-back' }>): string;
  /** The token endpoint. */
  exchange(request: WireRequest): Promise<WireResponse>;
}

interface SignInOptions {
  readonly issuer: string;
  /** Public clients; codes are sent to addresses on the issuer's own origin only. */
  readonly clients: readonly string[];
  readonly people: readonly Person[];
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * The authorization code flow with PKCE: there is no session here, every sign-in asks who it is.
 * @param tokensFor the token endpoint's answer for somebody who was chosen
 */
export function createSignIn(
  { issuer, clients, people, clock }: SignInOptions,
  tokensFor: (person: Person, request: SignInRequest) => Promise<object>,
): SignIn {
  const codes = new CodeStore(clock);
  const { authorize, token } = issuerAddresses(issuer);
  const { origin } = new URL(issuer);
  const redeem = async (exchange: CodeExchange): Promise<object | undefined> => {
    const grant = codes.redeem(exchange);
    return grant && tokensFor(grant.person, grant.request);
  };
  return {
    authorizePath: new URL(authorize).pathname,
    tokenPath: new URL(token).pathname,
    read: (parameters) => readSignIn(parameters, { clients, origin }),
    choose: (personId, request) => {
      const person = people.find(({ id }) => id === personId);
      if (person === undefined) return undefined;
      return answerAddress(request.redirectUri, { code: codes.issue({ person, request }), state: request.state, iss: issuer });
    },
    sendBack: ({ redirectUri, state, error: { error, description } }) =>
      answerAddress(redirectUri, { error, error_description: description, state, iss: issuer }),
    exchange: (request) => answerToken(request, redeem),
  };
}

import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock/virtual-clock.ts';
import { LambdaServiceError, type LambdaInvoker } from '../lambda/invoker.ts';
import type { WireRequest } from '../wire.ts';
import { preflightResponse, withCorsHeaders } from './cors.ts';
import { functionResponse, type GatewayResponse } from './function-response.ts';
import type { HttpApi, Route } from './http-api.ts';
import { IssuerKeys, type FetchJson } from './issuer-keys.ts';
import { authorizeToken, type AuthorizedToken } from './jwt-authorizer.ts';
import { requestEvent, type RequestFacts } from './request-event.ts';
import { matchRoute } from './route-table.ts';

export interface GatewayOptions {
  readonly api: HttpApi;
  readonly lambda: LambdaInvoker;
  readonly clock: Clock;
  /** How an issuer's discovery document and keys are fetched; over HTTP unless given. */
  readonly fetchJson?: FetchJson;
  /** Request ids; random unless given. */
  readonly newRequestId?: () => string;
}

export type GatewayHandler = (request: WireRequest) => Promise<GatewayResponse>;

const LARGEST_BODY = 10 * 1024 * 1024;
const TIMED_OUT = Symbol('timed out');

/** An HTTP API (API Gateway v2) on the wire: route, authorize, invoke, answer; errors in API Gateway's own words. */
export function createGateway(options: GatewayOptions): GatewayHandler {
  const { api, clock } = options;
  const newRequestId = options.newRequestId ?? (() => `${randomBytes(11).toString('base64url')}=`);
  const issuers = new Map<string, IssuerKeys>();
  for (const { authorizer } of api.routes) {
    if (authorizer) issuers.set(authorizer.issuer, new IssuerKeys(authorizer.issuer, options.fetchJson));
  }

  const authorize = async (route: Route, request: WireRequest): Promise<AuthorizedToken | undefined | Refusal> => {
    if (route.authorizer === undefined) return undefined;
    const keys = issuers.get(route.authorizer.issuer);
    if (keys === undefined) return UNAUTHORIZED;
    const identity = request.headers[route.authorizer.header];
    const result = await authorizeToken(identity, route.authorizer, route.scopes, { keys, clock });
    if (result.outcome === 'authorized') return result.token;
    return result.outcome === 'forbidden' ? FORBIDDEN : UNAUTHORIZED;
  };

  const answer = async (request: WireRequest, requestId: string): Promise<GatewayResponse> => {
    if (request.body.length > LARGEST_BODY) return refusal(413, 'Request Entity Too Large');
    const match = matchRoute(api.routes, request.method, request.path);
    if (match === undefined) return refusal(404, 'Not Found');
    const token = await authorize(match.route, request);
    if (token !== undefined && 'status' in token) return token;
    const { route, pathParameters } = match;
    const facts: RequestFacts = { api, routeKey: route.key.text, pathParameters, requestId, at: Math.floor(clock.now()), token };
    return integrate(options.lambda, route, JSON.stringify(requestEvent(request, facts)));
  };

  const respond = async (request: WireRequest, requestId: string): Promise<GatewayResponse> => {
    if (api.cors === undefined) return answer(request, requestId);
    const preflight = preflightResponse(api.cors, request);
    return preflight ?? withCorsHeaders(api.cors, request, await answer(request, requestId));
  };

  return (request) =>
    clock.busy(async () => {
      const requestId = newRequestId();
      const response = await respond(request, requestId);
      return { ...response, headers: { ...response.headers, 'apigw-requestid': requestId } };
    });
}

type Refusal = GatewayResponse;

function refusal(status: number, message: string, headers: Record<string, string> = {}): Refusal {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ message }) };
}

const UNAUTHORIZED = refusal(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
const FORBIDDEN = refusal(403, 'Forbidden', { 'www-authenticate': 'Bearer error="insufficient_scope"' });

async function integrate(lambda: LambdaInvoker, route: Route, event: string): Promise<GatewayResponse> {
  const { functionArn, timeoutMs } = route.integration;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<typeof TIMED_OUT>((resolve) => (timer = setTimeout(() => resolve(TIMED_OUT), timeoutMs)));
  try {
    const result = await Promise.race([lambda.invoke(functionArn, event), timeout]);
    if (result === TIMED_OUT) return refusal(503, 'Service Unavailable');
    const response = result.functionError === undefined ? functionResponse(result.payload) : undefined;
    return response ?? refusal(500, 'Internal Server Error');
  } catch (error) {
    if (!(error instanceof LambdaServiceError)) throw error;
    return error.code === 'TooManyRequestsException' ? refusal(503, 'Service Unavailable') : refusal(500, 'Internal Server Error');
  } finally {
    clearTimeout(timer);
  }
}

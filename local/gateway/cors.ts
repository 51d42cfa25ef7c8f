import type { WireRequest, WireResponse } from '../wire.ts';
import type { CorsConfiguration } from './http-api.ts';

/** The gateway's own answer to a preflight request; undefined when the request is none. */
export function preflightResponse(cors: CorsConfiguration, request: WireRequest): WireResponse | undefined {
  const method = request.headers['access-control-request-method'];
  if (request.method !== 'OPTIONS' || request.headers['origin'] === undefined || method === undefined) return undefined;
  const origin = originHeaders(cors, request.headers['origin']);
  if (origin === undefined) return { status: 204, headers: {}, body: '' };
  return {
    status: 204,
    headers: {
      ...origin,
      ...joined('access-control-allow-methods', cors.allowMethods),
      ...joined('access-control-allow-headers', cors.allowHeaders),
      ...(cors.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(cors.maxAgeSeconds) }),
    },
    body: '',
  };
}

/** Where CORS is configured the function's own CORS headers give way to the API's. */
export function withCorsHeaders<R extends WireResponse>(cors: CorsConfiguration, request: WireRequest, response: R): R {
  const own = Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-'));
  const origin = originHeaders(cors, request.headers['origin']);
  const added = origin && { ...origin, ...joined('access-control-expose-headers', cors.exposeHeaders) };
  return { ...response, headers: { ...Object.fromEntries(own), ...added } };
}

function originHeaders(cors: CorsConfiguration, origin: string | undefined): Record<string, string> | undefined {
  if (origin === undefined) return undefined;
  const isAllowed = cors.allowOrigins.some((allowed) => allowed === '*' || matches(allowed, origin));
  if (!isAllowed) return undefined;
  return {
    'access-control-allow-origin': cors.allowOrigins.includes('*') ? '*' : origin,
    ...(cors.allowCredentials ? { 'access-control-allow-credentials': 'true' } : {}),
    vary: 'origin',
  };
}

/** `https://*` and the like: a prefix up to the asterisk. */
function matches(allowed: string, origin: string): boolean {
  return allowed.endsWith('*') ? origin.startsWith(allowed.slice(0, -1)) : allowed === origin;
}

function joined(name: string, values: readonly string[]): Record<string, string> {
  return values.length === 0 ? {} : { [name]: values.join(',') };
}

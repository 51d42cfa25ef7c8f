import type { WireRequest } from '../wire.ts';
import type { HttpApi } from './http-api.ts';
import type { AuthorizedToken } from './jwt-authorizer.ts';

/** What the gateway knows of a request besides its bytes. */
export interface RequestFacts {
  readonly api: Pick<HttpApi, 'apiId' | 'accountId' | 'stage'>;
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly requestId: string;
  /** Milliseconds since the epoch, virtual. */
  readonly at: number;
  readonly token: AuthorizedToken | undefined;
}

/**
 * The Lambda event of payload format 2.0, keys in AWS's order; what a request lacks (query, cookies, body …) is left
 * out, not null. The gateway only listens on loopback, so that is the source address.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function requestEvent(request: WireRequest, facts: RequestFacts): Record<string, unknown> {
  const { cookie, ...headers } = request.headers;
  const host = headers['host'] ?? 'localhost';
  const path = decode(request.path);
  return {
    version: '2.0',
    routeKey: facts.routeKey,
    rawPath: path,
    rawQueryString: request.query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(';').map((one) => one.trim()) }),
    headers: {
      ...headers,
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-port': /:(\d+)$/.exec(host)?.[1] ?? '80',
      'x-forwarded-proto': 'http',
    },
    ...whenFilled('queryStringParameters', queryParameters(request.query)),
    requestContext: {
      accountId: facts.api.accountId,
      apiId: facts.api.apiId,
      ...(facts.token === undefined ? {} : { authorizer: { jwt: facts.token } }),
      domainName: host,
      domainPrefix: host.split('.')[0],
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: facts.requestId,
      routeKey: facts.routeKey,
      stage: facts.api.stage,
      time: logTime(facts.at),
      timeEpoch: facts.at,
    },
    ...whenFilled('pathParameters', decodeAll(facts.pathParameters)),
    ...bodyFields(request),
  };
}

function whenFilled(name: string, record: Record<string, string>): Record<string, unknown> {
  return Object.keys(record).length === 0 ? {} : { [name]: record };
}

/** A name given several times gives its values joined by commas. */
function queryParameters(query: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters[name];
    parameters[name] = before === undefined ? value : `${before},${value}`;
  }
  return parameters;
}

function decodeAll(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, decode(value)]));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Text of these types travels as it is; everything else, forms included, arrives in base64.
const TEXT_TYPE = /^(text\/|application\/(json|javascript|xml)\b|[^;]+\+(json|xml)\b)/i;

function bodyFields(request: WireRequest): Record<string, unknown> {
  if (request.body.length === 0) return { isBase64Encoded: false };
  const isText = TEXT_TYPE.test(request.headers['content-type'] ?? 'text/plain');
  return { body: request.body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12/Mar/2020:19:03:58 +0000`, the common log format. */
function logTime(at: number): string {
  const [date = '', time = ''] = new Date(at).toISOString().split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`;
}

import { randomUUID } from 'node:crypto';
import type { Clock } from './clock/virtual-clock.ts';
import { isLambdaPath } from './lambda/lambda-wire.ts';
import type { S3 } from './s3/s3.ts';
import type { WireHandler, WireRequest, WireResponse } from './wire.ts';

/** The services behind the one address that `AWS_ENDPOINT_URL` names. */
interface EndpointServices {
  readonly dynamodb: WireHandler;
  readonly states: WireHandler;
  readonly events: WireHandler;
  readonly lambda: WireHandler;
  readonly ses: WireHandler;
  readonly s3: Pick<S3, 'handle' | 'takes'>;
}

export interface EndpointOptions {
  readonly services: EndpointServices;
  readonly accountId: string;
  readonly clock: Clock;
}

/**
 * Tells the services apart as their protocols do: by the prefix of `X-Amz-Target` (AWS JSON), by path (REST) or by
 * `Action` in a form (query protocol). Any other service is refused by name, in the form its clients can read.
 */
export function createEndpoint({ services, accountId, clock }: EndpointOptions): WireHandler {
  const targets = new Map([
    ['DynamoDB_20120810', services.dynamodb],
    ['AWSStepFunctions', services.states],
    ['AWSEvents', services.events],
  ]);
  return (request) =>
    clock.busy(async () => {
      // What a page in a browser was given leave to do stands in an address or a form that was signed for it: S3 checks that itself.
      const isFromPage = isFromBrowser(request);
      if (services.s3.takes(request) && !(isFromPage && 'authorization' in request.headers)) return services.s3.handle(request);
      if (isFromPage) return FORBIDDEN;
      const target = request.headers['x-amz-target'];
      if (target !== undefined) {
        const prefix = target.slice(0, target.lastIndexOf('.'));
        return (targets.get(prefix) ?? refuse)(request);
      }
      if (isLambdaPath(request.path)) return services.lambda(request);
      if (request.path.startsWith('/v2/email/')) return services.ses(request);
      if (request.method === 'POST' && isForm(request)) return query(request, services.ses, accountId);
      return refuse(request);
    });
}

// There are no credentials to check here, so a page in a browser must not reach what any program on this machine may:
// it shows itself by its origin, or, with a name that was made to resolve to loopback, by its host.
function isFromBrowser(request: WireRequest): boolean {
  const host = (request.headers['host'] ?? '').replace(/:\d+$/, '').toLowerCase();
  return request.headers['origin'] !== undefined || !['127.0.0.1', 'localhost', '[::1]'].includes(host);
}

const FORBIDDEN: WireResponse = {
  status: 403,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    __type: 'AccessDeniedException',
    message: 'These services answer programs on this machine, not pages in a browser',
  }),
};

function isForm(request: WireRequest): boolean {
  return (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

async function query(request: WireRequest, ses: WireHandler, accountId: string): Promise<WireResponse> {
  const form = new URLSearchParams(request.body.toString());
  // The API version in a query request is the service's own: 2011-06-15 is STS, 2010-12-01 is SES.
  if (form.get('Version') === '2010-12-01') return ses(request);
  if (form.get('Action') === 'GetCallerIdentity' && form.get('Version') === '2011-06-15') return callerIdentity(accountId);
  return refuse(request);
}

function callerIdentity(accountId: string): WireResponse {
  const result = `<Arn>arn:aws:iam::${accountId}:root</Arn><UserId>${accountId}</UserId><Account>${accountId}</Account>`;
  return xml(
    200,
    `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>${result}</GetCallerIdentityResult>` +
      `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></GetCallerIdentityResponse>`,
  );
}

async function refuse(request: WireRequest): Promise<WireResponse> {
  const message = `The embedded cloud does not support ${describe(request)}: see SUPPORT.md of embedded-cloud`;
  if (request.headers['x-amz-target'] !== undefined) {
    const headers = { 'content-type': request.headers['content-type'] ?? 'application/x-amz-json-1.1', 'x-amzn-requestid': randomUUID() };
    return { status: 400, headers, body: JSON.stringify({ __type: 'UnknownOperationException', message }) };
  }
  const error = `<Code>NotImplemented</Code><Message>${escapeXml(message)}</Message>`;
  // S3 errors stand alone, those of the query protocol are wrapped; a client reads the one it knows.
  return isForm(request)
    ? xml(501, `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`)
    : xml(501, `<Error>${error}<RequestId>${randomUUID()}</RequestId></Error>`);
}

/** The service by its name in the signature's scope, and the operation as far as the request shows it. */
function describe(request: WireRequest): string {
  const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(request.headers['authorization'] ?? '')?.[1];
  const action = isForm(request) ? new URLSearchParams(request.body.toString()).get('Action') : undefined;
  const operation = request.headers['x-amz-target'] ?? action ?? `${request.method} ${request.path}`;
  return service === undefined ? operation : `${service} (${operation})`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function xml(status: number, body: string): WireResponse {
  return { status, headers: { 'content-type': 'text/xml' }, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` };
}

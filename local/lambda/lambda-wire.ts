import { randomUUID } from 'node:crypto';
import type { WireRequest, WireResponse } from '../wire.ts';
import type { AsyncInvocations } from './async-invocations.ts';
import { LambdaServiceError } from './invoker.ts';
import type { Lambda } from './lambda.ts';

const INVOKE_PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

const STATUS: Readonly<Record<string, number>> = {
  ResourceNotFoundException: 404,
  TooManyRequestsException: 429,
  RequestTooLargeException: 413,
  ServiceException: 500,
};

/** True for paths of the Lambda API, supported or not. */
export function isLambdaPath(path: string): boolean {
  return /^\/20\d\d-\d\d-\d\d\/(functions|event-source-mappings|layers|account-settings|tags|code-signing-configs)/.test(path);
}

/** The Invoke API; every other operation of Lambda is refused. @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export async function handleLambda(lambda: Lambda, events: AsyncInvocations, request: WireRequest): Promise<WireResponse> {
  const match = INVOKE_PATH.exec(request.path);
  const requestId = randomUUID();
  try {
    if (match === null || request.method !== 'POST') {
      throw new LambdaServiceError(
        'NotImplemented',
        `The embedded Lambda does not support ${request.method} ${request.path}: functions come from a template`,
      );
    }
    return await invoke(lambda, events, request, decodeURIComponent(match[1] ?? ''), requestId);
  } catch (error) {
    if (!(error instanceof LambdaServiceError)) throw error;
    return {
      status: STATUS[error.code] ?? 501,
      headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId, 'x-amzn-errortype': error.code },
      body: JSON.stringify({ Type: 'User', Message: error.message, message: error.message }),
    };
  }
}

async function invoke(
  lambda: Lambda,
  events: AsyncInvocations,
  request: WireRequest,
  name: string,
  requestId: string,
): Promise<WireResponse> {
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  const payload = request.body.toString();
  const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId, 'x-amz-executed-version': '$LATEST' };
  const { arn } = lambda.definition(name);
  if (type === 'DryRun') return { status: 204, headers, body: '' };
  if (type === 'Event') {
    events.accept(arn, payload);
    return { status: 202, headers, body: '' };
  }
  const result = await lambda.invokeAs(requestId, name, payload);
  const failure: Record<string, string> = result.functionError === undefined ? {} : { 'x-amz-function-error': result.functionError };
  return { status: 200, headers: { ...headers, ...failure }, body: result.payload };
}

import { randomUUID } from 'node:crypto';
import type { WireHandler, WireResponse } from '../wire.ts';
import { StatesServiceError } from './states-service-error.ts';

const TARGET = /^AWSStepFunctions\.(?<operation>[A-Za-z]+)$/;

/** AWS JSON 1.0 over HTTP: the operation in `X-Amz-Target`, JSON in and out, errors as `{__type, message}` with 400. */
export function wireHandler(call: (operation: string, input: unknown) => Promise<unknown>): WireHandler {
  return async (request) => {
    const operation = TARGET.exec(request.headers['x-amz-target'] ?? '')?.groups?.['operation'];
    try {
      if (operation === undefined) throw new StatesServiceError('UnknownOperationException', 'Unknown operation');
      return respond(200, await call(operation, parse(request.body)));
    } catch (error) {
      if (error instanceof StatesServiceError) return respond(400, { __type: error.code, message: error.message });
      return respond(500, { __type: 'InternalFailure', message: error instanceof Error ? error.message : 'Unknown' });
    }
  };
}

function parse(body: Buffer): unknown {
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString());
  } catch {
    throw new StatesServiceError('SerializationException', 'The request is not JSON');
  }
}

const respond = (status: number, body: unknown): WireResponse => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() },
  body: JSON.stringify(body),
});

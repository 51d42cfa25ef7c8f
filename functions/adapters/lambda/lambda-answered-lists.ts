import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { lean, withOneSigner } from '#functions/adapters/lean-client.ts';
import * as z from 'zod';
import { Refusal } from '#core/errors/refusal.ts';
import type { AnsweredLists } from '#core/ports/answered-lists.ts';

const eventSchema = z.looseObject({
  headers: z.record(z.string(), z.string()),
  requestContext: z.looseObject({ http: z.looseObject({}) }),
});
const answerSchema = z.object({ statusCode: z.int(), body: z.string() });

/**
 * Asks the function that answers a path what it would answer to the same person: over Lambda, so that no address and no token is needed.
 */
export function lambdaAnsweredLists(functionOf: (path: string) => string): AnsweredLists {
  const client = withOneSigner(new LambdaClient({ ...lean, retryMode: 'standard', maxAttempts: 3 }));
  return {
    async read(event, path) {
      const asked = eventSchema.parse(event);
      const [rawPath = '', rawQueryString = ''] = path.split('?');
      const { body: _body, queryStringParameters: _query, pathParameters: _parameters, ...rest } = asked;
      const request = {
        ...rest,
        rawPath,
        rawQueryString,
        isBase64Encoded: false,
        requestContext: { ...asked.requestContext, http: { ...asked.requestContext.http, method: 'GET', path: rawPath } },
      };
      const { Payload } = await client.send(new InvokeCommand({ FunctionName: functionOf(path), Payload: JSON.stringify(request) }));
      const { statusCode, body } = answerSchema.parse(JSON.parse(new TextDecoder().decode(Payload)));
      const told: unknown = JSON.parse(body);
      if (statusCode === 200) return told;
      throw refusalOf(statusCode);
    },
  };
}

function refusalOf(status: number): Error {
  if (status === 403) return new Refusal('NotAllowedError', { command: 'list' });
  if (status === 404) return new Refusal('NotFoundError');
  return status < 500 ? new Refusal('InvalidRequestError') : new Error(`the API answered ${status}`);
}

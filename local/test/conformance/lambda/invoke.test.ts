import { fileURLToPath } from 'node:url';
import { CreateFunctionCommand, InvokeCommand, LambdaClient, ListFunctionsCommand, type InvokeCommandInput } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { serveHttp, type HttpServer } from '../../../cloud/http-server.ts';
import { AsyncInvocations } from '../../../lambda/async-invocations.ts';
import { FailureDestination } from '../../../lambda/failure-destination.ts';
import type { FunctionDefinition } from '../../../lambda/function-definition.ts';
import type { LambdaInvoker } from '../../../lambda/invoker.ts';
import { Lambda } from '../../../lambda/lambda.ts';
import { handleLambda } from '../../../lambda/lambda-wire.ts';
import { onFailure } from '../../../lambda/on-failure.ts';

const MINUTE = 60_000;
const definition: FunctionDefinition = {
  name: 'probe',
  arn: 'arn:aws:lambda:us-east-1:000000000000:function:probe',
  file: fileURLToPath(new URL('../../unit/lambda/functions/probe.mjs', import.meta.url)),
  handler: 'handler',
  timeoutSeconds: 5,
  memoryMb: 128,
  environment: {},
  concurrency: undefined,
};

const clock = new VirtualClock();
let lambda: Lambda;
let events: AsyncInvocations;
let failures: FailureDestination;
let server: HttpServer;
let client: LambdaClient;
/** What the asynchronous path invoked; each call answers as `outcomes` says. */
const invoked: string[] = [];
let outcomes: boolean[] = [];

const recorder: LambdaInvoker = {
  invoke: async (_name, payload) => {
    invoked.push(payload);
    return outcomes.shift() === false ? { payload: '{}', functionError: 'Unhandled' } : { payload: 'null' };
  },
};

beforeAll(async () => {
  lambda = new Lambda({ clock, region: 'us-east-1', endpointUrl: 'http://127.0.0.1:9', logDirectory: undefined });
  lambda.register(definition);
  lambda.register({ ...definition, name: 'off', concurrency: 0 });
  failures = new FailureDestination(':memory:');
  const queues = new Map([[definition.arn, 'arn:aws:sqs:us-east-1:000000000000:given-up']]);
  const onGivenUp = onFailure({ clock, failures, queues });
  events = new AsyncInvocations({ clock, lambda: recorder, databasePath: ':memory:', retries: new Map(), onGivenUp });
  server = await serveHttp({ port: 0, handle: (request) => handleLambda(lambda, events, request), now: Date.now, onError: console.error });
  client = new LambdaClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
});

afterAll(async () => {
  client.destroy();
  await server.close();
  await lambda.close();
  events.stop();
  failures.close();
  clock.stop();
});

beforeEach(() => {
  invoked.length = 0;
  outcomes = [];
});

const invoke = (input: Partial<InvokeCommandInput> & { event?: object }) =>
  client.send(new InvokeCommand({ FunctionName: 'probe', Payload: JSON.stringify(input.event ?? { do: 'nothing' }), ...input }));

describe('Invoke, RequestResponse', () => {
  it.each(['probe', definition.arn, `${definition.arn}:live`, '000000000000:function:probe'])(
    'finds the function by %s',
    async (FunctionName) => {
      const result = await invoke({ FunctionName, event: { do: 'echo', text: '提案' } });
      expect(JSON.parse(result.Payload!.transformToString())).toEqual({ do: 'echo', text: '提案' });
      expect([result.StatusCode, result.ExecutedVersion, result.FunctionError]).toEqual([200, '$LATEST', undefined]);
    },
  );

  it('marks the answer of a function that failed', async () => {
    const result = await invoke({ event: { do: 'fail' } });
    expect([result.StatusCode, result.FunctionError]).toEqual([200, 'Unhandled']);
    expect(JSON.parse(result.Payload!.transformToString())).toMatchObject({ errorType: 'LetterMissingError', errorMessage: 'no letter' });
  });

  it('uses the request id of the answer as the invocation’s', async () => {
    const result = await invoke({ event: { do: 'context' } });
    expect(JSON.parse(result.Payload!.transformToString()).awsRequestId).toBe(result.$metadata.requestId);
  });

  it.each([
    ['an unknown function', { FunctionName: 'nobody' }, 'ResourceNotFoundException', 404],
    ['a throttled one', { FunctionName: 'off' }, 'TooManyRequestsException', 429],
    ['too large a request', { event: { text: 'x'.repeat(6_300_000) } }, 'RequestTooLargeException', 413],
  ])('refuses %s as Lambda does', async (_name, input, name, status) => {
    await expect(invoke(input)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
  });
});

describe('Invoke, the other types', () => {
  it('Event answers 202 and runs the function afterwards', async () => {
    const result = await invoke({ InvocationType: 'Event', event: { n: 1 } });
    expect(result.StatusCode).toBe(202);
    await clock.whenQuiet();
    expect(invoked).toEqual(['{"n":1}']);
  });

  it('Event tries a function that fails twice more, after one and two minutes', async () => {
    outcomes = [false, false, false, false];
    await invoke({ InvocationType: 'Event', event: { n: 2 } });
    const counts: number[] = [];
    for (const wait of [0, 0.9, 0.2, 1.8, 0.3, 60]) {
      await clock.advanceTo(clock.now() + wait * MINUTE);
      counts.push(invoked.length);
    }
    expect(counts).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('Event puts what the function could not do into its failure queue, once, as AWS records it', async () => {
    const before = failures.list().length;
    outcomes = [false, true, false, false, false];
    await invoke({ InvocationType: 'Event', event: { n: 3 } });
    await clock.advanceTo(clock.now() + 60 * MINUTE);
    expect(failures.list()).toHaveLength(before);
    await invoke({ InvocationType: 'Event', event: { n: 4 } });
    await clock.advanceTo(clock.now() + 60 * MINUTE);
    const [failed, ...more] = failures.list().slice(before);
    expect(more).toEqual([]);
    expect(failed).toMatchObject({ queueArn: 'arn:aws:sqs:us-east-1:000000000000:given-up' });
    expect(JSON.parse(failed!.body)).toMatchObject({
      version: '1.0',
      requestContext: { functionArn: `${definition.arn}:$LATEST`, condition: 'RetriesExhausted', approximateInvokeCount: 3 },
      requestPayload: { n: 4 },
      responseContext: { statusCode: 200, functionError: 'Unhandled' },
      responsePayload: {},
    });
  });

  it('DryRun only looks whether the function is there', async () => {
    expect((await invoke({ InvocationType: 'DryRun' })).StatusCode).toBe(204);
    await expect(invoke({ InvocationType: 'DryRun', FunctionName: 'nobody' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

it('events that were accepted survive the process', async () => {
  const database = `file:async-${process.pid}?mode=memory&cache=shared`;
  const never: LambdaInvoker = { invoke: () => new Promise(() => undefined) };
  const first = new AsyncInvocations({ clock: new VirtualClock(), lambda: never, databasePath: database, retries: new Map() });
  first.accept(definition.arn, '{"n":3}');
  const second = new AsyncInvocations({ clock, lambda: recorder, databasePath: database, retries: new Map() });
  second.resume();
  await clock.whenQuiet();
  expect(invoked).toEqual(['{"n":3}']);
  first.stop();
  second.stop();
});

it.each([
  ['ListFunctions', () => client.send(new ListFunctionsCommand({}))],
  ['CreateFunction', () => client.send(new CreateFunctionCommand({ FunctionName: 'x', Role: 'r', Code: { ZipFile: new Uint8Array() } }))],
])('%s is refused by name', async (_name, send) => {
  await expect(send()).rejects.toThrow(/The embedded Lambda does not support (GET|POST) \/2015-03-31\/functions/);
});

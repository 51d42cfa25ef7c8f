import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import type { FunctionDefinition } from '../../../lambda/function-definition.ts';
import { Lambda, type LambdaOptions } from '../../../lambda/lambda.ts';

const functions = fileURLToPath(new URL('functions/', import.meta.url));
const DAY = 86_400_000;

function definition(overrides: Partial<FunctionDefinition> = {}): FunctionDefinition {
  return {
    name: 'probe',
    arn: 'arn:aws:lambda:us-east-1:000000000000:function:probe',
    file: join(functions, 'probe.mjs'),
    handler: 'handler',
    timeoutSeconds: 20,
    memoryMb: 128,
    environment: { DISTRICT: '云澜区' },
    concurrency: undefined,
    ...overrides,
  };
}

// What a function returns is as free as JSON; each test knows which.
// oxlint-disable-next-line typescript/no-explicit-any
type Value = any;

let clock: VirtualClock;
let lambda: Lambda;

function start(overrides: Partial<FunctionDefinition> = {}, options: Partial<LambdaOptions> = {}): void {
  clock = new VirtualClock();
  lambda = new Lambda({ clock, region: 'cn-north-1', endpointUrl: 'http://127.0.0.1:9', logDirectory: undefined, ...options });
  lambda.register(definition(overrides));
}

async function run(event: object): Promise<{ value: Value; functionError: string | undefined }> {
  const { payload, functionError } = await lambda.invoke('probe', JSON.stringify(event));
  return { value: JSON.parse(payload), functionError };
}

afterEach(async () => {
  await lambda.close();
  clock.stop();
});

describe('a function in its worker', () => {
  beforeEach(() => start());

  it('gets the event and returns its result', async () => {
    expect(await run({ do: 'echo', text: '提案' })).toEqual({ value: { do: 'echo', text: '提案' }, functionError: undefined });
    expect(await run({ do: 'nothing' })).toEqual({ value: null, functionError: undefined });
  });

  it('is loaded once and stays warm', async () => {
    await run({ do: 'calls' });
    expect((await run({ do: 'calls' })).value).toBe(2);
  });

  it('sees its own environment and nothing of the machine’s', async () => {
    process.env['HOST_SECRET'] = 'secret';
    const { value } = await run({ do: 'environment' });
    delete process.env['HOST_SECRET'];
    expect(value).toMatchObject({
      DISTRICT: '云澜区',
      AWS_REGION: 'cn-north-1',
      AWS_LAMBDA_FUNCTION_NAME: 'probe',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      LAMBDA_TASK_ROOT: functions.replace(/\/$/, ''),
      TZ: ':UTC',
    });
    for (const name of ['PATH', 'HOME', 'HOST_SECRET', 'NODE_OPTIONS']) expect(value).not.toHaveProperty(name);
  });

  it('gets Lambda’s context', async () => {
    const { value } = await run({ do: 'context' });
    expect(value).toMatchObject({
      functionName: 'probe',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:probe',
      memoryLimitInMB: '128',
      logGroupName: '/aws/lambda/probe',
    });
    expect(value.awsRequestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(value.remaining).toBeGreaterThan(15_000);
    expect(value.remaining).toBeLessThanOrEqual(20_000);
  });

  it('lives in virtual time', async () => {
    await run({ do: 'nothing' });
    const before = Date.now();
    await clock.advanceTo(clock.now() + 200 * DAY);
    const { value } = await run({ do: 'time' });
    for (const instant of [value.now, value.constructed, value.text]) {
      expect(instant - before).toBeGreaterThanOrEqual(200 * DAY - 1000);
      expect(instant - before).toBeLessThan(200 * DAY + 20_000);
    }
    expect(value.fixed).toBe(Date.UTC(2026, 2, 1));
    expect(value.isDate).toBe(true);
  });

  it('keeps virtual time still while it runs', async () => {
    const start = clock.now();
    const work = run({ do: 'wait', id: 1, ms: 30 });
    let advanced = false;
    const advance = clock.advanceTo(start + DAY).then(() => (advanced = true));
    await work;
    expect(advanced).toBe(false);
    await advance;
  });

  it('is found by ARN and by qualified name', async () => {
    for (const name of [
      'arn:aws:lambda:us-east-1:000000000000:function:probe',
      'probe:live',
      'arn:aws:lambda:us-east-1:000000000000:function:probe:1',
    ]) {
      expect((await lambda.invoke(name, '{"do":"nothing"}')).payload).toBe('null');
    }
  });
});

describe('failures have Lambda’s shape', () => {
  it.each([
    ['a thrown error', 'fail', { errorType: 'LetterMissingError', errorMessage: 'no letter' }],
    ['a thrown value', 'failWithText', { errorType: 'string', errorMessage: 'plain text', trace: [] }],
    ['a result that JSON cannot carry', 'unserialisable', { errorType: 'Runtime.MarshalError' }],
    ['a result over 6 MB', 'large', { errorType: 'Function.ResponseSizeTooLarge' }],
    [
      'process.exit',
      'exit',
      {
        errorType: 'Runtime.ExitError',
        errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Runtime exited with error: exit status 3$/),
      },
    ],
    ['an error out of turn', 'crashLater', { errorType: 'RangeError', errorMessage: 'out of turn' }],
    ['an unhandled rejection', 'rejectLater', { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'nobody listens' }],
    ['running out of memory', 'hog', { errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining('signal: killed') }],
  ])('%s', async (_name, action, expected) => {
    start();
    const { value, functionError } = await run({ do: action });
    expect(functionError).toBe('Unhandled');
    expect(value).toMatchObject(expected);
    expect((await run({ do: 'nothing' })).functionError).toBeUndefined();
  });

  it('tells where a thrown error came from', async () => {
    start();
    const { value } = await run({ do: 'fail' });
    expect(value.trace[0]).toBe('LetterMissingError: no letter');
    expect(value.trace[1]).toContain('probe.mjs');
  });

  it.each(['hang', 'spin'])('a function that does not end (%s) is ended at its time limit', async (action) => {
    start({ timeoutSeconds: 1 });
    const { value, functionError } = await run({ do: action });
    expect(functionError).toBe('Unhandled');
    expect(value).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/),
    });
    expect((await run({ do: 'calls' })).value).toBe(1);
  });

  it.each([
    ['export const handler = () => { syntax error', 'Runtime.UserCodeSyntaxError'],
    ["import 'no-such-package-anywhere'", 'Runtime.ImportModuleError'],
    ['export const other = 1', 'Runtime.HandlerNotFound'],
    ['export const handler = 42', 'Runtime.HandlerNotFound'],
    ["throw new TypeError('at load')", 'TypeError'],
  ])('a module that cannot be used: %s', async (source, errorType) => {
    const directory = mkdtempSync(join(tmpdir(), 'broken-'));
    writeFileSync(join(directory, 'index.mjs'), source);
    start({ file: join(directory, 'index.mjs') });
    const { value, functionError } = await run({});
    expect(functionError).toBe('Unhandled');
    expect(value.errorType).toBe(errorType);
    rmSync(directory, { recursive: true });
  });

  it('refuses an unknown function and a request over 6 MB', async () => {
    start();
    await expect(lambda.invoke('nobody', '{}')).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
    await expect(lambda.invoke('probe', `"${'x'.repeat(6_300_000)}"`)).rejects.toMatchObject({ code: 'RequestTooLargeException' });
  });
});

const waits = (count: number, ms: number) => Promise.all(Array.from({ length: count }, (_, id) => run({ do: 'wait', id, ms })));

describe('concurrency', () => {
  it('starts workers up to the reserved concurrency and queues the rest', async () => {
    start({ concurrency: 2 });
    const results = await waits(5, 5);
    expect(results.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4]);
    expect(lambda.counts().functions['probe']).toEqual({ workers: 2, invocations: 5 });
  });

  it('stays within the total, but never leaves a function without a worker', async () => {
    start({}, { totalConcurrency: 1 });
    lambda.register(definition({ name: 'other' }));
    await waits(3, 5);
    expect((await lambda.invoke('other', '{"do":"nothing"}')).payload).toBe('null');
    expect(lambda.counts().functions).toMatchObject({ probe: { workers: 1 }, other: { workers: 1, invocations: 1 } });
  });

  it('throttles beyond the queue, and always at reserved concurrency 0', async () => {
    start({ concurrency: 1 }, { longestQueue: 1 });
    const settled = await Promise.allSettled([0, 1, 2].map((id) => run({ do: 'wait', id, ms: 20 })));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    lambda.register(definition({ name: 'off', concurrency: 0 }));
    await expect(lambda.invoke('off', '{}')).rejects.toMatchObject({ code: 'TooManyRequestsException' });
  });

  it('ends workers when they idle, and starts one again when there is work', async () => {
    start({}, { idleMs: 20 });
    await waits(3, 10);
    await expect.poll(() => lambda.counts().functions['probe']?.workers).toBe(0);
    expect((await run({ do: 'nothing' })).functionError).toBeUndefined();
  });

  it('refuses what still waits when the cloud shuts down', async () => {
    start({ concurrency: 1 });
    const running = run({ do: 'hang' });
    const waiting = run({ do: 'nothing' });
    const refused = expect(waiting).rejects.toMatchObject({ code: 'ServiceException' });
    await lambda.close();
    await refused;
    expect((await running).functionError).toBe('Unhandled');
  });
});

describe('logs', () => {
  it('go to the function’s file, standard output and error alike', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'logs-'));
    start({}, { logDirectory: join(directory, 'logs') });
    await run({ do: 'print', text: '已签收' });
    await run({ do: 'fail' });
    const log = readFileSync(join(directory, 'logs', 'probe.log'), 'utf8');
    expect(log).toContain('已签收\nand an error\n');
    expect(log).toContain('LetterMissingError: no letter');
    rmSync(directory, { recursive: true });
  });
});

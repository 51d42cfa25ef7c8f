import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { FunctionError, testCloud, type FakeFunction, type TestCloud } from './cloud.ts';

const invoke = 'arn:aws:states:::lambda:invoke';
const token = '{% $states.context.Task.Token %}';
const ask = { Type: 'Task', Resource: `${invoke}.waitForTaskToken`, Arguments: { FunctionName: 'ask', Payload: { token } } };

let folder: string;
let path: string;
let open: TestCloud[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'states-'));
  path = join(folder, 'states.db');
  open = [];
});
afterEach(() => {
  for (const cloud of open) cloud.service.stop();
  rmSync(folder, { recursive: true });
});

function begin(functions: Record<string, FakeFunction> = {}): TestCloud {
  const cloud = testCloud(functions, { path });
  open.push(cloud);
  return cloud;
}

/** What is stored is all that the next process has: stopping writes nothing. */
async function restart(cloud: TestCloud, functions = cloud.lambda.functions): Promise<TestCloud> {
  cloud.service.stop();
  cloud.clock.stop();
  open = open.filter((other) => other !== cloud);
  const next = testCloud(functions, { path, clock: new VirtualClock({ offset: cloud.clock.shared[0]! }) });
  open.push(next);
  next.service.resume();
  await next.clock.whenQuiet();
  return next;
}

const succeed = async (cloud: TestCloud, taskToken: string, output: unknown): Promise<void> => {
  await cloud.service.call('SendTaskSuccess', { taskToken, output: JSON.stringify(output) });
  await cloud.clock.whenQuiet();
};

const failing: FakeFunction = () => new FunctionError({ errorType: 'E' });

const single = (state: object) => ({ StartAt: 'S', States: { S: { End: true, ...state } } });

describe('after a restart', () => {
  it('a wait keeps its deadline', async () => {
    let cloud = begin();
    const arn = await cloud.start(single({ Type: 'Wait', Seconds: 100 }));
    await cloud.advance(60);
    cloud = await restart(cloud);
    await cloud.advance(30);
    expect((await cloud.describe(arn)).status).toBe('RUNNING');
    await cloud.advance(11);
    expect((await cloud.describe(arn)).status).toBe('SUCCEEDED');
  });

  it('an open task keeps its token, and its function is not called again', async () => {
    let cloud = begin({ ask: () => null });
    const arn = await cloud.start(single({ ...ask, TimeoutSeconds: 500 }));
    const taskToken = cloud.lambda.calls[0]!.payload.token;
    cloud = await restart(cloud);
    expect(cloud.lambda.calls).toEqual([]);
    await succeed(cloud, taskToken, 'yes');
    expect(await cloud.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output: '"yes"' });
  });

  it('a token works even before executions were taken up', async () => {
    const first = begin({ ask: () => null });
    const arn = await first.start(single({ ...ask, TimeoutSeconds: 500 }));
    const taskToken = first.lambda.calls[0]!.payload.token;
    first.service.stop();
    open = [];
    const second = begin({});
    await succeed(second, taskToken, 1);
    expect((await second.describe(arn)).status).toBe('SUCCEEDED');
  });

  it('time limits of a task stay where they were', async () => {
    let cloud = begin({ ask: () => null });
    const arn = await cloud.start(single({ ...ask, TimeoutSeconds: 500, HeartbeatSeconds: 100 }));
    const taskToken = cloud.lambda.calls[0]!.payload.token;
    await cloud.advance(90);
    await cloud.service.call('SendTaskHeartbeat', { taskToken });
    cloud = await restart(cloud);
    await cloud.advance(90);
    expect((await cloud.describe(arn)).status).toBe('RUNNING');
    await cloud.advance(11);
    expect(await cloud.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('a call that was under way is made again, with the same token', async () => {
    let cloud = begin({ ask: () => new Promise(() => undefined) });
    const started = cloud.start(single({ ...ask, TimeoutSeconds: 500 }));
    void started;
    while (cloud.lambda.calls.length === 0) await new Promise((resolve) => void setImmediate(resolve));
    const before = cloud.lambda.calls[0]!.payload.token;
    cloud = await restart(cloud, { ask: () => null });
    expect(cloud.lambda.calls.map(({ payload }) => payload.token)).toEqual([before]);
  });

  it('an execution that was only accepted begins', async () => {
    let cloud = begin();
    await cloud.start(single({ Type: 'Pass' }));
    const stateMachineArn = 'arn:aws:states:eu-west-1:123456789012:stateMachine:machine-1';
    const accepted = await cloud.call<{ executionArn: string }>('StartExecution', {
      stateMachineArn,
      name: 'second',
      input: '7',
    });
    cloud = await restart(cloud);
    expect(await cloud.describe(accepted.executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '7' });
    expect((await cloud.history(accepted.executionArn)).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  it('a retry keeps its time and its count', async () => {
    let cloud = begin({ f: failing });
    const Retry = [{ ErrorEquals: ['E'], IntervalSeconds: 100, BackoffRate: 1, MaxAttempts: 2 }];
    const arn = await cloud.start(single({ Type: 'Task', Resource: invoke, Arguments: { FunctionName: 'f' }, Retry }));
    await cloud.advance(101);
    expect(cloud.lambda.calls).toHaveLength(2);
    cloud = await restart(cloud);
    await cloud.advance(90);
    expect(cloud.lambda.calls).toHaveLength(0);
    await cloud.advance(11);
    expect(cloud.lambda.calls).toHaveLength(1);
    expect((await cloud.describe(arn)).status).toBe('FAILED');
  });

  it('the branches of a Parallel are where they were, with what they see', async () => {
    let cloud = begin({ ask: () => null });
    const waits = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 50, Output: '{% $outer & "w" %}', End: true } } };
    const asks = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Assign: { own: 'o' }, Next: 'B' },
        B: { ...ask, TimeoutSeconds: 900, Output: '{% $own & $outer & $states.result %}', End: true },
      },
    };
    const done = { StartAt: 'D', States: { D: { Type: 'Pass', Output: 'd', End: true } } };
    const P = { Type: 'Parallel', Branches: [waits, asks, done], End: true };
    const arn = await cloud.start({ StartAt: 'S', States: { S: { Type: 'Pass', Assign: { outer: '+' }, Next: 'P' }, P } });
    const taskToken = cloud.lambda.calls[0]!.payload.token;
    cloud = await restart(cloud);
    await cloud.advance(51);
    cloud = await restart(cloud);
    await succeed(cloud, taskToken, 'r');
    expect(JSON.parse((await cloud.describe(arn)).output!)).toEqual(['+w', 'o+r', 'd']);
  });

  it('a Map goes on with the items that are left, and tolerates no more than before', async () => {
    const item = '{% $states.context.Map.Item.Value %}';
    const I = {
      ...ask,
      Arguments: { FunctionName: 'ask', Payload: { token, item } },
      Output: '{% $states.result & $states.context.Map.Item.Value %}',
      End: true,
    };
    const M = { Type: 'Map', MaxConcurrency: 2, ToleratedFailureCount: 1, ItemProcessor: { StartAt: 'I', States: { I } } };
    let cloud = begin({ ask: () => null });
    const arn = await cloud.start(single(M), ['a', 'b', 'c', 'd']);
    const tokens = new Map<string, string>();
    const collect = (): void => cloud.lambda.calls.forEach(({ payload }) => tokens.set(String(payload['item']), payload.token));
    collect();
    await succeed(cloud, tokens.get('b')!, '!');
    collect();
    cloud = await restart(cloud);
    await cloud.service.call('SendTaskFailure', { taskToken: tokens.get('a')!, error: 'E' });
    await cloud.clock.whenQuiet();
    collect();
    cloud = await restart(cloud);
    await succeed(cloud, tokens.get('d')!, '!');
    await succeed(cloud, tokens.get('c')!, '!');
    expect(JSON.parse((await cloud.describe(arn)).output!)).toEqual([{ Error: 'E', Cause: null }, '!b', '!c', '!d']);
  });

  it('the limit of the whole execution stays', async () => {
    let cloud = begin();
    const arn = await cloud.start({ ...single({ Type: 'Wait', Seconds: 500 }), TimeoutSeconds: 100 });
    await cloud.advance(60);
    cloud = await restart(cloud);
    await cloud.advance(41);
    expect((await cloud.describe(arn)).status).toBe('TIMED_OUT');
  });

  it('an execution keeps the definition it started with', async () => {
    let cloud = begin();
    const arn = await cloud.start(single({ Type: 'Wait', Seconds: 10, Output: 'old' }));
    const { stateMachineArn } = await cloud.describe(arn);
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...single({ Type: 'Pass', Output: 'new' }) });
    await cloud.service.call('UpdateStateMachine', { stateMachineArn, definition });
    await cloud.service.call('DeleteStateMachine', { stateMachineArn });
    cloud = await restart(cloud);
    await cloud.advance(11);
    expect((await cloud.describe(arn)).output).toBe('"old"');
    const described = await cloud.call('DescribeStateMachineForExecution', { executionArn: arn });
    expect(described['definition']).toContain('"old"');
  });

  it('counts go on', async () => {
    let cloud = begin();
    await cloud.start(single({ Type: 'Pass' }));
    cloud = await restart(cloud);
    expect(cloud.service.counts()).toEqual({ running: 0, transitions: 1 });
  });

  it('the history has no gap and no event twice', async () => {
    let cloud = begin({ ask: () => null });
    const arn = await cloud.start(single({ ...ask, TimeoutSeconds: 500 }));
    const taskToken = cloud.lambda.calls[0]!.payload.token;
    cloud = await restart(cloud);
    await succeed(cloud, taskToken, 1);
    expect((await cloud.history(arn)).map(({ id, type }) => `${id} ${type}`)).toEqual([
      '1 ExecutionStarted',
      '2 TaskStateEntered',
      '3 TaskScheduled',
      '4 TaskStarted',
      '5 TaskSubmitted',
      '6 TaskSucceeded',
      '7 TaskStateExited',
      '8 ExecutionSucceeded',
    ]);
  });
});

describe('a process killed with SIGKILL', () => {
  it('loses nothing that it answered for', async () => {
    const script = new URL('victim.ts', import.meta.url).pathname;
    const victim = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(createInterface(victim.stdout), 'line');
    const gone = once(victim, 'exit');
    victim.kill('SIGKILL');
    await gone;
    const { executionArn, answered, open: stillOpen } = JSON.parse(String(line));
    const cloud = begin({ ask: () => null });
    cloud.service.resume();
    await expect(cloud.service.call('SendTaskSuccess', { taskToken: answered, output: '1' })).rejects.toMatchObject({
      code: 'TaskTimedOut',
    });
    await succeed(cloud, stillOpen, 'second');
    expect(await cloud.describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '["first","second"]' });
  });
});

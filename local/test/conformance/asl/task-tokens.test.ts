import { describe, expect, it } from 'vitest';
import { FunctionError, testCloud, type FakeFunction, type TestCloud } from '../../unit/states/cloud.ts';
import { outcomeOf } from './one-state.ts';

const waiting = (fields: object = {}) => ({
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
      TimeoutSeconds: 3600,
      End: true,
      ...fields,
    },
  },
});

const tokenOf = (cloud: TestCloud, call = 0): string => cloud.lambda.calls[call]!.payload.token;

async function begin(fields: object = {}, ask: FakeFunction = () => null): Promise<{ cloud: TestCloud; arn: string; token: string }> {
  const cloud = testCloud({ ask });
  const arn = await cloud.start(waiting(fields));
  return { cloud, arn, token: tokenOf(cloud) };
}

const succeed = (cloud: TestCloud, taskToken: string, output: unknown = 'yes') =>
  cloud.service.call('SendTaskSuccess', { taskToken, output: JSON.stringify(output) });

describe('a task that waits for its token', () => {
  it('ends with what the holder of the token says', async () => {
    const { cloud, arn, token } = await begin();
    expect((await cloud.describe(arn)).status).toBe('RUNNING');
    expect(await succeed(cloud, token, { approved: true })).toEqual({});
    await cloud.clock.whenQuiet();
    expect(await outcomeOf(cloud, arn)).toEqual({ status: 'SUCCEEDED', output: { approved: true } });
    cloud.service.stop();
  });

  it.each([
    [
      { error: 'Refused', cause: 'out of scope' },
      { error: 'Refused', cause: 'out of scope' },
    ],
    [{}, {}],
  ])('fails as the holder says: %j', async (failure, expected) => {
    const { cloud, arn, token } = await begin();
    await cloud.service.call('SendTaskFailure', { taskToken: token, ...failure });
    await cloud.clock.whenQuiet();
    expect(await outcomeOf(cloud, arn)).toEqual({ status: 'FAILED', ...expected });
    cloud.service.stop();
  });

  it.each([
    [{}, { Error: null, Cause: null }],
    [{ error: 'E' }, { Error: 'E', Cause: null }],
    [{ cause: 'why' }, { Error: null, Cause: 'why' }],
  ])('tells its catcher null for what the holder left out: %j', async (failure, output) => {
    for (const within of [false, true]) {
      const cloud = testCloud({ ask: () => null });
      const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'H' }];
      const { Ask } = waiting().States;
      const S = within ? { Type: 'Parallel', Branches: [waiting()], Catch, End: true } : { ...Ask, Catch };
      const arn = await cloud.start({ StartAt: 'S', States: { S, H: { Type: 'Succeed' } } });
      await cloud.service.call('SendTaskFailure', { taskToken: cloud.lambda.calls[0]!.payload.token, ...failure });
      await cloud.clock.whenQuiet();
      expect(await outcomeOf(cloud, arn)).toEqual({ status: 'SUCCEEDED', output });
      cloud.service.stop();
    }
  });

  it('may be answered by the function itself, before it returns', async () => {
    const cloud: TestCloud = testCloud({
      ask: async ({ token }) => {
        await succeed(cloud, token, 'at once');
        return 'ignored';
      },
    });
    const arn = await cloud.start(waiting());
    expect(await outcomeOf(cloud, arn)).toEqual({ status: 'SUCCEEDED', output: 'at once' });
    expect((await cloud.history(arn)).map(({ type }) => type)).not.toContain('TaskSubmitted');
    cloud.service.stop();
  });

  it('fails when the function does, and its token is closed then', async () => {
    const { cloud, arn, token } = await begin({}, () => new FunctionError({ errorType: 'Broken' }));
    expect((await outcomeOf(cloud, arn)).error).toBe('Broken');
    await expect(succeed(cloud, token)).rejects.toMatchObject({ code: 'TaskTimedOut' });
    cloud.service.stop();
  });

  it('has a new token for every attempt, and the old one is closed', async () => {
    const { cloud, arn, token } = await begin({ TimeoutSeconds: 60, Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 5 }] });
    await cloud.advance(66);
    const second = tokenOf(cloud, 1);
    expect(second).not.toBe(token);
    await expect(succeed(cloud, token)).rejects.toMatchObject({ code: 'TaskTimedOut' });
    await succeed(cloud, second);
    await cloud.clock.whenQuiet();
    expect((await outcomeOf(cloud, arn)).status).toBe('SUCCEEDED');
    cloud.service.stop();
  });

  it('can be told the time it has by its alarm: a timeout caught leads back to it', async () => {
    const cloud = testCloud({ ask: () => null });
    const { Ask } = waiting().States;
    const States = {
      Open: { Type: 'Pass', Assign: { wakeIn: 100, alarms: 0 }, Next: 'Ask' },
      Ask: {
        ...Ask,
        TimeoutSeconds: '{% $wakeIn %}',
        Catch: [{ ErrorEquals: ['States.Timeout'], Assign: { alarms: '{% $alarms + 1 %}', wakeIn: '{% $wakeIn * 2 %}' }, Next: 'Ask' }],
        Output: '{% $alarms %}',
      },
    };
    const arn = await cloud.start({ StartAt: 'Open', States });
    await cloud.advance(100 + 200 + 400 + 1);
    expect(cloud.lambda.calls).toHaveLength(4);
    await succeed(cloud, tokenOf(cloud, 3));
    await cloud.clock.whenQuiet();
    expect((await outcomeOf(cloud, arn)).output).toBe(3);
    cloud.service.stop();
  });
});

describe('a token', () => {
  it('works once', async () => {
    const { cloud, token } = await begin();
    await succeed(cloud, token);
    await expect(succeed(cloud, token)).rejects.toMatchObject({ code: 'TaskTimedOut' });
    await expect(cloud.service.call('SendTaskFailure', { taskToken: token })).rejects.toMatchObject({ code: 'TaskTimedOut' });
    cloud.service.stop();
  });

  it('used twice at the same time is accepted once', async () => {
    const { cloud, arn, token } = await begin();
    const results = await Promise.allSettled([succeed(cloud, token, 1), succeed(cloud, token, 2)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await cloud.history(arn)).filter(({ type }) => type === 'TaskSucceeded')).toHaveLength(1);
    cloud.service.stop();
  });

  it('is closed when the execution was stopped', async () => {
    const { cloud, arn, token } = await begin();
    await cloud.service.call('StopExecution', { executionArn: arn });
    await expect(succeed(cloud, token)).rejects.toMatchObject({ code: 'TaskTimedOut' });
    cloud.service.stop();
  });

  it('is unknown when its execution is gone', async () => {
    const { cloud, token } = await begin();
    cloud.service.deleteAllExecutions();
    await expect(succeed(cloud, token)).rejects.toMatchObject({ code: 'TaskDoesNotExist' });
    cloud.service.stop();
  });

  it.each(['garbage', 'MS4xLjM', '!!', Buffer.from(`1.1.3.${'0'.repeat(64)}`).toString('base64url')])(
    'made up (%s) is invalid',
    async (taskToken) => {
      const { cloud } = await begin();
      await expect(succeed(cloud, taskToken)).rejects.toMatchObject({ code: 'InvalidToken' });
      cloud.service.stop();
    },
  );

  it.each(['{', `"${'x'.repeat(262_144)}"`])('is still good after an output that is no JSON or too long', async (output) => {
    const { cloud, token } = await begin();
    await expect(cloud.service.call('SendTaskSuccess', { taskToken: token, output })).rejects.toMatchObject({ code: 'InvalidOutput' });
    expect(await succeed(cloud, token)).toEqual({});
    cloud.service.stop();
  });

  it('is not given to tasks that do not wait for one', async () => {
    const { cloud, token } = await begin();
    const other = testCloud({ ask: () => null });
    await expect(succeed(other, token)).rejects.toMatchObject({ code: 'InvalidToken' });
    cloud.service.stop();
    other.service.stop();
  });
});

const beat = (cloud: TestCloud, taskToken: string) => cloud.service.call('SendTaskHeartbeat', { taskToken });

describe('HeartbeatSeconds', () => {
  it.each([
    ['a number', 60],
    ['an expression', '{% 30 * 2 %}'],
  ])('as %s ends a task that falls silent', async (_, HeartbeatSeconds) => {
    const { cloud, arn, token } = await begin({ HeartbeatSeconds });
    await cloud.advance(50);
    expect(await beat(cloud, token)).toEqual({});
    await cloud.advance(50);
    expect((await cloud.describe(arn)).status).toBe('RUNNING');
    await cloud.advance(11);
    expect(await outcomeOf(cloud, arn)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    await expect(beat(cloud, token)).rejects.toMatchObject({ code: 'TaskTimedOut' });
    cloud.service.stop();
  });

  it('does not put off TimeoutSeconds', async () => {
    const { cloud, arn, token } = await begin({ HeartbeatSeconds: 60, TimeoutSeconds: 100 });
    await cloud.advance(55);
    await beat(cloud, token);
    await cloud.advance(50);
    expect((await outcomeOf(cloud, arn)).error).toBe('States.Timeout');
    cloud.service.stop();
  });

  it('makes no difference where none is asked for', async () => {
    const { cloud, token } = await begin();
    expect(await beat(cloud, token)).toEqual({});
    cloud.service.stop();
  });

  it.each(['States.HeartbeatTimeout', 'States.Timeout', 'States.ALL'])('is caught as %s', async (name) => {
    const cloud = testCloud({ ask: () => null });
    const { Ask } = waiting({ HeartbeatSeconds: 60, Catch: [{ ErrorEquals: [name], Next: 'H' }] }).States;
    const arn = await cloud.start({ StartAt: 'Ask', States: { Ask, H: { Type: 'Succeed' } } });
    await cloud.advance(61);
    expect(await outcomeOf(cloud, arn)).toEqual({ status: 'SUCCEEDED', output: { Error: 'States.Timeout', Cause: '' } });
    cloud.service.stop();
  });
});

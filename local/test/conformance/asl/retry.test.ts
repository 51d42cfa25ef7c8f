import { describe, expect, it } from 'vitest';
import { FunctionError, testCloud, type TestCloud } from '../../unit/states/cloud.ts';
import { outcomeOf } from './one-state.ts';

const task = (fields: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'f', Payload: { attempt: '{% $states.context.State.RetryCount %}' } },
  End: true,
  ...fields,
});

const machine = (fields: object) => ({ StartAt: 'T', States: { T: task(fields) } });

/** Fails with the given error types in turn, then succeeds. */
function flaky(...errorTypes: string[]): () => unknown {
  let calls = 0;
  return () => {
    const errorType = errorTypes[calls];
    calls += 1;
    return errorType === undefined ? 'done' : new FunctionError({ errorType });
  };
}

/** Runs to the end on the virtual clock; seconds between the calls, rounded to tenths. */
async function delays(cloud: TestCloud, definition: object): Promise<{ status: string; error?: string; gaps: number[] }> {
  const arn = await cloud.start(definition);
  await cloud.advance(400 * 86_400);
  const scheduled = (await cloud.history(arn)).filter(({ type }) => type === 'TaskScheduled');
  const times = scheduled.map(({ timestamp }) => timestamp);
  const gaps = times.slice(1).map((time, index) => Math.round((time - times[index]!) * 10) / 10);
  const { status, error } = await outcomeOf(cloud, arn);
  cloud.service.stop();
  return { status, ...(error !== undefined && { error }), gaps };
}

const always = (): FunctionError => new FunctionError({ errorType: 'E' });

describe('Retry', () => {
  it.each([
    ['the defaults', {}, [1, 2, 4]],
    ['an interval and a rate', { IntervalSeconds: 3, BackoffRate: 1.5, MaxAttempts: 4 }, [3, 4.5, 6.8, 10.1]],
    ['rate 1', { IntervalSeconds: 5, BackoffRate: 1, MaxAttempts: 3 }, [5, 5, 5]],
    ['a longest delay', { IntervalSeconds: 2, BackoffRate: 10, MaxAttempts: 4, MaxDelaySeconds: 60 }, [2, 20, 60, 60]],
    ['no attempts', { MaxAttempts: 0 }, []],
    ['full jitter (always one half here)', { IntervalSeconds: 4, MaxAttempts: 3, JitterStrategy: 'FULL' }, [2, 4, 8]],
    ['jitter NONE', { IntervalSeconds: 4, MaxAttempts: 2, JitterStrategy: 'NONE' }, [4, 8]],
  ])('with %s waits as it says, then gives up', async (_, fields, gaps) => {
    const Retry = [{ ErrorEquals: ['E'], ...fields }];
    expect(await delays(testCloud({ f: always }), machine({ Retry }))).toEqual({ status: 'FAILED', error: 'E', gaps });
  });

  it('jitters between nothing and the whole delay', async () => {
    const Retry = [{ ErrorEquals: ['E'], IntervalSeconds: 8, BackoffRate: 1, MaxAttempts: 2, JitterStrategy: 'FULL' }];
    const draws = [0, 0.75];
    const cloud = testCloud({ f: always }, { random: () => draws.shift() ?? 0 });
    expect((await delays(cloud, machine({ Retry }))).gaps).toEqual([0, 6]);
  });

  it('ends when the task succeeds', async () => {
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 9 }];
    expect(await delays(testCloud({ f: flaky('A', 'B') }), machine({ Retry }))).toEqual({ status: 'SUCCEEDED', gaps: [1, 2] });
  });

  it('counts for each retrier by itself', async () => {
    const Retry = [
      { ErrorEquals: ['A'], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 2 },
      { ErrorEquals: ['B'], IntervalSeconds: 1, BackoffRate: 3, MaxAttempts: 2 },
    ];
    const result = await delays(testCloud({ f: flaky('A', 'B', 'A', 'B', 'A') }), machine({ Retry }));
    expect(result).toEqual({ status: 'FAILED', error: 'A', gaps: [10, 1, 20, 3] });
  });

  it('takes the first retrier that matches, even when it is used up', async () => {
    const Retry = [
      { ErrorEquals: ['A'], MaxAttempts: 0 },
      { ErrorEquals: ['States.ALL'], MaxAttempts: 5 },
    ];
    expect((await delays(testCloud({ f: flaky('A') }), machine({ Retry }))).gaps).toEqual([]);
  });

  it('comes before Catch', async () => {
    const cloud = testCloud({ f: always });
    const Retry = [{ ErrorEquals: ['E'], MaxAttempts: 2 }];
    const T = task({ Retry, Catch: [{ ErrorEquals: ['E'], Next: 'H' }] });
    const arn = await cloud.start({ StartAt: 'T', States: { T, H: { Type: 'Succeed' } } });
    await cloud.advance(60);
    expect(cloud.lambda.calls).toHaveLength(3);
    expect((await outcomeOf(cloud, arn)).status).toBe('SUCCEEDED');
    cloud.service.stop();
  });

  it('tells the attempt in the context, and begins anew when the state is entered again', async () => {
    const cloud = testCloud({ f: flaky('A', 'A') });
    const Retry = [{ ErrorEquals: ['A'], MaxAttempts: 2 }];
    const { End: _end, ...T } = task({ Retry });
    const again = { Condition: '{% $states.context.Execution.Input.again and $n < 2 %}', Next: 'T' };
    const States = {
      Zero: { Type: 'Pass', Assign: { n: 0 }, Next: 'T' },
      T: { ...T, Assign: { n: '{% $n + 1 %}' }, Next: 'Again?' },
      'Again?': { Type: 'Choice', Choices: [again], Default: 'Done' },
      Done: { Type: 'Succeed' },
    };
    await cloud.start({ StartAt: 'Zero', States }, { again: true });
    await cloud.advance(60);
    expect(cloud.lambda.calls.map(({ payload }) => payload['attempt'])).toEqual([0, 1, 2, 0]);
    cloud.service.stop();
  });

  it('enters the state once, and counts every attempt as a transition', async () => {
    const cloud = testCloud({ f: flaky('A', 'A') });
    const arn = await cloud.start(machine({ Retry: [{ ErrorEquals: ['A'] }] }));
    await cloud.advance(60);
    const types = (await cloud.history(arn)).map(({ type }) => type);
    expect(types.filter((type) => type === 'TaskStateEntered')).toHaveLength(1);
    expect(types.filter((type) => type === 'TaskScheduled')).toHaveLength(3);
    expect(cloud.service.counts()).toEqual({ running: 0, transitions: 3 });
    cloud.service.stop();
  });

  it('repeats a Parallel or a Map as a whole', async () => {
    const cloud = testCloud({ f: flaky('A') });
    const inner = { StartAt: 'T', States: { T: task({}) } };
    const States = {
      P: { Type: 'Parallel', Branches: [inner], Retry: [{ ErrorEquals: ['A'] }], Output: '{% $states.result.Payload %}', End: true },
    };
    const arn = await cloud.start({ StartAt: 'P', States });
    await cloud.advance(60);
    expect(await outcomeOf(cloud, arn)).toEqual({ status: 'SUCCEEDED', output: 'done' });
    const types = (await cloud.history(arn)).map(({ type }) => type).filter((type) => type.startsWith('Parallel'));
    expect(types).toEqual([
      'ParallelStateEntered',
      'ParallelStateStarted',
      'ParallelStateStarted',
      'ParallelStateSucceeded',
      'ParallelStateExited',
    ]);
    cloud.service.stop();
  });

  it.each(['Parallel', 'Map'])('of a %s that fails for good leaves one failure of it, after the last attempt', async (Type) => {
    const cloud = testCloud({ f: always });
    const inner = { StartAt: 'T', States: { T: task({}) } };
    const inside = Type === 'Map' ? { Items: [1], ItemProcessor: inner } : { Branches: [inner] };
    const States = { S: { Type, ...inside, Retry: [{ ErrorEquals: ['E'], MaxAttempts: 2 }], End: true } };
    const arn = await cloud.start({ StartAt: 'S', States });
    await cloud.advance(60);
    expect(cloud.lambda.calls).toHaveLength(3);
    const types = (await cloud.history(arn)).map(({ type }) => type);
    expect(types.filter((type) => type === `${Type}StateFailed`)).toHaveLength(1);
    expect(types.slice(-2)).toEqual([`${Type}StateFailed`, 'ExecutionFailed']);
    cloud.service.stop();
  });

  it('may be an empty list, as Catch may', async () => {
    expect(await delays(testCloud({ f: always }), machine({ Retry: [], Catch: [] }))).toEqual({ status: 'FAILED', error: 'E', gaps: [] });
  });

  it('has a count in the context of states that may have one, and in no other', async () => {
    const cloud = testCloud({ f: () => null });
    const count = '{% $exists($states.context.State.RetryCount) %}';
    const inner = { StartAt: 'I', States: { I: { Type: 'Pass', Output: count, End: true } } };
    const States = {
      Pass: { Type: 'Pass', Output: [count], Next: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 0, Output: `{% $append($states.input, ${count.slice(2, -2)}) %}`, Next: 'Task' },
      Task: { ...task({}), Output: `{% $append($states.input, ${count.slice(2, -2)}) %}`, End: undefined, Next: 'Parallel' },
      Parallel: {
        Type: 'Parallel',
        Branches: [inner],
        Output: `{% [$states.input, $states.result, ${count.slice(2, -2)}] %}`,
        Next: 'Map',
      },
      Map: {
        Type: 'Map',
        Items: [1],
        ItemProcessor: { ...inner, States: { J: inner.States.I }, StartAt: 'J' },
        Output: `{% $append($states.input, ${count.slice(2, -2)}) %}`,
        Next: 'End',
      },
      End: { Type: 'Succeed', Output: `{% $append($states.input, ${count.slice(2, -2)}) %}` },
    };
    const arn = await cloud.start({ StartAt: 'Pass', States });
    await cloud.advance(1);
    expect((await outcomeOf(cloud, arn)).output).toEqual([false, false, true, false, true, true, false]);
    cloud.service.stop();
  });
});

import { describe, expect, it } from 'vitest';
import { testCloud, type TestCloud } from '../../unit/states/cloud.ts';
import { outcome, outcomeOf } from './one-state.ts';

const processor = (states: object, startAt = 'I') => ({ ProcessorConfig: { Mode: 'INLINE' }, StartAt: startAt, States: states });
const echo = processor({ I: { Type: 'Pass', Output: '{% {"got": $states.input} %}', End: true } });

const map = (fields: object) => ({ StartAt: 'M', States: { M: { Type: 'Map', ItemProcessor: echo, End: true, ...fields } } });

/** Iterations that each wait for their token; `item` of a failing one is answered with an error. */
const waiting = processor({
  I: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'ask', Payload: { item: '{% $states.input %}', token: '{% $states.context.Task.Token %}' } },
    TimeoutSeconds: 86_400,
    End: true,
  },
});

const answer = async (cloud: TestCloud, item: unknown, error?: string): Promise<void> => {
  const taskToken = cloud.lambda.calls.find(({ payload }) => payload['item'] === item)!.payload.token;
  if (error === undefined) await cloud.service.call('SendTaskSuccess', { taskToken, output: JSON.stringify(`done ${String(item)}`) });
  else await cloud.service.call('SendTaskFailure', { taskToken, error, cause: `of ${String(item)}` });
  await cloud.clock.whenQuiet();
};

const asked = (cloud: TestCloud): unknown[] => cloud.lambda.calls.map(({ payload }) => payload['item']);

describe('the items of a Map', () => {
  it.each([
    ['the input', {}, [1, 2], [{ got: 1 }, { got: 2 }]],
    ['an expression', { Items: '{% $states.input.list %}' }, { list: ['a'] }, [{ got: 'a' }]],
    [
      'a literal array with expressions in it',
      { Items: [1, '{% $states.input.x %}', null] },
      { x: 2 },
      [{ got: 1 }, { got: 2 }, { got: null }],
    ],
    ['none', {}, [], []],
  ])('are %s', async (_, fields, input, output) => {
    expect(await outcome(map(fields), input)).toEqual({ status: 'SUCCEEDED', output });
  });

  it.each([
    [{}, { a: 1 }, "its input is not an array, but of type 'object'"],
    [{ Items: '{% $states.input.a %}' }, { a: 1 }, "Expected 'array', but was 'number'"],
    [{ Items: '{% $states.input.b %}' }, { a: 1 }, "specified for the field 'Items' returned nothing"],
    [{ MaxConcurrency: '{% -1 %}' }, [], 'outside the acceptable range'],
    [{ ToleratedFailurePercentage: '{% 101 %}' }, [], 'outside the acceptable range'],
  ])('fail for %j on %j', async (fields, input, cause) => {
    const result = await outcome(map(fields), input);
    expect(result.error).toBe('States.QueryEvaluationError');
    expect(result.cause).toContain(cause);
  });

  it('are shaped by ItemSelector, which sees the index, the value and the state', async () => {
    const ItemSelector = {
      index: '{% $states.context.Map.Item.Index %}',
      value: '{% $states.context.Map.Item.Value %}',
      of: '{% $count($states.input) %}',
    };
    expect((await outcome(map({ ItemSelector }), ['a', 'b'])).output).toEqual([
      { got: { index: 0, value: 'a', of: 2 } },
      { got: { index: 1, value: 'b', of: 2 } },
    ]);
  });

  it('that cannot be had leave a failure of the Map in history, after that of the expression', async () => {
    const cloud = testCloud();
    const arn = await cloud.start(map({ Items: '{% $states.input.absent %}' }), {});
    expect((await cloud.history(arn)).map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'EvaluationFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
    cloud.service.stop();
  });

  it('fail the Map, which may catch it, when ItemSelector does', async () => {
    const ItemSelector = '{% $states.context.Map.Item.Value.absent %}';
    const { M } = map({ ItemSelector, Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'H' }] }).States;
    const result = await outcome({ StartAt: 'M', States: { M, H: { Type: 'Succeed', Output: 'caught' } } }, [1, 2]);
    expect(result.output).toBe('caught');
  });

  it('are in the context of every state inside, the nearest Map first', async () => {
    const look = '{% $string($states.context.Map.Item.Index) & ":" & $string($states.context.Map.Item.Value) %}';
    const inner = processor({ J: { Type: 'Pass', Output: look, End: true } }, 'J');
    const States = {
      I: { Type: 'Pass', Assign: { here: look }, Next: 'In' },
      In: {
        Type: 'Map',
        Items: ['x'],
        ItemProcessor: inner,
        Output: '{% [$here, $states.result, $states.context.Map.Item.Value] %}',
        End: true,
      },
    };
    expect((await outcome(map({ ItemProcessor: processor(States) }), ['p', 'q'])).output).toEqual([
      ['0:p', '0:x', 'p'],
      ['1:q', '0:x', 'q'],
    ]);
  });
});

const items = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('MaxConcurrency', () => {
  it.each([
    ['a number', 2, 2],
    ['an expression', '{% 1 + 2 %}', 3],
    ['0', 0, 40],
    ['more than AWS allows inline', 1000, 40],
  ])('as %s limits how many run at a time', async (_, MaxConcurrency, most) => {
    const cloud = testCloud({ ask: () => null });
    const arn = await cloud.start(map({ MaxConcurrency, ItemProcessor: waiting }), items(45));
    expect(asked(cloud)).toEqual(items(most));
    await answer(cloud, 1);
    expect(asked(cloud)).toEqual(items(most + 1));
    expect((await cloud.describe(arn)).status).toBe('RUNNING');
    cloud.service.stop();
  });

  it('keeps results in the order of the items, whichever ends first', async () => {
    const cloud = testCloud({ ask: () => null });
    const arn = await cloud.start(map({ MaxConcurrency: 2, ItemProcessor: waiting }), ['a', 'b', 'c']);
    for (const item of ['b', 'c', 'a']) await answer(cloud, item);
    expect((await outcomeOf(cloud, arn)).output).toEqual(['done a', 'done b', 'done c']);
    cloud.service.stop();
  });
});

const run = async (fields: object, answers: [unknown, string?][]) => {
  const cloud = testCloud({ ask: () => null });
  const arn = await cloud.start(map({ ItemProcessor: waiting, ...fields }), ['a', 'b', 'c', 'd']);
  for (const [item, error] of answers) await answer(cloud, item, error);
  const result = await outcomeOf(cloud, arn);
  const history = await cloud.history(arn);
  return { cloud, result, history, types: history.map(({ type }) => type) };
};

describe('failing iterations', () => {
  it('fail the Map with their own error, and end the others', async () => {
    const { cloud, result, types, history } = await run({}, [['a'], ['c', 'Refused']]);
    expect(result).toEqual({ status: 'FAILED', error: 'Refused', cause: 'of c' });
    expect(types.filter((type) => type.startsWith('MapIteration'))).toEqual([
      ...Array.from({ length: 4 }, () => 'MapIterationStarted'),
      'MapIterationSucceeded',
      'MapIterationFailed',
      'MapIterationAborted',
      'MapIterationAborted',
    ]);
    expect(types.slice(-6)).toEqual([
      'TaskStateAborted',
      'MapIterationAborted',
      'TaskStateAborted',
      'MapIterationAborted',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
    expect(history.find(({ type }) => type === 'MapIterationFailed')!.mapIterationFailedEventDetails).toEqual({ name: 'M', index: 2 });
    const token = cloud.lambda.calls[1]!.payload.token;
    await expect(cloud.service.call('SendTaskSuccess', { taskToken: token, output: '1' })).rejects.toMatchObject({ code: 'TaskTimedOut' });
    cloud.service.stop();
  });

  it.each([
    ['a count', { ToleratedFailureCount: 1 }],
    ['an expression', { ToleratedFailureCount: '{% $count($states.input) - 3 %}' }],
    ['a percentage', { ToleratedFailurePercentage: 49.9 }],
    ['the smaller of both', { ToleratedFailureCount: 3, ToleratedFailurePercentage: 25 }],
  ])('are tolerated up to %s', async (_, fields) => {
    const survived = await run(fields, [['a'], ['b', 'Refused'], ['c'], ['d']]);
    expect(survived.result).toEqual({ status: 'SUCCEEDED', output: ['done a', { Error: 'Refused', Cause: 'of b' }, 'done c', 'done d'] });
    survived.cloud.service.stop();
    const exceeded = await run(fields, [
      ['b', 'Refused'],
      ['d', 'Refused'],
    ]);
    expect(exceeded.result).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
    exceeded.cloud.service.stop();
  });

  it('may all fail when all may', async () => {
    const { cloud, result } = await run({ ToleratedFailurePercentage: 100 }, [
      ['a', 'E'],
      ['b', 'E'],
      ['c', 'E'],
      ['d', 'E'],
    ]);
    expect(result.status).toBe('SUCCEEDED');
    cloud.service.stop();
  });

  it('do not start those that were still to come', async () => {
    const cloud = testCloud({ ask: () => null });
    await cloud.start(map({ MaxConcurrency: 1, ItemProcessor: waiting }), ['a', 'b']);
    await answer(cloud, 'a', 'Refused');
    expect(asked(cloud)).toEqual(['a']);
    cloud.service.stop();
  });

  it('leave nothing of a state inside that was still to be entered', async () => {
    const States = {
      I: { Type: 'Choice', Choices: [{ Condition: '{% $states.input = "bad" %}', Next: 'F' }], Default: 'J' },
      F: { Type: 'Fail', Error: 'Bad' },
      J: { Type: 'Pass', Next: 'K' },
      K: { Type: 'Pass', End: true },
    };
    const cloud = testCloud();
    const arn = await cloud.start(map({ ItemProcessor: processor(States) }), ['bad', 'good']);
    const types = (await cloud.history(arn)).map(({ type }) => type);
    expect(types.filter((type) => type.endsWith('Aborted'))).toEqual(['MapIterationAborted']);
    cloud.service.stop();
  });
});

describe('a Map in history', () => {
  it('has a later iteration stand beside the end of the one that made room for it', async () => {
    const cloud = testCloud();
    const arn = await cloud.start(map({ MaxConcurrency: 1 }), ['a', 'b']);
    const history = await cloud.history(arn);
    const [first, second] = history.filter(({ type }) => type === 'MapIterationStarted');
    const ended = history.find(({ type }) => type === 'MapIterationSucceeded');
    expect([first!.previousEventId, second!.previousEventId]).toEqual([3, ended!.previousEventId]);
    cloud.service.stop();
  });

  it('has its length, its iterations with name and index, and a chain for each', async () => {
    const cloud = testCloud();
    const arn = await cloud.start(map({}), ['a', 'b']);
    const history = await cloud.history(arn);
    const told = history.map(({ type, previousEventId }) => `${previousEventId} ${type}`);
    expect(told).toEqual([
      '0 ExecutionStarted',
      '0 MapStateEntered',
      '2 MapStateStarted',
      '3 MapIterationStarted',
      '3 MapIterationStarted',
      '4 PassStateEntered',
      '6 PassStateExited',
      '7 MapIterationSucceeded',
      '5 PassStateEntered',
      '9 PassStateExited',
      '10 MapIterationSucceeded',
      '11 MapStateSucceeded',
      '11 MapStateExited',
      '13 ExecutionSucceeded',
    ]);
    expect(history[2]!.mapStateStartedEventDetails).toEqual({ length: 2 });
    expect(history[4]!.mapIterationStartedEventDetails).toEqual({ name: 'M', index: 1 });
    cloud.service.stop();
  });
});

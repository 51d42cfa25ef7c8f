import { describe, expect, it } from 'vitest';
import { matchesError } from '../../../asl/error-match.ts';
import { StatesError } from '../../../asl/states-error.ts';
import { FunctionError, testCloud } from '../../unit/states/cloud.ts';
import { outcome, outcomeOf } from './one-state.ts';

const heartbeat = new StatesError('States.Timeout', undefined, { aliases: ['States.HeartbeatTimeout'] });
const branch = new StatesError('Mine', 'why', { aliases: ['States.BranchFailed'] });
const named = (error: string): StatesError => new StatesError(error);

describe('ErrorEquals', () => {
  it.each([
    ['States.ALL', named('Mine'), true],
    ['States.ALL', named('States.Timeout'), true],
    ['States.ALL', named('States.QueryEvaluationError'), true],
    ['States.ALL', named('States.DataLimitExceeded'), false],
    ['States.ALL', named('States.Runtime'), false],
    ['States.TaskFailed', named('Mine'), true],
    ['States.TaskFailed', named('Lambda.TooManyRequestsException'), true],
    ['States.TaskFailed', named('States.Timeout'), false],
    ['States.TaskFailed', heartbeat, false],
    ['States.TaskFailed', named('States.DataLimitExceeded'), false],
    ['States.TaskFailed', named('States.Runtime'), false],
    ['States.Timeout', named('States.Timeout'), true],
    ['States.Timeout', heartbeat, true],
    ['States.HeartbeatTimeout', heartbeat, true],
    ['States.HeartbeatTimeout', named('States.Timeout'), false],
    ['States.BranchFailed', branch, true],
    ['Mine', branch, true],
    ['States.DataLimitExceeded', named('States.DataLimitExceeded'), true],
    ['States.Runtime', named('States.Runtime'), false],
    ['mine', named('Mine'), false],
    ['Min', named('Mine'), false],
  ])('%s against %s: %s', (name, error, expected) => {
    expect(matchesError([name], error)).toBe(expected);
  });

  it('covers an error when any of its names does', () => {
    expect(matchesError(['A', 'B'], named('B'))).toBe(true);
  });
});

const task = (fields: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: 'f' },
  ...fields,
});

const failing = () => new FunctionError({ errorType: 'Refused', errorMessage: 'no' });

// A state that nothing goes to is refused, so only the handlers that a test uses are in its machine.
const pruned = (states: object, catchers: readonly { Next: string }[]) =>
  Object.fromEntries(
    Object.entries(states).filter(([name]) => !['Handler', 'Other'].includes(name) || catchers.some(({ Next }) => Next === name)),
  );

const run = async (
  catchers: { ErrorEquals: string[]; Next: string; Output?: unknown; Assign?: object }[],
  functions: Record<string, () => unknown> = { f: failing },
  fields: object = {},
) => {
  const cloud = testCloud(functions);
  const States = {
    Before: { Type: 'Pass', Assign: { kept: 'old' }, Next: 'T' },
    T: task({ Catch: catchers, Next: 'After', ...fields }),
    After: { Type: 'Succeed' },
    Handler: { Type: 'Succeed', Output: { input: '{% $states.input %}', kept: '{% $kept %}' } },
    Other: { Type: 'Succeed', Output: 'other' },
  };
  const arn = await cloud.start({ StartAt: 'Before', States: pruned(States, catchers) }, { id: 7 });
  const result = await outcomeOf(cloud, arn);
  const types = (await cloud.history(arn)).map(({ type }) => type);
  cloud.service.stop();
  return { result, types };
};

describe('Catch', () => {
  const cause = JSON.stringify({ errorType: 'Refused', errorMessage: 'no' });
  it('hands the error output on when it has no Output', async () => {
    const { result } = await run([{ ErrorEquals: ['Refused'], Next: 'Handler' }]);
    expect(result).toEqual({ status: 'SUCCEEDED', output: { input: { Error: 'Refused', Cause: cause }, kept: 'old' } });
  });

  it('has $states.errorOutput and $states.input, but no result, in Output and Assign', async () => {
    const Output = { e: '{% $states.errorOutput.Error %}', id: '{% $states.input.id %}', r: '{% $exists($states.result) %}' };
    const Assign = { kept: '{% $kept & "+" & $states.errorOutput.Error %}' };
    const { result } = await run([{ ErrorEquals: ['States.ALL'], Output, Assign, Next: 'Handler' }]);
    expect(result.output).toEqual({ input: { e: 'Refused', id: 7, r: false }, kept: 'old+Refused' });
  });

  it('takes the first catcher that matches', async () => {
    const { result } = await run([
      { ErrorEquals: ['Unrelated'], Next: 'After' },
      { ErrorEquals: ['States.TaskFailed'], Next: 'Other' },
      { ErrorEquals: ['States.ALL'], Next: 'Handler' },
    ]);
    expect(result.output).toBe('other');
  });

  it('leaves the state with an exit event after the failure', async () => {
    const { types } = await run([{ ErrorEquals: ['States.ALL'], Next: 'Handler' }]);
    expect(types.slice(types.indexOf('TaskStarted'))).toEqual([
      'TaskStarted',
      'TaskFailed',
      'TaskStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('lets an error through that no catcher covers', async () => {
    const { result } = await run([{ ErrorEquals: ['Unrelated'], Next: 'Handler' }]);
    expect(result).toEqual({ status: 'FAILED', error: 'Refused', cause });
  });

  it('covers an expression of its own state that fails', async () => {
    const fields = { Output: '{% $states.result.absent %}' };
    const { result, types } = await run([{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Handler' }], { f: () => 1 }, fields);
    expect(result.status).toBe('SUCCEEDED');
    expect(result.output).toMatchObject({
      input: { Cause: expect.stringContaining("specified for the field 'Output' returned nothing") },
    });
    expect(types).toContain('EvaluationFailed');
  });

  it('is not tried again when its own Output fails', async () => {
    const { result } = await run([{ ErrorEquals: ['States.ALL'], Output: '{% $nowhere %}', Next: 'Handler' }]);
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(result.cause).toContain("the field 'Catch[0]/Output'");
  });

  it('does not cover too much data by States.ALL, only by name', async () => {
    const fields = { Output: '{% $pad("", 262143, "x") %}' };
    const all = await run([{ ErrorEquals: ['States.ALL'], Next: 'Handler' }], { f: () => 1 }, fields);
    expect(all.result).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    const byName = await run([{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'Handler' }], { f: () => 1 }, fields);
    expect(byName.result.status).toBe('SUCCEEDED');
  });

  it.each(['States.ALL', 'States.TaskFailed', 'States.DataLimitExceeded'])(
    'covers a task’s result that is too much by %s, since the task failed',
    async (name) => {
      const big = { f: () => 'x'.repeat(262_144) };
      const { result, types } = await run([{ ErrorEquals: [name], Next: 'Handler' }], big);
      expect(types).toContain('TaskFailed');
      expect(types).not.toContain('TaskSucceeded');
      const cause = "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.";
      expect(result.output).toMatchObject({ input: { Error: 'States.DataLimitExceeded', Cause: cause } });
    },
  );

  it('never covers States.Runtime', async () => {
    const fields = { Arguments: { FunctionName: 'f', InvocationType: 'Event' } };
    const { result } = await run([{ ErrorEquals: ['States.Runtime', 'Other'], Next: 'Handler' }], {}, fields);
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(result.cause).toContain('InvocationType');
  });
});

describe('failures of states that cannot catch', () => {
  it('are caught by the state around them', async () => {
    const inner = { StartAt: 'I', States: { I: { Type: 'Pass', Output: '{% $nowhere %}', End: true } } };
    const States = {
      P: { Type: 'Parallel', Branches: [inner], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'H' }], End: true },
      H: { Type: 'Succeed', Output: '{% $states.input.Error %}' },
    };
    expect(await outcome({ StartAt: 'P', States })).toEqual({ status: 'SUCCEEDED', output: 'States.QueryEvaluationError' });
  });
});

const together = (Assign: object): Promise<{ status: string }> =>
  outcome({ StartAt: 'A', States: { A: { Type: 'Pass', Assign, Output: 1, End: true } } });

describe('too much data', () => {
  // 262,144 bytes with the quotation marks; each Chinese character takes three bytes.
  const fits = 'x'.repeat(262_142);
  it.each([
    ['an output that just fits', `{% $pad("", 262142, "x") %}`, 'SUCCEEDED'],
    ['an output one byte too long', `{% $pad("", 262143, "x") %}`, 'FAILED'],
    ['Chinese text that is longer in bytes than in characters', `{% $pad("", 90000, "案") %}`, 'FAILED'],
  ])('%s', async (_, Output, status) => {
    const result = await outcome({ StartAt: 'A', States: { A: { Type: 'Pass', Output, Next: 'B' }, B: { Type: 'Succeed', Output: 1 } } });
    expect(result.status).toBe(status);
    if (status === 'FAILED') expect(result.error).toBe('States.DataLimitExceeded');
  });

  it('is found in arguments and variables too', async () => {
    const assign = await outcome({
      StartAt: 'A',
      States: { A: { Type: 'Pass', Assign: { x: `{% $pad("", 262143, "x") %}` }, End: true } },
    });
    expect(assign.error).toBe('States.DataLimitExceeded');
    const half = `{% $pad("", 131070, "x") %}`;
    expect(await together({ x: half, y: half })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await together({ x: half, y: half, z: 0 })).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    const args = { FunctionName: 'f', Payload: ['{% $states.input %}', 'more'] };
    const cloud = testCloud({ f: () => null });
    const arn = await cloud.start({ StartAt: 'A', States: { A: task({ Arguments: args, End: true }) } }, fits);
    expect((await outcomeOf(cloud, arn)).error).toBe('States.DataLimitExceeded');
    expect(cloud.lambda.calls).toEqual([]);
    cloud.service.stop();
  });
});

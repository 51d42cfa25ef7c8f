import { describe, expect, it } from 'vitest';
import { testCloud, type TestCloud } from '../../unit/states/cloud.ts';
import { outcome, outcomeOf } from './one-state.ts';

const one = (name: string, state: object) => ({ StartAt: name, States: { [name]: { End: true, ...state } } });
const parallel = (Branches: object[], fields: object = {}) => ({
  StartAt: 'P',
  States: { P: { Type: 'Parallel', Branches, End: true, ...fields } },
});

const ask = (name: string) =>
  one(name, {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'ask', Payload: { who: name, token: '{% $states.context.Task.Token %}' } },
    TimeoutSeconds: 86_400,
  });

const tokenOf = (cloud: TestCloud, who: string): string => cloud.lambda.calls.find(({ payload }) => payload['who'] === who)!.payload.token;

describe('Parallel', () => {
  it('gives every branch its input and puts their outputs out in order', async () => {
    const branches = [one('A', { Type: 'Pass', Output: '{% $states.input.n + 1 %}' }), one('B', { Type: 'Pass' })];
    expect((await outcome(parallel(branches), { n: 1 })).output).toEqual([2, { n: 1 }]);
  });

  it('gives every branch its Arguments, when it has any', async () => {
    const Arguments = { double: '{% $states.input.n * 2 %}' };
    expect((await outcome(parallel([one('A', { Type: 'Pass' })], { Arguments }), { n: 2 })).output).toEqual([{ double: 4 }]);
  });

  it('waits for its last branch', async () => {
    const cloud = testCloud({ ask: () => null });
    const arn = await cloud.start(parallel([ask('A'), ask('B')], { Output: '{% $states.result %}' }));
    await cloud.service.call('SendTaskSuccess', { taskToken: tokenOf(cloud, 'B'), output: '"b"' });
    await cloud.clock.whenQuiet();
    expect((await cloud.describe(arn)).status).toBe('RUNNING');
    await cloud.service.call('SendTaskSuccess', { taskToken: tokenOf(cloud, 'A'), output: '"a"' });
    await cloud.clock.whenQuiet();
    expect((await outcomeOf(cloud, arn)).output).toEqual(['a', 'b']);
    cloud.service.stop();
  });

  it.each(['Refused', 'States.BranchFailed', 'States.ALL', 'States.TaskFailed'])(
    'that fails is caught by %s, with the error of the branch',
    async (name) => {
      const branches = [one('A', { Type: 'Fail', End: undefined, Error: 'Refused', Cause: 'why' })];
      const P = parallel(branches, { Catch: [{ ErrorEquals: [name], Next: 'H' }] }).States.P;
      const result = await outcome({ StartAt: 'P', States: { P, H: { Type: 'Succeed' } } });
      expect(result.output).toEqual({ Error: 'Refused', Cause: 'why' });
    },
  );

  it('ends the other branches when one fails: their tokens, timers and nested branches', async () => {
    const cloud = testCloud({ ask: () => null });
    const nested = one('N', { Type: 'Parallel', Branches: [ask('Deep')] });
    const branches = [ask('A'), one('W', { Type: 'Wait', Seconds: 50 }), nested];
    const { P } = parallel(branches, { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'H' }] }).States;
    const arn = await cloud.start({ StartAt: 'P', States: { P, H: { Type: 'Wait', Seconds: 100, End: true } } });
    await cloud.service.call('SendTaskFailure', { taskToken: tokenOf(cloud, 'A'), error: 'Refused' });
    await cloud.advance(60);
    const types = (await cloud.history(arn)).map(({ type }) => type);
    expect(types.slice(types.indexOf('TaskFailed'))).toEqual([
      'TaskFailed',
      'WaitStateAborted',
      'TaskStateAborted',
      'ParallelStateAborted',
      'ParallelStateFailed',
      'ParallelStateExited',
      'WaitStateEntered',
    ]);
    const late = { taskToken: tokenOf(cloud, 'Deep'), output: '1' };
    await expect(cloud.service.call('SendTaskSuccess', late)).rejects.toMatchObject({ code: 'TaskTimedOut' });
    await cloud.advance(60);
    expect((await cloud.describe(arn)).status).toBe('SUCCEEDED');
    cloud.service.stop();
  });

  it('fails by name when two branches fail in the same step: the first one counts', async () => {
    const branches = ['A', 'B'].map((name) => one(name, { Type: 'Fail', End: undefined, Error: `E${name}` }));
    expect(await outcome(parallel(branches))).toEqual({ status: 'FAILED', error: 'EA' });
  });

  it('does not enter states whose turn was still to come when another branch failed', async () => {
    const cloud = testCloud();
    const branches = [one('A', { Type: 'Fail', End: undefined, Error: 'E' }), one('B', { Type: 'Pass' })];
    const { P } = parallel(branches, { Catch: [{ ErrorEquals: ['E'], Next: 'H' }] }).States;
    const arn = await cloud.start({ StartAt: 'P', States: { P, H: { Type: 'Succeed' } } });
    expect((await cloud.history(arn)).map(({ type }) => type)).not.toContain('PassStateEntered');
    cloud.service.stop();
  });

  it('fails when the outputs together are too much', async () => {
    const half = one('A', { Type: 'Pass', Output: '{% $pad("", 140000, "x") %}' });
    const other = one('B', { Type: 'Pass', Output: '{% $pad("", 140000, "x") %}' });
    const cloud = testCloud();
    const arn = await cloud.start(parallel([half, other], { Output: 1 }));
    expect((await outcomeOf(cloud, arn)).error).toBe('States.DataLimitExceeded');
    expect((await cloud.history(arn)).at(-2)).toMatchObject({ type: 'ParallelStateFailed' });
    cloud.service.stop();
  });

  it('chains its events', async () => {
    const cloud = testCloud();
    const arn = await cloud.start(parallel([one('A', { Type: 'Pass' }), one('B', { Type: 'Pass' })]));
    const told = (await cloud.history(arn)).map(({ type, previousEventId }) => `${previousEventId} ${type}`);
    expect(told).toEqual([
      '0 ExecutionStarted',
      '0 ParallelStateEntered',
      '2 ParallelStateStarted',
      '3 PassStateEntered',
      '4 PassStateExited',
      '3 PassStateEntered',
      '6 PassStateExited',
      '7 ParallelStateSucceeded',
      '8 ParallelStateExited',
      '9 ExecutionSucceeded',
    ]);
    cloud.service.stop();
  });
});

import { describe, expect, it } from 'vitest';
import { START, testCloud } from '../../unit/states/cloud.ts';
import { outcome, outcomeOf } from './one-state.ts';

const day = 86_400;
const wait = (fields: object) => ({ StartAt: 'W', States: { W: { Type: 'Wait', End: true, ...fields } } });

describe('Wait', () => {
  it.each([
    ['Seconds', { Seconds: 90 * day }],
    ['Seconds as an expression', { Seconds: '{% $states.input.days * 86400 %}' }],
    ['Timestamp', { Timestamp: new Date(START + 90 * day * 1000).toISOString() }],
    ['Timestamp as an expression, with an offset', { Timestamp: '{% $states.input.until %}' }],
  ])('for %s ends when the virtual clock is there', async (_, fields) => {
    const cloud = testCloud();
    const until = new Date(START + (90 * day + 8 * 3600) * 1000).toISOString().replace('Z', '+08:00');
    const arn = await cloud.start(wait({ ...fields, Output: '{% $states.input.days %}' }), { days: 90, until });
    await cloud.advance(90 * day - 60);
    expect((await cloud.describe(arn)).status).toBe('RUNNING');
    await cloud.advance(61);
    expect(await outcomeOf(cloud, arn)).toEqual({ status: 'SUCCEEDED', output: 90 });
    cloud.service.stop();
  });

  it('until different instants ends for each of many at its own', async () => {
    const cloud = testCloud({ note: () => null });
    const note = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'W',
      States: {
        W: { Type: 'Wait', Timestamp: '{% $states.input.readyAt %}', Next: 'T' },
        T: { ...note, Arguments: { FunctionName: 'note', Payload: '{% $states.input %}' } },
      },
    };
    const create = { name: 'digest', roleArn: 'arn:aws:iam::123456789012:role/test', definition: JSON.stringify(definition) };
    const { stateMachineArn } = await cloud.call('CreateStateMachine', create);
    // Started in an order that has nothing to do with when they end: 7 and 300 share no divisor.
    const minutes = Array.from({ length: 300 }, (_, n) => ((n * 7) % 300) + 1);
    for (const minute of minutes) {
      const input = JSON.stringify({ minute, readyAt: new Date(START + minute * 60_000).toISOString() });
      await cloud.call('StartExecution', { stateMachineArn, name: `m${minute}`, input });
    }
    await cloud.advance(150 * 60 + 30);
    const ended = () => cloud.lambda.calls.map(({ payload }) => payload['minute']);
    expect(ended()).toEqual(Array.from({ length: 150 }, (_, n) => n + 1));
    await cloud.advance(150 * 60);
    expect(ended()).toEqual(Array.from({ length: 300 }, (_, n) => n + 1));
    expect(cloud.service.counts()).toMatchObject({ running: 0, transitions: 600 });
    cloud.service.stop();
  });

  it.each([
    ['0 seconds', { Seconds: 0 }],
    ['a time that is past', { Timestamp: '2020-01-01T00:00:00Z' }],
  ])('for %s is no wait', async (_, fields) => {
    expect((await outcome(wait(fields))).status).toBe('SUCCEEDED');
  });

  it.each([
    [24_855, 'RUNNING'],
    [24_856, 'FAILED'],
  ])('until %d days ahead: %s at once', async (days, status) => {
    const cloud = testCloud();
    const Timestamp = new Date(START + days * day * 1000).toISOString();
    const arn = await cloud.start(wait({ Timestamp }));
    const result = await outcomeOf(cloud, arn);
    expect(result.status).toBe(status);
    if (status === 'FAILED') expect(result).toMatchObject({ error: 'States.Runtime', cause: expect.stringContaining(Timestamp) });
    cloud.service.stop();
  });

  it.each([
    [{ Seconds: '{% -1 %}' }, 'returned a value outside the acceptable range: -1'],
    [{ Seconds: '{% "1" %}' }, "Expected 'integer', but was 'string'"],
    [{ Timestamp: '{% 5 %}' }, "Expected 'string', but was 'number'"],
    [{ Timestamp: '{% "tomorrow" %}' }, "not an RFC 3339 time: 'tomorrow'"],
    [{ Timestamp: '{% "2026-03-01 08:00:00Z" %}' }, 'not an RFC 3339 time'],
    [{ Seconds: 0, Output: '{% $nowhere %}' }, "specified for the field 'Output' returned nothing"],
  ])('%j fails', async (fields, cause) => {
    const result = await outcome(wait(fields));
    expect(result.error).toBe('States.QueryEvaluationError');
    expect(result.cause).toContain(cause);
  });
});

describe('TimeoutSeconds of the machine', () => {
  it('ends the execution wherever it is, without an error of its own', async () => {
    const cloud = testCloud();
    const arn = await cloud.start({ ...wait({ Seconds: 100 }), TimeoutSeconds: 60 });
    await cloud.advance(200);
    expect(await outcomeOf(cloud, arn)).toEqual({ status: 'TIMED_OUT' });
    expect((await cloud.history(arn)).slice(1)).toMatchObject([
      { type: 'WaitStateEntered' },
      { type: 'ExecutionTimedOut', previousEventId: 0, executionTimedOutEventDetails: { error: 'States.Timeout' } },
    ]);
    cloud.service.stop();
  });

  it('means nothing once it is over', async () => {
    const cloud = testCloud();
    const arn = await cloud.start({ ...wait({ Seconds: 5 }), TimeoutSeconds: 60 });
    await cloud.advance(200);
    expect((await cloud.describe(arn)).status).toBe('SUCCEEDED');
    cloud.service.stop();
  });
});

const looping = {
  StartAt: 'Count',
  States: {
    Count: { Type: 'Pass', Assign: { n: 1 }, Next: 'More?' },
    'More?': { Type: 'Choice', Choices: [{ Condition: false, Next: 'End' }], Default: 'Count' },
    End: { Type: 'Succeed' },
  },
};

describe('a loop without waits', () => {
  it('lets others have a turn, so it can be stopped', async () => {
    const cloud = testCloud();
    const definition = JSON.stringify({ QueryLanguage: 'JSONata', ...looping });
    const { stateMachineArn } = await cloud.call('CreateStateMachine', { name: 'loop', roleArn: 'r', definition });
    const { executionArn } = await cloud.call('StartExecution', { stateMachineArn });
    await new Promise((resolve) => void setImmediate(resolve));
    await cloud.call('StopExecution', { executionArn });
    expect((await cloud.describe(executionArn!)).status).toBe('ABORTED');
    const other = await cloud.call('StartExecution', { stateMachineArn });
    await new Promise((resolve) => void setImmediate(resolve));
    cloud.service.deleteAllExecutions();
    await cloud.clock.whenQuiet();
    await expect(cloud.describe(other['executionArn']!)).rejects.toMatchObject({ code: 'ExecutionDoesNotExist' });
    cloud.service.stop();
  });
});

describe('a history that is full', () => {
  it('fails the execution with States.Runtime at event 25,000', async () => {
    const cloud = testCloud();
    const arn = await cloud.start(looping);
    expect(await outcomeOf(cloud, arn)).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
    const last = await cloud.call('GetExecutionHistory', { executionArn: arn, reverseOrder: true, maxResults: 1 });
    expect(last['events']).toMatchObject([{ id: 25_000, type: 'ExecutionFailed' }]);
    cloud.service.stop();
  });
});

import { describe, expect, it, vi } from 'vitest';
import { LambdaServiceError } from '../../../lambda/invoker.ts';
import { FunctionError, testCloud } from '../../unit/states/cloud.ts';
import { outcomeOf } from './one-state.ts';

const invoke = 'arn:aws:states:::lambda:invoke';
const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:f';

const one = (fields: object) => ({
  StartAt: 'T',
  States: { T: { Type: 'Task', Resource: invoke, Arguments: { FunctionName: 'f' }, End: true, ...fields } },
});

const throwing = (error: Error) => () => {
  throw error;
};

describe('lambda:invoke', () => {
  it.each([
    [{ FunctionName: 'f', Payload: { a: '{% $states.input.a %}' } }, 'f', { a: 1 }],
    [{ FunctionName: 'f' }, 'f', {}],
    [{ FunctionName: 'f', Payload: 'text' }, 'f', 'text'],
    [{ FunctionName: 'f', Payload: '{"a": [1, "b"]}' }, 'f', { a: [1, 'b'] }],
    [{ FunctionName: 'f', Payload: '{% $string({"n": $states.input.a}) %}' }, 'f', { n: 1 }],
    [{ FunctionName: 'f', Payload: '"quoted"' }, 'f', 'quoted'],
    [{ FunctionName: 'f', Payload: 'null' }, 'f', {}],
    [{ FunctionName: 'f', Payload: null }, 'f', {}],
    [{ FunctionName: 'f', Qualifier: 'live', InvocationType: 'RequestResponse' }, 'f:live', {}],
    [{ FunctionName: functionArn, Payload: [] }, functionArn, []],
  ])('%j calls it so', async (Arguments, name, payload) => {
    const cloud = testCloud({ f: () => 1, 'f:live': () => 1, [functionArn]: () => 1 });
    await cloud.start(one({ Arguments }), { a: 1 });
    expect(cloud.lambda.calls).toEqual([{ name, payload }]);
    cloud.service.stop();
  });

  it('works in the China partition', async () => {
    const cloud = testCloud({ f: () => 'ok' });
    const arn = await cloud.start(one({ Resource: 'arn:aws-cn:states:::lambda:invoke', Output: '{% $states.result.Payload %}' }));
    expect((await outcomeOf(cloud, arn)).output).toBe('ok');
    cloud.service.stop();
  });
  it.each([
    [
      'a function error',
      () => new FunctionError({ errorType: 'Refused', errorMessage: 'm' }),
      'Refused',
      '{"errorType":"Refused","errorMessage":"m"}',
    ],
    ['a function error without a type', () => new FunctionError({ errorMessage: 'm' }), 'Lambda.Unknown', '{"errorMessage":"m"}'],
    ['a function error that is no object', () => new FunctionError('boom'), 'Lambda.Unknown', '"boom"'],
    [
      'throttling',
      throwing(new LambdaServiceError('TooManyRequestsException', 'Rate exceeded')),
      'Lambda.TooManyRequestsException',
      'Rate exceeded',
    ],
    [
      'an unknown function',
      throwing(new LambdaServiceError('ResourceNotFoundException', 'not found')),
      'Lambda.ResourceNotFoundException',
      'not found',
    ],
    ['a failed connection', throwing(new Error('ECONNRESET')), 'Lambda.SdkClientException', 'ECONNRESET'],
  ])('reports %s', async (_, f, error, cause) => {
    const cloud = testCloud({ f });
    const arn = await cloud.start(one({}));
    expect(await outcomeOf(cloud, arn)).toEqual({ status: 'FAILED', error, cause });
    const failed = (await cloud.history(arn)).find(({ type }) => type === 'TaskFailed');
    expect(failed!.taskFailedEventDetails).toEqual({ resourceType: 'lambda', resource: 'invoke', error, cause });
    cloud.service.stop();
  });

  it.each([
    [{ Payload: {} }, 'FunctionName'],
    [{ FunctionName: 'f', InvocationType: 'Event' }, 'InvocationType'],
    [{ FunctionName: 'f', Wrong: 1 }, 'Wrong'],
  ])('refuses the arguments %j by name', async (Arguments, name) => {
    const cloud = testCloud({ f: () => 1 });
    const result = await outcomeOf(cloud, await cloud.start(one({ Arguments })));
    expect(result.error).toBe('States.Runtime');
    expect(result.cause).toContain(name);
    cloud.service.stop();
  });
});

describe('a Lambda ARN as the resource', () => {
  it('takes the arguments as the event and gives the bare result, with events of its own', async () => {
    const cloud = testCloud({ [functionArn]: (event) => ({ got: event }) });
    const States = {
      A: { Type: 'Task', Resource: functionArn, Next: 'B' },
      B: { Type: 'Task', Resource: functionArn, Arguments: { x: '{% $states.input.got.a %}' }, TimeoutSeconds: 9, End: true },
    };
    const arn = await cloud.start({ StartAt: 'A', States }, { a: 1 });
    expect((await outcomeOf(cloud, arn)).output).toEqual({ got: { x: 1 } });
    const events = (await cloud.history(arn)).filter(({ type }) => type.startsWith('Lambda'));
    expect(events.map(({ type }) => type).slice(3)).toEqual([
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
    ]);
    expect(events[3]!.lambdaFunctionScheduledEventDetails).toEqual({
      resource: functionArn,
      input: '{"x":1}',
      inputDetails: { truncated: false },
      timeoutInSeconds: 9,
    });
    expect(events[4]!.lambdaFunctionStartedEventDetails).toBeUndefined();
    expect(events[5]!.lambdaFunctionSucceededEventDetails).toEqual({ output: '{"got":{"x":1}}', outputDetails: { truncated: false } });
    cloud.service.stop();
  });

  it('fails as the function does', async () => {
    const cloud = testCloud({ [functionArn]: () => new FunctionError({ errorType: 'Refused' }) });
    const arn = await cloud.start(one({ Resource: functionArn }));
    expect((await outcomeOf(cloud, arn)).error).toBe('Refused');
    expect((await cloud.history(arn)).map(({ type }) => type)).toContain('LambdaFunctionFailed');
    cloud.service.stop();
  });

  it('gives null for a function that answers nothing, and text that is no JSON as text', async () => {
    const cloud = testCloud();
    const answers = ['', 'no json'];
    cloud.lambda.invoke = async () => ({ payload: answers.shift() ?? '' });
    const States = {
      A: { Type: 'Task', Resource: functionArn, Assign: { first: '{% $states.result %}' }, Next: 'B' },
      B: { Type: 'Task', Resource: functionArn, Output: '{% [$first, $states.result] %}', End: true },
    };
    expect((await outcomeOf(cloud, await cloud.start({ StartAt: 'A', States }))).output).toEqual([null, 'no json']);
    cloud.service.stop();
  });
});

describe('states:startExecution', () => {
  const child = { QueryLanguage: 'JSONata', StartAt: 'C', States: { C: { Type: 'Succeed' } } };
  const StateMachineArn = 'arn:aws:states:eu-west-1:123456789012:stateMachine:child';
  const start = async (args: object) => {
    const cloud = testCloud();
    await cloud.service.call('CreateStateMachine', { name: 'child', roleArn: 'arn:aws:iam::1:role/r', definition: JSON.stringify(child) });
    const arn = await cloud.start(one({ Resource: 'arn:aws:states:::states:startExecution', Arguments: { StateMachineArn, ...args } }), {
      n: 1,
    });
    const result = await outcomeOf(cloud, arn);
    return { cloud, result };
  };

  it('starts another execution and does not wait for it', async () => {
    const { cloud, result } = await start({ Input: { from: '{% $states.input.n %}' }, Name: 'kid' });
    expect(result.output).toEqual({
      ExecutionArn: StateMachineArn.replace('stateMachine', 'execution') + ':kid',
      StartDate: expect.any(Number),
    });
    expect(await outcomeOf(cloud, (result.output as { ExecutionArn: string }).ExecutionArn)).toEqual({
      status: 'SUCCEEDED',
      output: { from: 1 },
    });
    cloud.service.stop();
  });

  it('names it by itself when it is given no name', async () => {
    const { cloud, result } = await start({});
    expect(result.output).toMatchObject({ ExecutionArn: expect.stringMatching(/:child:[0-9a-f]{32}$/) });
    cloud.service.stop();
  });

  it.each([
    [{ StateMachineArn: `${StateMachineArn}-gone` }, 'StepFunctions.StateMachineDoesNotExistException'],
    [{ Name: 'bad name' }, 'StepFunctions.InvalidNameException'],
    [{ Wrong: 1 }, 'States.Runtime'],
  ])('reports %j', async (args, error) => {
    const { cloud, result } = await start(args);
    expect(result.error).toBe(error);
    cloud.service.stop();
  });
});

const never = () => new Promise(() => undefined);

describe('TimeoutSeconds', () => {
  it.each([
    ['a number', 90],
    ['an expression', '{% $states.input.wakeIn %}'],
    ['an expression over a variable', '{% $base + 60 %}'],
  ])('as %s ends a task that waits', async (_, TimeoutSeconds) => {
    const cloud = testCloud({ f: () => null });
    const T = { Type: 'Task', Resource: `${invoke}.waitForTaskToken`, Arguments: { FunctionName: 'f' }, TimeoutSeconds, End: true };
    const arn = await cloud.start({ StartAt: 'A', States: { A: { Type: 'Pass', Assign: { base: 30 }, Next: 'T' }, T } }, { wakeIn: 90 });
    await cloud.advance(80);
    expect((await cloud.describe(arn)).status).toBe('RUNNING');
    await cloud.advance(11);
    expect(await outcomeOf(cloud, arn)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    const history = await cloud.history(arn);
    expect(history.find(({ type }) => type === 'TaskTimedOut')!.taskTimedOutEventDetails).toEqual({
      resourceType: 'lambda',
      resource: 'invoke.waitForTaskToken',
      error: 'States.Timeout',
    });
    expect(history.find(({ type }) => type === 'TaskScheduled')!.taskScheduledEventDetails!['timeoutInSeconds']).toBe(90);
    cloud.service.stop();
  });

  it('ends a call that does not return, whose answer then means nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const late = Promise.withResolvers<unknown>();
    const cloud = testCloud({ f: () => late.promise });
    const { stateMachineArn } = await cloud.call('CreateStateMachine', {
      name: 'slow',
      roleArn: 'arn:aws:iam::1:role/r',
      definition: JSON.stringify({ QueryLanguage: 'JSONata', ...one({ TimeoutSeconds: 5 }) }),
    });
    const { executionArn } = await cloud.call<{ executionArn: string }>('StartExecution', { stateMachineArn });
    // The call counts as activity, so only real time (here a faked one) can pass while it lasts.
    await vi.waitFor(() => expect(cloud.lambda.calls).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(5000);
    await vi.waitFor(async () => expect((await cloud.describe(executionArn)).status).toBe('FAILED'));
    late.resolve('too late');
    await cloud.clock.whenQuiet();
    vi.useRealTimers();
    expect(await outcomeOf(cloud, executionArn)).toEqual({ status: 'FAILED', error: 'States.Timeout' });
    cloud.service.stop();
  });

  it.each([
    ['{% 0 %}', 'outside the acceptable range'],
    ['{% -5 %}', 'outside the acceptable range'],
    ['{% 1.5 %}', 'outside the acceptable range'],
    ['{% 100000000 %}', 'outside the acceptable range'],
    ['{% "60" %}', "Expected 'integer', but was 'string'"],
    ['{% null %}', "but was 'null'"],
    ['{% [60, 61] %}', "but was 'array'"],
    ['{% $nothing %}', "specified for the field 'TimeoutSeconds' returned nothing"],
  ])('fails when %s', async (TimeoutSeconds, cause) => {
    const cloud = testCloud({ f: never });
    const result = await outcomeOf(cloud, await cloud.start(one({ TimeoutSeconds })));
    expect(result.error).toBe('States.QueryEvaluationError');
    expect(result.cause).toContain(cause);
    cloud.service.stop();
  });
});

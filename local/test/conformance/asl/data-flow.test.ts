import { describe, expect, it } from 'vitest';
import { START, testCloud } from '../../unit/states/cloud.ts';
import { outcome, outcomeOf, pass, refusal } from './one-state.ts';

const invoke = 'arn:aws:states:::lambda:invoke';

describe('what a state puts out', () => {
  it('is its input for Pass, Wait, Choice and Succeed', async () => {
    const States = {
      P: { Type: 'Pass', Next: 'W' },
      W: { Type: 'Wait', Seconds: 0, Next: 'C' },
      C: { Type: 'Choice', Choices: [{ Condition: true, Next: 'S' }] },
      S: { Type: 'Succeed' },
    };
    expect(await outcome({ StartAt: 'P', States }, { a: 1 })).toEqual({ status: 'SUCCEEDED', output: { a: 1 } });
  });

  it('is the result for a Task, and what Output says when there is one', async () => {
    const cloud = testCloud({ f: () => ({ answer: 42 }) });
    const Arguments = { FunctionName: 'f' };
    const States = {
      A: { Type: 'Task', Resource: invoke, Arguments, Output: '{% $states.result.Payload %}', Next: 'B' },
      B: { Type: 'Task', Resource: invoke, Arguments, End: true },
    };
    const arn = await cloud.start({ StartAt: 'A', States });
    const result = { ExecutedVersion: '$LATEST', Payload: { answer: 42 }, SdkHttpMetadata: { HttpStatusCode: 200 }, StatusCode: 200 };
    expect((await outcomeOf(cloud, arn)).output).toEqual(result);
    expect(JSON.parse((await cloud.history(arn)).find((event) => event.id === 6)!.stateExitedEventDetails!['output']!)).toEqual({
      answer: 42,
    });
    cloud.service.stop();
  });

  it.each(['result', 'errorOutput'])('has no $states.%s where there is none', async (name) => {
    expect(await pass({ Output: `{% $exists($states.${name}) %}` })).toMatchObject({ output: false });
  });
});

describe('the context object', () => {
  it('tells the execution, the state and the machine', async () => {
    const cloud = testCloud();
    const States = { Look: { Type: 'Pass', Output: '{% $states.context %}', End: true } };
    const arn = await cloud.start({ StartAt: 'Look', States }, { a: 1 }, 'first');
    const { output } = (await outcomeOf(cloud, arn)) as { output: { State: { EnteredTime: string } } };
    expect(output).toEqual({
      Execution: {
        Id: 'arn:aws:states:eu-west-1:123456789012:execution:machine-1:first',
        Input: { a: 1 },
        Name: 'first',
        RoleArn: 'arn:aws:iam::123456789012:role/test',
        StartTime: expect.stringMatching(/^2026-03-02T01:00:/),
        RedriveCount: 0,
      },
      State: { EnteredTime: expect.stringMatching(/^2026-03-02T01:00:/), Name: 'Look' },
      StateMachine: { Id: 'arn:aws:states:eu-west-1:123456789012:stateMachine:machine-1', Name: 'machine-1' },
    });
    expect(Date.parse(output.State.EnteredTime)).toBeGreaterThanOrEqual(START);
    cloud.service.stop();
  });

  it('has a token only in the arguments of a task that waits for one', async () => {
    const cloud = testCloud({ f: () => null });
    const Arguments = { FunctionName: 'f', Payload: { has: '{% $exists($states.context.Task.Token) %}' } };
    const Output = '{% $exists($states.context.Task) %}';
    const States = {
      A: { Type: 'Task', Resource: invoke, Arguments, Output, Next: 'B' },
      B: { Type: 'Task', Resource: `${invoke}.waitForTaskToken`, Arguments, Output: null, TimeoutSeconds: 5, End: true },
    };
    await cloud.start({ StartAt: 'A', States });
    expect(cloud.lambda.calls.map(({ payload }) => payload['has'])).toEqual([false, true]);
    cloud.service.stop();
  });
});

const assigningBranch = (name: string) => ({
  StartAt: name,
  States: {
    [name]: { Type: 'Pass', Assign: { inner: `{% $outer & "${name}" %}` }, Next: `${name} tells` },
    [`${name} tells`]: { Type: 'Pass', Output: '{% $inner %}', End: true },
  },
});

describe('variables', () => {
  it('are seen by later states, and by none of the expressions that set them', async () => {
    const States = {
      A: { Type: 'Pass', Assign: { x: 1, y: 2 }, Next: 'B' },
      B: {
        Type: 'Pass',
        Assign: { x: '{% $y %}', y: '{% $x %}', seen: '{% $x & "," & $y %}' },
        Output: { x: '{% $x %}' },
        Next: 'C',
      },
      C: { Type: 'Succeed', Output: { inB: '{% $states.input.x %}', x: '{% $x %}', y: '{% $y %}', seen: '{% $seen %}' } },
    };
    expect((await outcome({ StartAt: 'A', States })).output).toEqual({ inB: 1, x: 2, y: 1, seen: '1,2' });
  });

  it('are undefined before they are assigned', async () => {
    expect(await pass({ Assign: { x: 1 }, Output: '{% $x %}' })).toMatchObject({ error: 'States.QueryEvaluationError' });
  });

  it('of an outer scope can be read inside; those assigned inside end with it', async () => {
    const States = {
      A: { Type: 'Pass', Assign: { outer: 'o' }, Next: 'P' },
      P: {
        Type: 'Parallel',
        Branches: [assigningBranch('one'), assigningBranch('two')],
        Assign: { all: '{% $states.result %}' },
        Output: '{% $exists($inner) %}',
        Next: 'Z',
      },
      Z: { Type: 'Succeed', Output: { innerSeen: '{% $states.input %}', all: '{% $all %}', later: '{% $exists($inner) %}' } },
    };
    expect((await outcome({ StartAt: 'A', States })).output).toEqual({ innerSeen: false, all: ['oone', 'otwo'], later: false });
  });

  it('of an outer scope may not be assigned inside', async () => {
    const inner = { StartAt: 'I', States: { I: { Type: 'Pass', Assign: { x: 2 }, End: true } } };
    const States = {
      A: { Type: 'Parallel', Branches: [inner], Next: 'B' },
      B: { Type: 'Pass', Assign: { x: 1 }, End: true },
    };
    expect(await refusal({ StartAt: 'A', States })).toContain("State 'I': field 'Assign' may not set 'x'");
  });

  it('of a branch may have the name that the Catch of its Parallel assigns, and ends with the branch', async () => {
    const States = {
      I: { Type: 'Pass', Assign: { x: 'inside' }, Next: 'F' },
      F: { Type: 'Fail', Error: '{% $x %}' },
    };
    const Catch = [{ ErrorEquals: ['States.ALL'], Assign: { x: '{% $states.errorOutput.Error & " caught" %}' }, Next: 'Z' }];
    const P = { Type: 'Parallel', Branches: [{ StartAt: 'I', States }], Catch, End: true };
    const Z = { Type: 'Succeed', Output: '{% $x %}' };
    expect((await outcome({ StartAt: 'P', States: { P, Z } })).output).toBe('inside caught');
    const other = { Type: 'Parallel', Branches: [{ StartAt: 'O', States: { O: { Type: 'Pass', End: true } } }], Catch, Next: 'P' };
    expect(await refusal({ StartAt: 'Q', States: { Q: other, P, Z } })).toContain("State 'I': field 'Assign' may not set 'x'");
  });

  it.each(['states', '1st', 'a-b', '', 'x'.repeat(81)])('cannot be named %j', async (name) => {
    const States = { A: { Type: 'Pass', Assign: { [name]: 1 }, End: true } };
    expect(await refusal({ StartAt: 'A', States })).toContain("State 'A'");
  });

  it('may have names in any script', async () => {
    expect(
      await outcome({
        StartAt: 'A',
        States: { A: { Type: 'Pass', Assign: { 提案: 7 }, Next: 'B' }, B: { Type: 'Succeed', Output: '{% $提案 %}' } },
      }),
    ).toMatchObject({ output: 7 });
  });

  it('are shown in history as they were assigned', async () => {
    const cloud = testCloud();
    const arn = await cloud.start({ StartAt: 'A', States: { A: { Type: 'Pass', Assign: { x: [1], y: 'z' }, End: true } } });
    const exited = (await cloud.history(arn)).find(({ type }) => type === 'PassStateExited');
    expect(exited!.stateExitedEventDetails!['assignedVariables']).toEqual({ x: '[1]', y: '"z"' });
    cloud.service.stop();
  });
});

const choosing = (fields: object) => ({
  C: {
    Type: 'Choice',
    Choices: [
      {
        Condition: '{% $states.input.n > 10 %}',
        Next: 'Big',
        Assign: { size: 'big' },
        Output: { was: '{% $states.input.n %}' },
      },
      { Condition: '{% $states.input.n > 5 %}', Next: 'Tell' },
    ],
    ...fields,
  },
  Big: { Type: 'Pass', Output: { size: '{% $size %}', input: '{% $states.input %}' }, End: true },
  Tell: { Type: 'Pass', Output: { by: '{% $exists($by) ? $by : "rule" %}', input: '{% $states.input %}' }, End: true },
});

describe('Choice', () => {
  const standard = { Default: 'Tell', Assign: { by: 'default' }, Output: 'default output' };

  it.each([
    [{ n: 11 }, standard, { size: 'big', input: { was: 11 } }],
    [{ n: 6 }, standard, { by: 'rule', input: { n: 6 } }],
    [{ n: 1 }, standard, { by: 'default', input: 'default output' }],
  ])('on %j takes the first rule that is true, with its own Assign and Output', async (input, fields, output) => {
    expect((await outcome({ StartAt: 'C', States: choosing(fields) }, input)).output).toEqual(output);
  });

  it('fails with States.NoChoiceMatched when nothing matches and there is no Default', async () => {
    const result = await outcome({ StartAt: 'C', States: choosing({}) }, { n: 1 });
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });

  it.each([
    ['"yes"', "Expected 'boolean', but was 'string'"],
    ['$states.input.absent', "specified for the field 'Choices[0]/Condition' returned nothing"],
  ])('fails when a condition gives %s', async (source, cause) => {
    const rule = { Condition: `{% ${source} %}`, Next: 'E' };
    const result = await outcome({ StartAt: 'C', States: { C: { Type: 'Choice', Choices: [rule] }, E: { Type: 'Succeed' } } });
    expect(result.error).toBe('States.QueryEvaluationError');
    expect(result.cause).toContain(cause);
  });
});

describe('Fail', () => {
  it.each([
    [
      { Error: 'Withdrawn', Cause: 'by its member' },
      { error: 'Withdrawn', cause: 'by its member' },
    ],
    [
      { Error: '{% $states.input.e %}', Cause: '{% "c" & $states.input.e %}' },
      { error: 'E1', cause: 'cE1' },
    ],
    [{}, {}],
  ])('%j ends the execution so', async (fields, expected) => {
    expect(await outcome({ StartAt: 'F', States: { F: { Type: 'Fail', ...fields } } }, { e: 'E1' })).toEqual({
      status: 'FAILED',
      ...expected,
    });
  });

  it('needs text', async () => {
    const result = await outcome({ StartAt: 'F', States: { F: { Type: 'Fail', Error: '{% 1 %}' } } });
    expect(result.error).toBe('States.QueryEvaluationError');
    expect(result.cause).toContain("Expected 'string', but was 'number'");
  });
});

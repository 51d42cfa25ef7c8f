import aslValidator from 'asl-validator';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { addressRefusedError, contentionError, statesErrors, transientLambdaErrors } from '#core/contracts/workflow-errors.ts';
import { expressionsIn, isEnd, machines, nextOf, rendered, statesOf } from '#test/support/asl-states.ts';
import type { Machine } from '#test/support/asl-states.ts';

const token = '{% $states.context.Task.Token %}';
const waits = (machine: Machine) => statesOf(machine, 'Task').filter(({ state }) => state.Resource.endsWith('.waitForTaskToken'));
const steps = (machine: Machine) => statesOf(machine, 'Task').filter(({ state }) => !state.Resource.endsWith('.waitForTaskToken'));

describe.each([...machines])('the %s machine', (workflow, machine) => {
  const asl = rendered.get(workflow)!;

  it('is clean for asl-validator', () => {
    expect(aslValidator(asl, { checkArn: true }).errors).toEqual([]);
  });

  it('is in JSONata as a whole', () => {
    expect(machine.QueryLanguage).toBe('JSONata');
  });

  it('leads only to states that exist, and to each of them', () => {
    const reached = new Set([machine.StartAt]);
    for (const name of reached) for (const next of nextOf(machine.States[name]!)) reached.add(next);
    expect([...reached].sort()).toEqual(Object.keys(machine.States).sort());
  });

  it('can end from every state', () => {
    const ending = new Set(
      Object.entries(machine.States).flatMap(([name, state]) => (isEnd(state) || state.Type === 'Fail' ? [name] : [])),
    );
    for (let before = 0; before !== ending.size;) {
      before = ending.size;
      for (const [name, state] of Object.entries(machine.States)) if (nextOf(state).some((next) => ending.has(next))) ending.add(name);
    }
    expect(Object.keys(machine.States).filter((name) => !ending.has(name))).toEqual([]);
  });

  it('has names of at most 60 characters, those of choices as questions and no others', () => {
    for (const [name, { Type }] of Object.entries(machine.States)) {
      expect(name.length, name).toBeLessThanOrEqual(60);
      expect(name.endsWith('?'), name).toBe(Type === 'Choice');
    }
  });

  it('every task is retried for what passes, and once more for the rest, with jitter and a bound', () => {
    for (const { name, state } of statesOf(machine, 'Task')) {
      const [busy, failed] = state.Retry.filter(({ MaxAttempts }) => MaxAttempts > 0);
      expect(busy?.ErrorEquals, name).toEqual(expect.arrayContaining([...transientLambdaErrors, contentionError]));
      expect(failed?.ErrorEquals, name).toEqual([statesErrors.taskFailed]);
      for (const { MaxAttempts, JitterStrategy } of state.Retry) {
        // A mail may wait for an outage of hours: nobody's case does.
        expect(MaxAttempts, name).toBeLessThanOrEqual(workflow === 'digest' ? 20 : 8);
        if (MaxAttempts > 0) expect(JitterStrategy, name).toBe('FULL');
      }
    }
  });

  it('every task leads somewhere whatever goes wrong', () => {
    for (const { name, state } of statesOf(machine, 'Task')) {
      const last = state.Catch.at(-1);
      expect(last?.ErrorEquals, name).toEqual([statesErrors.all]);
      expect(machine.States[last?.Next ?? '']?.Type, name).toBe('Fail');
    }
  });

  it('knows no error that the contracts do not name', () => {
    const known: readonly string[] = [...transientLambdaErrors, addressRefusedError, contentionError, ...Object.values(statesErrors)];
    const used = statesOf(machine, 'Task').flatMap(({ state }) =>
      [...state.Retry, ...state.Catch].flatMap(({ ErrorEquals }) => ErrorEquals),
    );
    expect(used.filter((error) => !known.includes(error))).toEqual([]);
  });

  it('every step has a time limit beyond its function’s own, and is tried again when it passes', () => {
    for (const { name, state } of steps(machine)) {
      expect(state.TimeoutSeconds, name).toBe(60);
      expect(
        state.Retry.flatMap(({ ErrorEquals }) => ErrorEquals),
        name,
      ).toContain(statesErrors.timeout);
    }
  });

  it('every wait hands in its token and sleeps until its alarm, which is caught and never retried', () => {
    expect(waits(machine).length > 0).toBe(['proposal', 'assignment'].includes(workflow));
    for (const { name, state } of waits(machine)) {
      expect(state.Arguments.Payload['token'], name).toBe(token);
      expect(state.TimeoutSeconds, name).toBe('{% $wakeIn %}');
      expect(
        state.Retry.flatMap(({ ErrorEquals }) => ErrorEquals),
        name,
      ).not.toContain(statesErrors.timeout);
      expect(state.Catch[0]?.ErrorEquals, name).toEqual([statesErrors.timeout]);
    }
  });

  it('only waits have the token', () => {
    expect(
      steps(machine)
        .flatMap(({ state }) => expressionsIn(state))
        .filter((text) => text.includes('Token')),
    ).toEqual([]);
  });

  it('every expression compiles with the evaluator that AWS documents', () => {
    const expressions = expressionsIn(asl);
    expect(expressions.length).toBeGreaterThan(['proposal', 'assignment'].includes(workflow) ? 20 : 2);
    for (const expression of expressions) expect(() => jsonata(expression), expression).not.toThrow();
  });

  it('passes ids and figures on, never text: payloads have these keys only', () => {
    const allowed = ['execution', 'waitingIn', 'wakeIn', 'token', 'executionArn', 'fence', 'act', 'lines', 'part'];
    const fence = ['redriveCount', 'enteredAt', 'retryCount'];
    for (const { name, state } of statesOf(machine, 'Task')) {
      const { Payload } = state.Arguments;
      expect(allowed, name).toEqual(expect.arrayContaining(Object.keys(Payload)));
      expect(
        Object.keys(Payload['fence'] ?? {}).filter((key) => !fence.includes(key)),
        name,
      ).toEqual([]);
      expect(Payload['execution'], name).toBe('{% $states.context.Execution.Input %}');
    }
  });

  it('carries nothing from state to state but what woke it and when it wakes', () => {
    for (const [name, state] of Object.entries(machine.States)) {
      const outputs =
        state.Type === 'Task'
          ? [state.Output]
          : state.Type === 'Choice'
            ? state.Choices.map(({ Output = '{% $states.input %}' }) => Output)
            : [];
      // A lane's choice hands its instant back to the wait.
      const passed = workflow === 'webhook-lane' ? ['{% $states.input %}'] : [];
      const allowed = [{}, '{% $states.result %}', '{% $states.result.Payload %}', ...passed];
      for (const output of outputs) expect(allowed, name).toContainEqual(output);
      const assigned = 'Assign' in state ? Object.keys(state.Assign ?? {}) : [];
      expect(['wakeIn'], name).toEqual(expect.arrayContaining(assigned));
    }
  });
});

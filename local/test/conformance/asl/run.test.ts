import { describe, expect, it } from 'vitest';
import type { ExecutionFacts } from '../../../asl/context-object.ts';
import type { World } from '../../../asl/engine.ts';
import { readMachine } from '../../../asl/machine.ts';
import { Run } from '../../../asl/run.ts';
import type { Strand } from '../../../asl/strand.ts';

const facts: ExecutionFacts = {
  arn: 'arn:aws:states:eu-west-1:123456789012:execution:m:e',
  name: 'e',
  roleArn: 'arn:aws:iam::123456789012:role/r',
  input: {},
  startedAt: 0,
  machineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:m',
  machineName: 'm',
};

/** A world whose time only the test moves. */
function world(): World & { time: number } {
  return { time: 1_000_000, region: 'eu-west-1', now: () => 0, random: () => 0, taskToken: (strand, event) => `${strand}.${event}` };
}

function runOf(state: object, strands: readonly Strand[] = []): { run: Run; clock: { time: number } } {
  const clock = world();
  clock.now = () => clock.time;
  const definition = { QueryLanguage: 'JSONata', StartAt: 'S', States: { S: { End: true, ...state } } };
  return { run: new Run(readMachine(JSON.stringify(definition)), facts, clock, strands, strands.length === 0 ? 1 : 9), clock };
}

const asks = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'ask' },
  TimeoutSeconds: 600,
  HeartbeatSeconds: 60,
};

describe('a run', () => {
  it('gives every change of a step once', async () => {
    const { run } = runOf(asks);
    expect(run.take()).toMatchObject({ events: [{ id: 1, type: 'ExecutionStarted' }], strands: [{ id: 1 }], transitions: 0 });
    await run.apply({ kind: 'go' });
    expect(run.take()).toMatchObject({ events: [{ id: 2 }, { id: 3 }, { id: 4 }], strands: [{ id: 1 }], removed: [], transitions: 1 });
    expect(run.take()).toEqual({ events: [], strands: [], removed: [], transitions: 0 });
  });

  it('does nothing more once it is over', async () => {
    const { run } = runOf({ Type: 'Pass' });
    expect(await run.apply({ kind: 'go' })).toBe(true);
    expect(run.ending).toEqual({ status: 'SUCCEEDED', output: {} });
    expect(run.take().removed).toEqual([1]);
    expect(await run.apply({ kind: 'stop', error: undefined, cause: undefined })).toBe(false);
    expect(run.take().events).toEqual([]);
  });

  it('takes no notice of alarms that come early, late, or for nobody', async () => {
    const { run, clock } = runOf({ Type: 'Wait', Seconds: 60 });
    await run.apply({ kind: 'go' });
    clock.time += 59_000;
    await run.apply({ kind: 'alarm', strand: 1 });
    await run.apply({ kind: 'alarm', strand: 7 });
    expect(run.ending).toBeUndefined();
    clock.time += 1000;
    await run.apply({ kind: 'alarm', strand: 1 });
    expect(run.ending?.status).toBe('SUCCEEDED');
  });

  it('takes no notice of an alarm that a heartbeat has overtaken', async () => {
    const { run, clock } = runOf(asks);
    await run.apply({ kind: 'go' });
    clock.time += 60_000;
    expect(await run.apply({ kind: 'heartbeat', strand: 1, event: 3 })).toBe(true);
    await run.apply({ kind: 'alarm', strand: 1 });
    expect(run.ending).toBeUndefined();
  });

  it.each([
    ['another attempt', { strand: 1, event: 2 }],
    ['another strand', { strand: 2, event: 3 }],
  ])('refuses answers for %s', async (_, task) => {
    const { run } = runOf(asks);
    await run.apply({ kind: 'go' });
    expect(await run.apply({ kind: 'tokenSucceeded', output: 1, ...task })).toBe(false);
    expect(await run.apply({ kind: 'returned', result: 1, ...task })).toBe(false);
    expect(run.ending).toBeUndefined();
  });

  it('does not go on from strands that are not of its machine', async () => {
    const { run: first } = runOf({ Type: 'Pass' });
    const [strand] = first.take().strands;
    const { run } = runOf({ Type: 'Pass' }, [{ ...strand!, state: 'Elsewhere' }]);
    await expect(run.apply({ kind: 'go' })).rejects.toThrow("There is no state 'Elsewhere'");
  });

  it('reports a fault of the interpreter as States.Runtime of the state', async () => {
    const { run, clock } = runOf({ ...asks, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'S' }] });
    Object.assign(clock, {
      taskToken: () => {
        throw new Error('no tokens');
      },
    });
    await run.apply({ kind: 'go' });
    expect(run.ending).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(run.ending).toMatchObject({ cause: expect.stringContaining('Error: no tokens') });
  });

  it('lets a fault of the world through, which no state can be blamed for', async () => {
    const { run, clock } = runOf(asks);
    await run.apply({ kind: 'go' });
    Object.assign(clock, {
      now: () => {
        throw new Error('no time');
      },
    });
    await expect(run.apply({ kind: 'heartbeat', strand: 1, event: 3 })).rejects.toThrow('no time');
  });
});

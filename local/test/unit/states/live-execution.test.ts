import { describe, expect, it } from 'vitest';
import { readMachine } from '../../../asl/machine.ts';
import { Run } from '../../../asl/run.ts';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { LiveExecution } from '../../../states/live-execution.ts';
import { StepFunctions } from '../../../states/step-functions.ts';
import { START } from './cloud.ts';

const definition = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'S',
  States: { S: { Type: 'Wait', Seconds: 60, End: true } },
});

describe('a live execution', () => {
  it('stops when a step cannot be stored, since what it holds is no longer what is stored', async () => {
    const clock = new VirtualClock();
    const facts = { arn: 'a', name: 'n', roleArn: 'r', input: {}, startedAt: 0, machineArn: 'm', machineName: 'm' };
    const world = { region: 'eu-west-1', now: () => clock.now(), random: () => 0, taskToken: () => '' };
    const live = new LiveExecution(1, new Run(readMachine(definition), facts, world, [], 1), {
      clock,
      commit: () => {
        throw new Error('disk full');
      },
      stored: () => Promise.resolve(),
      call: () => Promise.reject(new Error('nothing is to be called')),
      ended: () => undefined,
    });
    await expect(live.signal({ kind: 'go' })).rejects.toThrow('disk full');
    expect(await live.signal({ kind: 'go' })).toBe(false);
    clock.stop();
  });
});

const asking = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Arguments: { FunctionName: 'f' },
      TimeoutSeconds: 60,
      End: true,
    },
  },
});

/** An execution of `asking`, whose store is safe when `stored` says so. */
const start = async (stored: () => Promise<void>) => {
  const clock = new VirtualClock();
  const calls: string[] = [];
  const facts = { arn: 'a', name: 'n', roleArn: 'r', input: {}, startedAt: 0, machineArn: 'm', machineName: 'm' };
  const world = { region: 'eu-west-1', now: () => clock.now(), random: () => 0, taskToken: () => '' };
  const live = new LiveExecution(1, new Run(readMachine(asking), facts, world, [], 1), {
    clock,
    commit: () => undefined,
    stored,
    call: async (_id, _strand, { event }) => {
      calls.push(`event ${event}`);
      return new Promise(() => undefined);
    },
    ended: () => undefined,
  });
  await live.signal({ kind: 'go' });
  return { clock, calls, live };
};
const turn = () => new Promise((resolve) => void setImmediate(resolve));

describe('a task', () => {
  it('is given its token once the step that calls it is safe from a lost power supply', async () => {
    const disk = Promise.withResolvers<void>();
    const { clock, calls, live } = await start(() => disk.promise);
    await turn();
    expect(calls).toEqual([]);
    disk.resolve();
    await turn();
    expect(calls).toHaveLength(1);
    live.stop();
    clock.stop();
  });

  it('is not called when the execution was let go of meanwhile', async () => {
    const disk = Promise.withResolvers<void>();
    const { clock, calls, live } = await start(() => disk.promise);
    live.stop();
    disk.resolve();
    await turn();
    expect(calls).toEqual([]);
    clock.stop();
  });
});

describe('the service', () => {
  it('needs no more than a clock, functions, a place and a name, and bears with a clock between milliseconds', async () => {
    const clock = new VirtualClock({ offset: START - Date.now() + 0.25 });
    const service = new StepFunctions({
      clock,
      lambda: { invoke: () => Promise.reject(new Error('nothing is to be called')) },
      databasePath: ':memory:',
      region: 'cn-north-1',
      accountId: '123456789012',
      partition: 'aws-cn',
    });
    const create = { name: 'm', roleArn: 'arn:aws-cn:iam::123456789012:role/r', definition };
    const { stateMachineArn } = (await service.call('CreateStateMachine', create)) as { stateMachineArn: string };
    expect(stateMachineArn).toBe('arn:aws-cn:states:cn-north-1:123456789012:stateMachine:m');
    await service.call('StartExecution', { stateMachineArn });
    await clock.advanceTo(clock.now() + 61_000);
    expect(service.counts()).toEqual({ running: 0, transitions: 1 });
    service.stop();
    clock.stop();
  });
});

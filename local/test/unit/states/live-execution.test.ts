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
      call: () => Promise.reject(new Error('nothing is to be called')),
      ended: () => undefined,
    });
    await expect(live.signal({ kind: 'go' })).rejects.toThrow('disk full');
    expect(await live.signal({ kind: 'go' })).toBe(false);
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

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { executionName, executionStem, withoutEpoch } from '#functions/adapters/workflows/execution-name.ts';
import { digestName, sfnDigests } from '#functions/adapters/workflows/sfn-digests.ts';
import { sfnWorkflows, taskWaker } from '#functions/adapters/workflows/sfn-workflows.ts';
import { cannedAws, ok, refused } from '#test/support/canned-aws.ts';
import type { CannedAws } from '#test/support/canned-aws.ts';
import { ofCase, ofShare } from '#test/support/product-in-memory.ts';

const arn = (machine: string): string => `arn:aws:states:us-east-1:000000000000:stateMachine:${machine}`;
const arns = { proposal: arn('P'), assignment: arn('A') };
let aws: CannedAws;

beforeEach(async () => {
  aws = await cannedAws();
  for (const [name, value] of Object.entries({
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  }))
    vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

const execution = (name: string) => ({ executionArn: 'x', stateMachineArn: 'y', name, status: 'RUNNING', startDate: 1 });
const listingOf = (stateMachineArn: string) => ({
  operation: 'ListExecutions',
  stateMachineArn,
  statusFilter: 'RUNNING',
  maxResults: 1000,
});
const sent = (): unknown[] => aws.calls.map(({ target, body }) => ({ operation: target.split('.')[1], ...JSON.parse(body) }));

describe('the name of an execution', () => {
  it.each([
    [ofCase, 'p1.1', 'p1'],
    [{ ...ofCase, epoch: 12 }, 'p1.12', 'p1'],
    [ofShare('a2', 1), 'p1.a2.r1.1', 'p1.a2.r1'],
  ])('of %j is %s', (execution, name, stem) => {
    expect([executionName(execution), executionStem(execution), withoutEpoch(name)]).toEqual([name, stem, stem]);
  });
});

describe('starting an execution', () => {
  it('names its machine, itself and its ids', async () => {
    aws.answers(ok({ executionArn: 'x', startDate: 1 }), ok({ executionArn: 'x', startDate: 1 }));
    expect([await sfnWorkflows(arns).start(ofCase), await sfnWorkflows(arns).start(ofShare('a1'))]).toEqual([true, true]);
    expect(sent()).toEqual([
      { operation: 'StartExecution', stateMachineArn: arns.proposal, name: 'p1.1', input: JSON.stringify(ofCase) },
      { operation: 'StartExecution', stateMachineArn: arns.assignment, name: 'p1.a1.r0.1', input: JSON.stringify(ofShare('a1')) },
    ]);
  });

  it('that ran before is no failure', async () => {
    aws.answers(refused('ExecutionAlreadyExists'));
    expect(await sfnWorkflows(arns).start(ofCase)).toBe(false);
  });

  it('that Step Functions refuses is one', async () => {
    aws.answers(refused('StateMachineDoesNotExist'));
    await expect(sfnWorkflows(arns).start(ofCase)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });
});

describe('whether an execution runs', () => {
  it.each([
    ['RUNNING', true],
    ['SUCCEEDED', false],
    ['FAILED', false],
    ['TIMED_OUT', false],
    ['ABORTED', false],
  ])('%s: %s', async (status, runs) => {
    aws.answers(ok({ executionArn: 'x', stateMachineArn: 'y', status, startDate: 1 }));
    expect(await sfnWorkflows(arns).isRunningNamed(ofShare('a1'))).toBe(runs);
    expect(sent()).toEqual([
      { operation: 'DescribeExecution', executionArn: 'arn:aws:states:us-east-1:000000000000:execution:A:p1.a1.r0.1' },
    ]);
  });

  it('one that was thrown away does not', async () => {
    aws.answers(refused('ExecutionDoesNotExist'));
    expect(await sfnWorkflows(arns).isRunning('x')).toBe(false);
  });

  it('what cannot be told is no "no"', async () => {
    aws.answers(refused('InvalidArn'));
    await expect(sfnWorkflows(arns).isRunning('x')).rejects.toMatchObject({ name: 'InvalidArn' });
  });

  it('lists all that run, of both machines, page by page', async () => {
    aws.answers(
      ok({ executions: [execution('p1.1')], nextToken: 'more' }),
      ok({ executions: [execution('p1.a1.r0.1')] }),
      ok({ executions: [execution('p2.1')] }),
    );
    expect(await sfnWorkflows(arns).runningNames()).toEqual(new Set(['p1.1', 'p1.a1.r0.1', 'p2.1']));
    // Both machines are asked at once; the one that was answered first goes on.
    const [first, second, third] = sent();
    expect([first, second]).toEqual(expect.arrayContaining([listingOf(arns.proposal), listingOf(arns.assignment)]));
    expect(third).toEqual({ ...(first as object), nextToken: 'more' });
    expect(aws.calls).toHaveLength(3);
  });
});

describe('answering a token', () => {
  it('hands over the outcome', async () => {
    aws.answers(ok({}));
    expect(await taskWaker()('t1', { outcome: 'closed', wakeIn: 60 })).toBe('woken');
    expect(sent()).toEqual([{ operation: 'SendTaskSuccess', taskToken: 't1', output: '{"outcome":"closed","wakeIn":60}' }]);
  });

  it.each(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'])('%s: it is gone', async (name) => {
    aws.answers(refused(name));
    expect(await taskWaker()('t1', { outcome: 'closed', wakeIn: 60 })).toBe('gone');
  });

  it('anything else is a failure', async () => {
    aws.answers(refused('InvalidOutput'));
    await expect(taskWaker()('t1', { outcome: 'closed', wakeIn: 60 })).rejects.toMatchObject({ name: 'InvalidOutput' });
  });
});

describe('an execution that sends mails', () => {
  const digest = { body: '990112', recipientId: 'lin', at: '2026-03-02T02:10:00.000Z' };

  it('is started under the recipient and the instant', async () => {
    aws.answers(ok({ executionArn: 'x', startDate: 1 }));
    await sfnDigests(arn('D'))(digest);
    expect(sent()).toEqual([
      { operation: 'StartExecution', stateMachineArn: arn('D'), name: '990112.lin.20260302T021000Z', input: JSON.stringify(digest) },
    ]);
  });

  it('that ran before is no failure, and any other answer is one', async () => {
    aws.answers(refused('ExecutionAlreadyExists'), refused('StateMachineDoesNotExist'));
    await sfnDigests(arn('D'))(digest);
    await expect(sfnDigests(arn('D'))(digest)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  it('is asked for once by an instance, however many notices go with it, and again where it was refused', async () => {
    aws.answers(refused('StateMachineDoesNotExist'), ok({ executionArn: 'x', startDate: 1 }));
    const start = sfnDigests(arn('D'));
    await expect(start(digest)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
    for (let notice = 0; notice < 3; notice += 1) await start({ ...digest });
    expect(sent()).toHaveLength(2);
  });

  it('has a name that Step Functions takes, and no two recipients share one', () => {
    const long = 'a'.repeat(64);
    const ids = ['lin', 'robot:lin', 'mailbox:lin', 'robot.lin', long, `${long.slice(1)}b`, `robot:${long}`];
    const names = ids.map((recipientId) => digestName({ ...digest, recipientId }));
    expect(new Set(names).size).toBe(ids.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9._-]{1,80}$/);
  });
});

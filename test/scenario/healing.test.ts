import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clerks, RunningCloud } from '#test/support/running-cloud.ts';

let directory: string;
let running: RunningCloud;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'healing-'));
  running = await RunningCloud.start(directory);
});
afterAll(async () => {
  await running.stop();
  rmSync(directory, { recursive: true });
});

test('an execution that is stopped is replaced at once, and finds its place by the ledger', async () => {
  const id = await running.dispatched();
  const machine = [...running.cloud.stack.resources.values()].find(
    ({ type, physicalId }) => type === 'AWS::StepFunctions::StateMachine' && physicalId.includes('Proposal'),
  );
  const arn = String(machine?.arn).replace(':stateMachine:', ':execution:');
  await running.cloud.states.call('StopExecution', { executionArn: `${arn}:${id}.1` });
  await running.settle();
  expect(await running.cloud.states.call('DescribeExecution', { executionArn: `${arn}:${id}.2` })).toMatchObject({ status: 'RUNNING' });
  await running.answered(id);
  await running.command('shen-ruoxi', id, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
  expect(await running.cloud.states.call('DescribeExecution', { executionArn: `${arn}:${id}.2` })).toMatchObject({ status: 'SUCCEEDED' });
  expect(running.cloud.states.counts().running).toBe(0);
});

test('all executions deleted and the process started again: every proposal goes on from where its ledger is', async () => {
  const reviewed = await running.submit();
  const handled = await running.dispatched();
  const judged = await running.dispatched();
  await running.answered(judged);
  running.cloud.states.deleteAllExecutions();
  await running.stop();
  running = await RunningCloud.start(directory);
  expect(running.cloud.states.counts().running).toBe(0);

  // A command finds that nobody waits any more, and starts who should.
  await running.command('ding-wenlan', reviewed, 'file');
  expect(await running.read(reviewed)).toMatchObject({ stage: 'awaiting-dispatch', caseNumber: '4' });
  await running.command('shen-ruoxi', judged, 'give-feedback', { attitude: 'satisfied', result: 'basically' });
  expect(await running.read(judged)).toMatchObject({ stage: 'closed' });

  // Where nobody acts, the daily sweep does, and the clocks go on.
  await running.client.advance('P40D');
  expect((await running.events(handled)).some(({ type }) => type === 'AlarmSounded')).toBe(true);
  expect((await running.read(handled)).assignments[0]).toMatchObject({ status: 'in-handling' });
  await running.command(clerks.edu, handled, 'give-opinion', { text: '同意。' });
  await running.command(clerks.police, handled, 'issue-reply', { class: 'B', text: '已列入计划。' });
  expect(await running.read(handled)).toMatchObject({ stage: 'awaiting-feedback' });
});

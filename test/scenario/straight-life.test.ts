import { afterAll, beforeAll, expect, test } from 'vitest';
import { clerks, RunningCloud } from '#test/support/running-cloud.ts';
import { runBlocks, shellBlocks } from '#test/support/shell-blocks.ts';
import { toldMails } from '#test/support/told-mails.ts';

let running: RunningCloud;

beforeAll(async () => {
  running = await RunningCloud.start();
});
afterAll(() => running.stop());

test('a proposal goes from submission to closure in thirty transitions at most, one commit a command', async () => {
  const before = running.cloud.states.counts().transitions;
  const id = await running.dispatched();
  await running.answered(id);
  await running.command('shen-ruoxi', id, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });

  const found = await running.read(id);
  expect(found).toMatchObject({ stage: 'closed', caseNumber: '1', version: 10 });
  expect(found.assignments.map(({ status, replies }) => [status, replies.at(-1)?.letterNumber])).toEqual([
    ['replied', '云公提复〔2026〕1号'],
    ['opinion-given', undefined],
  ]);
  expect(running.cloud.states.counts()).toMatchObject({ running: 0 });
  expect(running.cloud.states.counts().transitions - before).toBeLessThanOrEqual(30);
});

test('of a case that is over within the hour only what is still news is told, in the next morning', async () => {
  await running.client.advance('P1D');
  const told = toldMails(running).map(({ to, subject }) => `${to} ${/^【.*?】/.exec(subject)?.[0] ?? subject}`);
  expect(told.sort()).toEqual(['lei.zhengyu 【提案办结】', 'shen.ruoxi 【提案办理】']);
});

test('the lead cannot reply while an opinion is missing, and is told whose', async () => {
  const id = await running.dispatched();
  await running.command(clerks.police, id, 'sign-for');
  const reply = running.command(clerks.police, id, 'issue-reply', { class: 'A', text: '答复。' });
  await expect(reply).rejects.toMatchObject({
    status: 409,
    problem: { facts: { units: ['edu'] }, detail: expect.stringContaining('教育局') },
  });
});

test('a return that is granted goes to the unit named, with clocks of its own; its old days stay in the history', async () => {
  const id = await running.dispatched();
  await running.command(clerks.police, id, 'request-return', { reason: '不属本单位职责。', suggestedUnitId: 'housing' });
  await running.command('lyu-shuqin', id, 'decide-return', { assignmentId: 'a1', granted: true, redispatchTo: 'housing' });
  expect((await running.read(id)).assignments.map(({ id: share, status }) => [share, status])).toEqual([
    ['a1', 'returned'],
    ['a2', 'awaiting-sign-for'],
    ['a3', 'awaiting-sign-for'],
  ]);
  await expect(running.command(clerks.police, id, 'sign-for', { assignmentId: 'a1' })).rejects.toMatchObject({ status: 403 });
  await running.command(clerks.housing, id, 'sign-for');
  expect((await running.read(id, clerks.housing)).stage).toBe('in-handling');
});

test('a dissatisfied member opens a redo round with a workflow of its own; after two more the case goes to consultation', async () => {
  const id = await running.dispatched();
  await running.answered(id);
  for (const round of [1, 2]) {
    await running.command('shen-ruoxi', id, 'give-feedback', { attitude: 'satisfied', result: 'not', comment: '没有回应建议。' });
    expect(await running.read(id)).toMatchObject({ stage: 'in-handling' });
    await running.command(clerks.police, id, 'issue-reply', { class: 'B', text: `第${round}轮答复。` });
  }
  await running.command('shen-ruoxi', id, 'give-feedback', { attitude: 'basically', result: 'not' });
  expect(await running.read(id)).toMatchObject({ stage: 'in-consultation' });
  await running.command('qin-zhongwen', id, 'record-consultation', { result: '已面对面协商，达成一致。' });
  expect(await running.read(id)).toMatchObject({ stage: 'closed' });
  const letters = (await running.read(id)).assignments.flatMap(({ replies }) => replies.map(({ letterNumber }) => letterNumber));
  expect(letters).toEqual(['云公提复〔2026〕2号', '云公提复〔2026〕3号', '云公提复〔2026〕4号']);
});

test('every shell block of the document on the API runs as it is printed, and ends as it says', async () => {
  const blocks = shellBlocks('docs/api.md');
  expect(blocks.length).toBeGreaterThanOrEqual(6);
  const printed = await runBlocks(blocks.map((block) => block.replace('API=http://127.0.0.1:8787', `API=${running.cloud.apiUrl}`)));
  for (const one of printed) expect(one).not.toMatch(/"status":\s*[45]\d\d/u);
  const [me = '', feed = '', , , hook = '', life = ''] = printed;
  expect(shellBlocks('docs/api.md')[0]).toContain(me.trim());
  expect(feed).toContain('BEGIN:VCALENDAR');
  expect(hook).toMatch(/^\s*whsec_/u);
  for (const stage of ['awaiting-number', 'in-handling', 'closed']) expect(life).toMatch(new RegExp(`^${stage}$`, 'mu'));
  expect(life).toMatch(/^\d+ give-feedback 林致远$/mu);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { mailsIn, remindersOfCase } from '#test/support/told-reminders.ts';

// "As committee clerk I accept P1 and refuse P2", without the amendment after a refusal and its difference, field by field.

const member = 'shen-ruoxi';
const clerk = 'ding-wenlan';
const created = z.object({ id: z.string(), stage: z.string() });
let running: RunningCloud;

beforeAll(async () => {
  running = await RunningCloud.start();
});
afterAll(() => running.stop());

const written = (n: number) => ({
  kind: 'personal',
  session: '6-1',
  title: `关于第${n}件事的提案`,
  matter: `第${n}件事亟待办理。`,
  suggestions: ['请予办理。'],
});

async function submit(n: number, key = `p${n}`): Promise<string> {
  return created.parse(await running.client.as(member, 'POST', '/v1/proposals', { key, body: written(n) })).id;
}

/** What a command comes to: its stage, or how it was refused. */
async function give(id: string, command: string, body: object): Promise<unknown> {
  return running.client.as(clerk, 'POST', `/v1/proposals/${id}/commands/${command}`, { key: `${command}-${id}`, body });
}

/** The numbers of the session, in order. */
async function numbers(): Promise<number[]> {
  const page = z.object({ items: z.array(z.object({ caseNumber: z.string().optional() })), next: z.string().optional() });
  const { items, next } = page.parse(await running.client.as('feng-yijian', 'GET', '/v1/proposals?limit=200'));
  expect(next).toBeUndefined();
  return items.flatMap(({ caseNumber }) => (caseNumber === undefined ? [] : [Number(caseNumber)])).sort((a, b) => a - b);
}

test('a double-clicked submit makes one proposal, and the same text under another key none', async () => {
  const [first, second] = await Promise.all([submit(1, 'click'), submit(1, 'click')]);
  expect(second).toBe(first);
  await running.settle();
  await expect(submit(1, 'again')).rejects.toMatchObject({ status: 409, problem: { facts: { proposalId: first } } });
  expect(await running.client.as(member, 'GET', '/v1/proposals')).toMatchObject({ items: [{ id: first, version: 1, stage: 'in-review' }] });
});

test('what I register takes the next number, with no gap among fifty at once', async () => {
  const first = await submit(2);
  await running.settle();
  await give(first, 'file', {});
  await running.settle();
  expect(await numbers()).toEqual([1]);
  expect(await running.read(first)).toMatchObject({ caseNumber: '1', stage: 'awaiting-dispatch' });
  const ids = await Promise.all(Array.from({ length: 50 }, (_, index) => submit(100 + index)));
  await running.settle();
  await Promise.all(ids.map((id) => give(id, 'file', {})));
  // Some may have lost the race for a number so often that their step waits to be tried again.
  await running.client.advance('PT1H');
  expect(await numbers()).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
});

test('what I refuse needs a reason out of the list; with one the member is told it in a mail and in the case', async () => {
  const id = await submit(3);
  await running.settle();
  await expect(give(id, 'decline', {})).rejects.toMatchObject({ status: 400, problem: { errors: [{ path: 'reasonCode' }] } });
  await expect(give(id, 'decline', { reasonCode: 'boring' })).rejects.toMatchObject({
    status: 422,
    problem: { type: 'urn:proposal-pipeline:problem:unknown-reason' },
  });
  expect((await running.read(id)).stage).toBe('in-review');
  await give(id, 'decline', { reasonCode: 'litigation', explanation: '本案正由区法院审理。', referral: 'letter' });
  await running.client.advance('P3D');
  expect((await running.read(id)).stage).toBe('declined');
  expect(await running.client.as(member, 'GET', `/v1/proposals/${id}`)).toMatchObject({
    declined: {
      reason: { zh: expect.stringContaining('《全国政协提案工作条例》') },
      explanation: '本案正由区法院审理。',
      referral: 'letter',
    },
  });
  const told = (await remindersOfCase(running.client, id)).filter(({ kind }) => kind === 'declined');
  expect(told.map(({ recipient, status }) => [recipient.id, status])).toEqual([[member, 'sent']]);
  const mails = (await mailsIn(running.client)).filter(({ cases }) => cases.includes(id));
  const text = mails
    .map((mail) => mail.text)
    .join('\n')
    .replaceAll(/\s+/gu, '');
  for (const said of ['进入民事、刑事、行政诉讼或仲裁程序（参照《全国政协提案工作条例》', '本案正由区法院审理', '转为委员来信'])
    expect(text).toContain(said);
});

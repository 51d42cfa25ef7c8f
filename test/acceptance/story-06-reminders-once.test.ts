import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import type { ApiClient } from '#tools/api-client.ts';
import { recordSamples } from '#tools/sample-cloud.ts';
import { clerks, RunningCloud } from '#test/support/running-cloud.ts';
import { startKillableCloud } from '#test/support/killable-cloud.ts';
import { mailsByReaderAndDay, mailsIn, mailsSent, remindersOfCase } from '#test/support/told-reminders.ts';
import type { ToldReminder } from '#test/support/told-reminders.ts';

// "As bureau I receive mails at −10, −3, 0 and none twice." Police answers for the first case, which is due on Monday
// 20 April 2026: ten working days before it is Friday 3 April (the three days from the 4th are Qingming), three is the 15th.
const lei = 'lei.zhengyu@yunlan.example';
const dispatcher = 'lyu-shuqin';

let directory: string;
let running: RunningCloud;
/** Of police, silent; of housing, answered in the last minute. */
let silent: string;
let answered: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'story-6-'));
  running = await RunningCloud.start(directory);
  silent = await leadAlone('police', clerks.police);
  answered = await leadAlone('housing', clerks.housing);
});
afterAll(async () => {
  await running.stop();
  rmSync(directory, { recursive: true });
});

/** A case with one unit, which has signed for it. */
async function leadAlone(unitId: string, clerk: string): Promise<string> {
  const id = await running.submit();
  await running.command('ding-wenlan', id, 'file');
  await running.command(dispatcher, id, 'dispatch', { lead: { unitId } });
  await running.command(clerk, id, 'sign-for');
  return id;
}

/** Local time of the year's 2026. */
const at = (day: string, time: string): Promise<string> =>
  running.client.advanceTo(new Date(`2026-${day}T${time}:00.000+08:00`).toISOString());

/** A reader's mails since April, by day and how the subject ends. */
async function mailsTo(reader: string): Promise<string[]> {
  const mails = (await mailsIn(running.client)).filter((mail) => mail.reader === reader && mail.on > '2026-04');
  return mails.map(({ on, subject }) => `${on} ${/（.*?）$/.exec(subject)?.[0]}`);
}

async function invoke(name: string, event: object): Promise<void> {
  const { cloud } = running;
  const client = new LambdaClient({
    endpoint: cloud.endpointUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const functions = [...cloud.stack.resources.values()].filter(({ type }) => type === 'AWS::Lambda::Function');
  const FunctionName = functions.find(({ physicalId }) => physicalId.includes(name))?.physicalId;
  const { FunctionError } = await client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }));
  expect(FunctionError).toBeUndefined();
}
/** The scheduler's event once more. */
const morningAgain = (): Promise<void> => invoke('senddigests', { round: { bodies: ['990112'] } });
/** The stream's records of a case once more. */
const streamAgain = (id: string): Promise<void> => {
  const record = { eventID: 'again', dynamodb: { Keys: { pk: { S: `990112#proposal#${id}` } }, SequenceNumber: '1' } };
  return invoke('gathernotices', { Records: [record, record] });
};

/** Two nights during which the machine is off. */
async function twoNightsOff(): Promise<void> {
  await running.stop();
  const clock = new DatabaseSync(join(directory, 'clock.sqlite'));
  clock.exec(`UPDATE clock SET offset = offset + ${2 * 86_400_000}`);
  clock.close();
  running = await RunningCloud.start(directory);
}

test('two lost nights are made up once, as one mail on the next sending day', async () => {
  await at('04-02', '20:00');
  await twoNightsOff();
  expect((await running.client.now()).slice(0, 10)).toBe('2026-04-04');
  await at('04-06', '23:00');
  expect(await mailsTo(lei)).toEqual([]);
  await at('04-07', '10:00');
  expect(await mailsTo(lei)).toEqual(['2026-04-07 （剩13天）']);
});

test('the job run twice, at once and again, and the stream and the schedule replayed bring nothing twice', async () => {
  await at('04-15', '09:17');
  await Promise.all([morningAgain(), morningAgain(), streamAgain(silent)]);
  await at('04-15', '12:00');
  await morningAgain();
  await streamAgain(silent);
  await running.settle();
  expect(await mailsTo(lei)).toEqual(['2026-04-07 （剩13天）', '2026-04-15 （剩5天）']);
});

test('who answers at 08:59 is not reminded at nine, and the ledger says superseded', async () => {
  await at('04-20', '08:59');
  await running.command(clerks.housing, answered, 'issue-reply', { class: 'A', text: '现答复如下：已经办妥。' });
  await at('04-20', '18:30');
  const before = ['2026-04-07 （剩13天）', '2026-04-15 （剩5天）'];
  expect(await mailsTo(lei)).toEqual([...before, '2026-04-20 （今天到期）']);
  expect(await mailsTo('ren.zhucheng@yunlan.example')).toEqual(before);
  const ofDueDay = async (id: string): Promise<string[]> =>
    (await remindersOfCase(running.client, id))
      .filter(({ rule, recipient }) => rule === 'due-day' && recipient.id !== 'tian-anyu')
      .map(({ recipient, status, reason, mail }) => `${recipient.id} ${status} ${reason?.code ?? mail?.status}`);
  expect(await ofDueDay(silent)).toEqual(['lei-zhengyu sent delivered']);
  expect(await ofDueDay(answered)).toEqual(['ren-zhucheng superseded clock-closed']);
});

test('an address that bounces: the deputy is told in its place, and the dispatcher of it', async () => {
  const { client } = running;
  const people = [
    {
      id: 'jiang-shunda',
      name: '江顺达',
      roles: ['unit-clerk'],
      unitId: 'transport',
      email: 'jiang.shunda@yunlan.example',
      deputyId: 'shao-xingjian',
    },
  ];
  await client.as('han-shouzhuo', 'PUT', '/v1/directory', { key: 'deputy', body: { people } });
  await client.local('POST', '/_local/mail/addresses', { address: 'jiang.shunda@yunlan.example', does: 'bounce' });
  await at('04-22', '10:00');
  const id = await running.submit();
  await running.command('ding-wenlan', id, 'file');
  await running.command(dispatcher, id, 'dispatch', { lead: { unitId: 'transport' } });
  await at('04-22', '11:00');
  const told = (await remindersOfCase(client, id)).filter(({ kind }) => kind === 'assigned' || kind === 'address-failed');
  const lines = told.map(
    ({ kind, recipient, onBehalfOf, status, mail }) => `${kind} ${recipient.id} ${onBehalfOf?.id ?? '-'} ${status} ${mail?.status}`,
  );
  expect(lines.sort()).toEqual([
    'address-failed he-xincheng - sent delivered',
    'address-failed lyu-shuqin - sent delivered',
    'assigned jiang-shunda - forwarded bounced',
    'assigned shao-xingjian jiang-shunda sent delivered',
  ]);
  const [ofDeputy] = (await mailsIn(client)).filter(({ reader }) => reader === 'shao.xingjian@yunlan.example');
  expect(ofDeputy).toMatchObject({ on: '2026-04-22', cases: [id] });
  expect(ofDeputy?.text).toContain('江顺达');
});

/** One line for each thing somebody was to be told: case, clock, due day, rule, recipient. */
const nameOf = ({ case: { id }, clock, dueOn, rule, kind, recipient }: ToldReminder): string =>
  [id, clock?.id, dueOn, rule, kind, recipient.id].join(' ');

test('all the while nobody got more mails a day than the cap, and everything ended once', async () => {
  const mails = await mailsIn(running.client);
  expect(mails.length).toBeGreaterThan(20);
  expect(Math.max(...mailsByReaderAndDay(mails).values())).toBeLessThanOrEqual(2);
  expect(mails.filter(({ tags }) => tags.again === 'yes')).toEqual([]);
  const told = [...(await remindersOfCase(running.client, silent)), ...(await remindersOfCase(running.client, answered))];
  expect(new Set(told.map(nameOf)).size).toBe(told.length);
  expect(told.filter(({ status }) => status === 'pending')).toEqual([]);
});

/** Cases with six units at once: their clerks are told today, and reminded to sign for them the day after tomorrow. */
async function sixCases(client: ApiClient): Promise<string[]> {
  await recordSamples(client);
  const ids: string[] = [];
  for (const unitId of ['police', 'housing', 'edu', 'transport', 'city', 'health']) {
    const body = { kind: 'personal', session: '6-1', title: `关于${unitId}的提案`, matter: '案由。', suggestions: ['建议。'] };
    const created = await client.as('shen-ruoxi', 'POST', '/v1/proposals', { key: unitId, body });
    const { id } = z.object({ id: z.string() }).parse(created);
    await client.as('ding-wenlan', 'POST', `/v1/proposals/${id}/commands/file`, { key: 'file', body: {} });
    await client.advance('PT0S');
    await client.as(dispatcher, 'POST', `/v1/proposals/${id}/commands/dispatch`, { key: 'dispatch', body: { lead: { unitId } } });
    ids.push(id);
  }
  await client.advance('PT0S');
  return ids;
}

/** Resolves once that many mails were taken, or when time has come to where it was to go. */
async function mailsTaken(client: ApiClient, mails: number, moving: Promise<unknown>): Promise<void> {
  const arrived = new AbortController();
  void moving.finally(() => arrived.abort());
  while (!arrived.signal.aborted && (await mailsSent(client)) < mails);
}

test('killed again and again while mails go, each is there once, or once more with a mark', async () => {
  const place = mkdtempSync(join(tmpdir(), 'story-6-killed-'));
  const begins = '2026-01-19T01:00:00.000Z';
  let cloud = await startKillableCloud(place, begins);
  try {
    const ids = await sixCases(cloud.client);
    for (const mails of [1, 5, 13]) {
      const moving = cloud.client.advanceTo('2026-01-21T10:00:00.000Z').catch(() => 'killed');
      await mailsTaken(cloud.client, mails, moving);
      await cloud.kill();
      expect(await moving).toBe('killed');
      cloud = await startKillableCloud(place, begins);
    }
    await cloud.client.advanceTo('2026-01-22T10:00:00.000Z');
    const mails = await mailsIn(cloud.client);
    const told: ToldReminder[] = [];
    for (const id of ids) told.push(...(await remindersOfCase(cloud.client, id)));
    // Nine clerks, each told of the case, the day before and on the day.
    const clerks = told.filter(({ kind }) => kind === 'assigned' || kind === 'reminder');
    expect(clerks.map(nameOf)).toHaveLength(9 * 3);
    expect(new Set(clerks.map(({ status }) => status))).toEqual(new Set(['sent']));
    // Of each of six: two of the committee to review it, two of the office to dispatch it, the author of number and units.
    expect(told.map(nameOf).sort()).toHaveLength(9 * 3 + 6 * (2 + 2 + 2));
    expect(new Set(told.map(nameOf)).size).toBe(told.length);
    // It was filed and dispatched at once: who was to do it had nothing left to do.
    const overtaken = told.filter(({ status }) => status !== 'sent');
    expect(new Set(overtaken.map(({ kind, status }) => `${kind} ${status}`))).toEqual(
      new Set(['to-review superseded', 'to-dispatch superseded']),
    );
    const taken = new Set(mails.map(({ tags }) => tags.mail));
    const sent = told.filter(({ status }) => status === 'sent');
    expect(sent.filter(({ mail }) => !taken.has(mail?.id.replaceAll('.', '_2e') ?? ''))).toEqual([]);
    const unmarked = mails
      .filter(({ tags }) => tags.again === 'no')
      .map(({ reader, on, tags, cases }) => [reader, on, tags.kind, ...cases].join(' '));
    expect(new Set(unmarked).size).toBe(unmarked.length);
    expect(mails.filter(({ tags, subject }) => (tags.again === 'yes') !== subject.includes('【重发】'))).toEqual([]);
    expect(Math.max(...mailsByReaderAndDay(mails).values())).toBeLessThanOrEqual(2);
  } finally {
    await cloud.kill();
    rmSync(place, { recursive: true });
  }
});

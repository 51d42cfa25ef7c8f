import { afterEach, beforeEach, expect, test } from 'vitest';
import { clerks, RunningCloud } from '#test/support/running-cloud.ts';
import { toldMails } from '#test/support/told-mails.ts';
import { sampleDirectory } from '#tools/samples.ts';

let running: RunningCloud;

// Monday 2026-01-19, ten in the morning: after everybody's moment of that day.
const ten = Date.parse('2026-01-19T02:00:00.000Z');

beforeEach(async () => {
  running = await RunningCloud.start('memory', ten);
});
afterEach(() => running.stop());

/** `<day> <reader>: <tag and number>` of every mail since. */
const told = () => toldMails(running).map(({ at, to, subject }) => `${at.slice(0, 10)} ${to}: ${/^.*?号/.exec(subject)?.[0] ?? subject}`);
const readers = { lead: 'lei.zhengyu', coHandlers: ['cui.liyan', 'qian.jiayin'], member: 'shen.ruoxi' };

test('an assignment goes within minutes, one mail a reader however many cases; news waits for the morning', async () => {
  await running.dispatched();
  await running.dispatched();
  await running.client.advance('PT1H');
  const units = [readers.lead, ...readers.coHandlers];
  expect(
    toldMails(running)
      .map(({ to }) => to)
      .sort(),
  ).toEqual(units.toSorted());
  for (const { at, subject } of toldMails(running)) {
    expect(at).toMatch(/^2026-01-19 10:/);
    expect(subject).toMatch(/^【提案交办】/);
  }
  await running.client.advance('P1D');
  const morning = toldMails(running).slice(units.length);
  expect(morning.map(({ to }) => to)).toEqual([readers.member]);
  expect(morning[0]?.at).toMatch(/^2026-01-20 09:[0-3]\d$/);
  expect(morning[0]?.text).toContain('第1号');
  expect(morning[0]?.text).toContain('第2号');
});

test('what is answered at 08:59 is not in the mail of nine o’clock, and the others’ is', async () => {
  const id = await running.dispatched();
  // Half a minute on: a clock whose minute is the last one sounds up to a second after it, for a wait sleeps whole seconds.
  await running.client.advanceTo('2026-01-21T00:59:30.000Z');
  await running.command(clerks.police, id, 'sign-for');
  await running.client.advanceTo('2026-01-21T02:00:00.000Z');
  const day = told().filter((line) => line.startsWith('2026-01-21'));
  expect(day.sort()).toEqual(readers.coHandlers.map((reader) => `2026-01-21 ${reader}: 【提案提醒】第1号`));
  // The alarm itself is on record for both: it was noted in the hour before.
  const alarms = (await running.events(id)).filter(({ type }) => type === 'AlarmSounded');
  expect(alarms.map(({ clockId }) => String(clockId)).sort()).toEqual(['a1.sign-for', 'a2.sign-for']);
});

test('a day has at most two mails for anybody, and every mail opens what it is about', async () => {
  for (let count = 0; count < 4; count += 1) await running.dispatched();
  await running.client.advance('P20D');
  const perDay = Map.groupBy(toldMails(running), ({ at, to }) => `${at.slice(0, 10)} ${to}`);
  expect(perDay.size).toBeGreaterThan(10);
  for (const [day, mails] of perDay) expect(mails.length, day).toBeLessThanOrEqual(2);
  for (const { text, subject } of toldMails(running)) expect(text, subject).toMatch(/https?:\/\/\S+\/cases\/p/);
});

test('an address that bounces: the deputy is told on behalf, the dispatchers are told whose, and nothing more goes there', async () => {
  await deputise('lei-zhengyu', 'duan-pingan');
  running.cloud.mailbox.setBehaviour('lei.zhengyu@yunlan.example', 'bounce');
  await running.dispatched();
  await running.client.advance('PT2H');
  const today = toldMails(running);
  const deputy = today.find(({ to }) => to === 'duan.pingan');
  expect(deputy?.subject).toMatch(/^【提案交办】/);
  expect(deputy?.text).toContain('雷正宇');
  expect(today.filter(({ to }) => to === 'lyu.shuqin' || to === 'he.xincheng').map(({ subject }) => subject)).toEqual([
    expect.stringMatching(/^【地址失效】/),
    expect.stringMatching(/^【地址失效】/),
  ]);
  await running.client.advance('P3D');
  expect(toldMails(running).filter(({ to }) => to === readers.lead)).toHaveLength(1);
  expect(toldMails(running).filter(({ to }) => to === 'duan.pingan').length).toBeGreaterThan(1);
});

test('a mail service that is down for a while delays a mail, and loses and doubles none', async () => {
  running.cloud.mailbox.failNext('ServiceUnavailable', 4);
  await running.dispatched();
  await running.client.advance('PT6H');
  const today = toldMails(running);
  expect(today.map(({ to }) => to).sort()).toEqual([readers.lead, ...readers.coHandlers].sort());
});

/** Records who stands in for somebody. */
async function deputise(personId: string, deputyId: string): Promise<void> {
  const person = sampleDirectory().people.find(({ id }) => id === personId);
  const body = { people: [{ ...person, deputyId }] };
  await running.client.as('han-shouzhuo', 'PUT', '/v1/directory', { key: `deputy-of-${personId}`, body });
  await running.settle();
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { clerks, RunningCloud } from '#test/support/running-cloud.ts';
import { toldMails } from '#test/support/told-mails.ts';

let running: RunningCloud;
/** Nobody reviews it. */
let untouched: string;
/** Neither of its units ever acts. */
let dispatched: string;
/** Its lead answers when everything is long overdue. */
let late: string;

beforeAll(async () => {
  running = await RunningCloud.start();
  untouched = await running.submit();
  dispatched = await running.dispatched();
  late = await running.dispatched();
});
afterAll(() => running.stop());

function alarms(events: Awaited<ReturnType<RunningCloud['events']>>): string[] {
  return events
    .filter(({ type }) => type === 'AlarmSounded')
    .flatMap(({ clockId, rule, covers }) =>
      [rule, ...(Array.isArray(covers) ? covers : [])].map((one) => `${String(clockId)} ${String(one)}`),
    );
}

test('whoever comes late still can: the lead answers after the opinion lapsed, and the desk is cleared', async () => {
  await running.client.advance('P130D');
  expect((await running.read(late)).desk?.id).toBe('qin-zhongwen');
  await running.command(clerks.police, late, 'issue-reply', { class: 'C', text: '因条件所限，暂不能解决。' });
  expect(await running.read(late)).toMatchObject({ stage: 'awaiting-feedback' });
  expect((await running.read(late)).desk).toBeUndefined();
  await running.client.advance('P40D');
  expect(await running.read(late)).toMatchObject({ stage: 'closed' });
  expect((await running.events(late)).at(-1)).toMatchObject({ type: 'ProposalClosed', outcome: 'no-feedback' });
});

test('two hundred days of nobody acting end on a named desk, every reminder on record and none twice', async () => {
  await running.client.advance('P30D');
  expect(await running.read(untouched)).toMatchObject({ stage: 'in-review', desk: { id: 'zheng-huaijin', name: '郑怀瑾' } });
  const review = alarms(await running.events(untouched));
  expect(new Set(review).size).toBe(review.length);
  expect(review.slice(0, 5)).toEqual(['before-3', 'before-1', 'due-day', 'after-1', 'office'].map((rule) => `review ${rule}`));
  const later = review.slice(5).map((rule) => rule.replace(/^review /, ''));
  expect(later).toContain('leader');
  expect(later.filter((rule) => rule.startsWith('list-')).length).toBeGreaterThan(15);
  expect(later.filter((rule) => rule.startsWith('leader-month-')).slice(0, 3)).toEqual([
    'leader-month-1',
    'leader-month-2',
    'leader-month-3',
  ]);
  expect(later.filter((rule) => !/^(list-.+|leader|leader-month-\d)$/.test(rule))).toEqual([]);

  // The unit's silence was taken for a signature, the co-handler's for no opinion; the lead's leads to the supervising leader.
  const found = await running.read(dispatched);
  expect(found).toMatchObject({ stage: 'in-handling', desk: { id: 'qin-zhongwen' } });
  expect(found.assignments.map(({ status }) => status)).toEqual(['in-handling', 'opinion-lapsed']);
  const handling = alarms(await running.events(dispatched));
  expect(new Set(handling).size).toBe(handling.length);

  // No mail twice, no more than two a day for anybody, and the supervising leader hears of both clocks.
  const mails = toldMails(running);
  expect(new Set(mails.map(({ tags }) => tags['mail'])).size).toBe(mails.length);
  for (const [day, own] of Map.groupBy(mails, ({ at, to }) => `${at.slice(0, 10)} ${to}`)) expect(own.length, day).toBeLessThanOrEqual(2);
  const toLeader = mails.filter(({ to }) => to === 'qin.zhongwen').map(({ text }) => text);
  for (const clock of ['会办意见', '办理答复'])
    expect(
      toLeader.some((text) => text.includes(clock)),
      clock,
    ).toBe(true);
});

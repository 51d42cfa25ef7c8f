import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { alarmsDue, nextAlarmAt } from '#core/clock/alarms.ts';
import type { Clock } from '#core/clock/clock.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Policy } from '#core/policy/policy.ts';
import { aClock } from '#test/support/a-clock.ts';
import { dailyPolicy } from '#test/support/daily-policy.ts';

const withReminders = (changes: Partial<Policy['reminders']>): Policy => ({
  ...defaultPolicy,
  reminders: { ...defaultPolicy.reminders, ...changes },
});

/** The alarms of a clock nobody acts on after its due day, heard one by one, as `month-day rule`, until that instant. */
function heardUntil(until: string, opened: Clock, policy: Policy = defaultPolicy): string[] {
  let clock = opened;
  const heard: string[] = [];
  for (let now = nextAlarmAt(clock, clock.openedAt, policy, chinaCalendar); now !== undefined && now < until;) {
    const alarms = alarmsDue(clock, now, policy, chinaCalendar);
    heard.push(...alarms.map(({ rule, at }) => `${at.slice(5, 10)} ${rule}`));
    clock = { ...clock, sounded: [...clock.sounded, ...alarms.map(({ rule }) => rule)] };
    now = nextAlarmAt(clock, now, policy, chinaCalendar);
  }
  return heard.filter((line) => !/before|due-day/.test(line));
}

const rulesDue = (clock: Clock, now: string, policy: Policy = defaultPolicy): string[] =>
  alarmsDue(clock, now, policy, chinaCalendar).map(({ rule }) => rule);

const listed = (clock: Clock) => heardUntil('2026-06-18T00:00:00.000Z', clock).filter((line) => line.includes('list'));
const lineOf = (clock: Clock, policy?: Policy) =>
  heardUntil('2026-12-01T00:00:00.000Z', clock, policy).filter((line) => line.includes('silence'));

// Due on Tuesday, 2 June 2026. Off: Friday, 19 June (端午).
const reply = aClock('reply');

describe('what stays overdue', () => {
  it('is pressed for once, then stands in the list of each Monday, and goes upwards again every month', () => {
    expect(heardUntil('2026-08-12T00:00:00.000Z', reply)).toEqual([
      '06-03 after-1',
      '06-03 unit-leader',
      '06-03 office',
      '06-08 list-2026-06-08',
      '06-09 leader',
      '06-15 list-2026-06-15',
      '06-22 list-2026-06-22',
      '06-29 list-2026-06-29',
      '07-02 unit-leader-month-1',
      '07-02 leader-month-1',
      '07-06 list-2026-07-06',
      '07-13 list-2026-07-13',
      '07-20 list-2026-07-20',
      '07-27 list-2026-07-27',
      // The second of August is a Sunday.
      '08-03 list-2026-08-03',
      '08-03 unit-leader-month-2',
      '08-03 leader-month-2',
      '08-10 list-2026-08-10',
    ]);
  });

  it('costs the holder some fifty mails a year, and the leader one each month', () => {
    const heard = heardUntil('2027-06-02T00:00:00.000Z', reply).map((line) => line.slice(6));
    const count = (form: RegExp): number => heard.filter((rule) => form.test(rule)).length;
    expect([count(/^after/), count(/^list/), count(/^leader/), count(/^unit-leader/)]).toEqual([1, 52, 12, 12]);
  });

  it('of whoever has no unit goes to the leader alone', () => {
    expect(heardUntil('2026-05-01T00:00:00.000Z', aClock('review')).filter((line) => line.includes('month'))).toEqual([
      '04-23 leader-month-1',
    ]);
  });

  it('is listed together with what fell due on other days', () => {
    const other = aClock('opinion', { openedAt: '2026-05-06T02:00:00.000Z' });
    expect(listed(other)).toEqual(listed(reply).slice(1));
  });

  it('goes upwards at the last day of a month that has no such day', () => {
    const due31 = { ...reply, deadline: { ...reply.deadline, dueOn: '2026-08-31' } };
    expect(heardUntil('2026-12-02T00:00:00.000Z', due31).filter((line) => line.includes(' leader-month'))).toEqual([
      '09-30 leader-month-1',
      '11-02 leader-month-2',
      '11-30 leader-month-3',
    ]);
  });

  it('goes upwards at the pace of the policy, and never before it is the leader’s', () => {
    const slow = withReminders({ upwardsEvery: 3 });
    expect(heardUntil('2027-06-01T00:00:00.000Z', reply, slow).filter((line) => line.includes(' leader-'))).toEqual([
      '09-02 leader-month-3',
      '12-02 leader-month-6',
      '03-02 leader-month-9',
    ]);
    const late = { ...defaultPolicy.reminders.ladder, reply: { ...defaultPolicy.reminders.ladder.reply, leaderAfter: 40 } };
    expect(
      heardUntil('2026-08-30T00:00:00.000Z', reply, withReminders({ ladder: late })).filter((line) => line.includes(' leader')),
    ).toEqual(['07-29 leader', '08-03 leader-month-2']);
  });
});

describe('what a lost quarter left', () => {
  it('is made up at once, and the rest goes on from there', () => {
    const heard = { ...reply, sounded: ['before-10', 'before-3', 'due-day', 'after-1', 'unit-leader', 'office'] };
    const rules = rulesDue(heard, '2026-08-04T02:00:00.000Z');
    expect(rules.filter((rule) => !rule.startsWith('list'))).toEqual([
      'leader',
      'unit-leader-month-1',
      'leader-month-1',
      'unit-leader-month-2',
      'leader-month-2',
    ]);
    expect(rules.filter((rule) => rule.startsWith('list'))).toHaveLength(9);
    expect(rulesDue({ ...heard, sounded: [...heard.sounded, ...rules] }, '2026-08-04T02:00:00.000Z')).toEqual([]);
  });
});

describe('a clock that was pressed for every day until its body chose a weekly list', () => {
  it('is listed from the next Monday on, without what it has heard already', () => {
    const heard = { ...reply, sounded: rulesDue(reply, '2026-06-24T02:00:00.000Z', dailyPolicy) };
    expect(heard.sounded).toContain('after-15');
    expect(rulesDue(heard, '2026-06-24T02:00:00.000Z')).toEqual([]);
    expect(rulesDue(heard, '2026-06-29T02:00:00.000Z')).toEqual(['list-2026-06-29']);
  });

  it('that ran out ten years ago has one next alarm like any other', () => {
    const old = aClock('reply', { openedAt: '2016-03-02T02:00:00.000Z' });
    const now = '2026-06-03T02:00:00.000Z';
    const heard = { ...old, sounded: rulesDue(old, now) };
    expect(rulesDue(heard, now)).toEqual([]);
    expect(nextAlarmAt(heard, now, defaultPolicy, chinaCalendar)?.slice(0, 10)).toBe('2026-06-08');
  });
});

describe('a policy recorded before', () => {
  it('goes on with single reminders, and one escalation', () => {
    const heard = heardUntil('2026-09-01T00:00:00.000Z', reply, dailyPolicy);
    expect(heard.filter((line) => /list|month|silence-near/.test(line))).toEqual([]);
    expect(heard.at(-1)).toBe('08-26 after-60');
  });
});

describe('whoever watches', () => {
  it('is warned three working days before silence closes a case for want of feedback', () => {
    // Opened on Monday, 2 March, due on Monday, 23 March; the end of a local day is 16 UTC.
    expect(lineOf(aClock('feedback'))).toEqual(['03-18 silence-near', '03-23 silence']);
  });

  it('is not warned of what the policy lets pass without, nor on the day it begins', () => {
    expect(lineOf(aClock('opinion'))).toEqual(['04-17 silence']);
    const short = aClock('feedback', { rule: { amount: 3, unit: 'working-day' } });
    expect(lineOf(short)).toEqual(['03-05 silence']);
  });
});

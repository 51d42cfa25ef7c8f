import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { alarmsDue, nextAlarmAt, nextUnrecorded, remindersOf } from '#core/clock/alarms.ts';
import type { Alarm } from '#core/clock/alarms.ts';
import type { Clock } from '#core/clock/clock.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { dailyPolicy as defaultPolicy } from '#test/support/daily-policy.ts';
import type { Policy } from '#core/policy/policy.ts';
import { aClock } from '#test/support/a-clock.ts';
import { ladders } from './ladders.ts';

const due = (clock: Clock, now: string, policy: Policy = defaultPolicy): Alarm[] => alarmsDue(clock, now, policy, chinaCalendar);
const next = (clock: Clock, now: string, policy: Policy = defaultPolicy): string | undefined =>
  nextAlarmAt(clock, now, policy, chinaCalendar);

const withReminders = (changes: Partial<Policy['reminders']>): Policy => ({
  ...defaultPolicy,
  reminders: { ...defaultPolicy.reminders, ...changes },
});

const quiet = (from: string, to: string): Policy => withReminders({ quietDays: [{ from, to }] });
const allRules = (clock: Clock): string[] => due(clock, '2027-01-01T00:00:00.000Z').map(({ rule }) => rule);
/** The time of day of the first alarm, UTC. */
const minuteOf = (clock: Clock, policy?: Policy): string => (next(clock, clock.openedAt, policy) ?? '').slice(11);

/** The alarms of a clock nobody acts on, as `month-dayTHour rule` (UTC), until silence decides or so many were heard. */
function ladder(opened: Clock, most: number, policy: Policy = defaultPolicy): string[] {
  let clock = opened;
  const heard: string[] = [];
  for (let now = clock.openedAt; heard.length < most;) {
    now = next(clock, now, policy) ?? '';
    const alarms = due(clock, now, policy);
    heard.push(...alarms.map(({ rule, at }) => `${at.slice(5, 13)} ${rule}`));
    clock = { ...clock, sounded: [...clock.sounded, ...alarms.map(({ rule }) => rule)] };
    if (alarms.some(({ action }) => action === 'silence')) break;
  }
  return heard;
}

// Nine o'clock in the body's time is 01 UTC, alarms gather in the hour before it; the end of a local day is 16 UTC.
describe('the ladder', () => {
  it.each(ladders)('of %s opened on %s', (kind, openedOn, heard) => {
    expect(ladder(aClock(kind, { openedAt: `${openedOn}T02:00:00.000Z` }), heard.length)).toEqual(heard);
  });

  it('is written out above for every kind of clock', () => {
    expect(ladders.map(([kind]) => kind)).toEqual(clockKinds);
  });

  it('after its daily part goes on every fifth working day without end', () => {
    const heard = ladder(aClock('reply'), 150);
    // Eleven alarms up to the leader, then 139 reminders, five working days from one to the next.
    expect(heard.at(-1)?.slice(9)).toBe('after-700');
    expect(new Set(heard.map((line) => line.slice(9))).size).toBe(150);
  });

  it('goes by the policy’s own numbers', () => {
    const policy = withReminders({
      ladder: { ...defaultPolicy.reminders.ladder, review: { before: [2], unitLeaderAfter: 1, officeAfter: 3, leaderAfter: 4 } },
      dailyAfter: 2,
      thenEvery: 3,
      atHour: 8.5,
      gatherMinutes: 0,
    });
    const clock = aClock('review', { rule: { on: '2026-03-10' } }, policy);
    expect(ladder(clock, 8, policy)).toEqual([
      '03-06T00 before-2',
      '03-10T00 due-day',
      '03-11T00 after-1',
      '03-12T00 after-2',
      '03-13T00 office',
      '03-16T00 leader',
      '03-17T00 after-5',
      '03-20T00 after-8',
    ]);
    expect(next(clock, clock.openedAt, policy)).toBe('2026-03-06T00:30:00.000Z');
  });

  it('reminds before the due day from far to near, however the policy lists the days', () => {
    const rungs = { ...defaultPolicy.reminders.ladder.reply, before: [1, 10, 3] };
    const policy = withReminders({ ladder: { ...defaultPolicy.reminders.ladder, reply: rungs } });
    expect(due(aClock('reply'), '2026-06-02T00:00:00.000Z', policy).map(({ rule }) => rule)).toEqual(['before-10', 'before-3', 'before-1']);
  });

  it('has no reminder on or before the day it was opened', () => {
    expect(ladder(aClock('review', { rule: { amount: 1, unit: 'calendar-day' } }), 3)).toEqual([
      '03-03T00 due-day',
      '03-04T00 after-1',
      '03-04T00 office',
    ]);
    const overdue = aClock('review', { rule: { amount: 3, unit: 'calendar-day' }, startOn: '2026-02-26' });
    expect(overdue.deadline.dueOn).toBe('2026-03-02');
    expect(ladder(overdue, 2)).toEqual(['03-03T00 after-1', '03-03T00 office']);
  });

  it('has none on or before the day it counts from, nor on the day its deadline was moved', () => {
    const later = aClock('review', { rule: { amount: 2, unit: 'working-day' }, startOn: '2026-03-10' });
    expect(ladder(later, 2)).toEqual(['03-11T00 before-1', '03-12T00 due-day']);
    const moved = { ...aClock('review'), moves: 1, movedAt: '2026-03-20T02:00:00.000Z' };
    expect(due(moved, '2026-03-23T16:00:00.000Z').map(({ rule }) => rule)).toEqual(['due-day']);
  });

  it('tells a unit’s leader of the unit’s clocks alone', () => {
    expect(allRules(aClock('reply'))).toContain('unit-leader');
    expect(allRules(aClock('reply', { holder: { role: 'dispatcher' } }))).not.toContain('unit-leader');
    expect(allRules(aClock('reply', { holder: { personId: 'lin' } }))).not.toContain('unit-leader');
  });

  it('sounds a due day that is a rest day with the first day overdue', () => {
    const policy: Policy = { ...defaultPolicy, rollForward: false };
    const clock = aClock('opinion', { openedAt: '2026-04-02T02:00:00.000Z' }, policy);
    expect(clock.deadline.dueOn).toBe('2026-05-02');
    expect(ladder(clock, 4, policy)).toEqual([
      '04-24T00 before-5',
      '04-30T00 before-1',
      '05-06T00 due-day',
      '05-06T00 after-1',
      '05-06T00 unit-leader',
      '05-06T00 office',
    ]);
  });
});

describe('quiet days', () => {
  it('put alarms off to the next sending day, in their order, and leave silence where it is', () => {
    const policy = quiet('2026-03-30', '2026-04-17');
    const clock = aClock('opinion', {}, policy);
    expect(ladder(clock, 12, policy)).toEqual(['03-26T00 before-5', '04-17T16 silence']);
  });

  it('that end before silence decides are followed by one morning that makes up for all', () => {
    const policy = quiet('2026-06-01', '2026-06-05');
    expect(ladder(aClock('reply', {}, policy), 10, policy)).toEqual([
      '05-19T00 before-10',
      '05-28T00 before-3',
      '06-08T00 due-day',
      '06-08T00 after-1',
      '06-08T00 after-2',
      '06-08T00 after-3',
      '06-08T00 after-4',
      '06-08T00 unit-leader',
      '06-08T00 office',
      '06-09T00 after-5',
      '06-09T00 leader',
    ]);
  });

  it('do not count as rest days when the days are counted', () => {
    const policy = quiet('2026-05-20', '2026-05-21');
    expect(ladder(aClock('reply', {}, policy), 2, policy)).toEqual(['05-19T00 before-10', '05-28T00 before-3']);
  });
});

describe('the minute of a clock', () => {
  it('is the same for all its alarms, the due deadline moved or not', () => {
    const clock = aClock('reply');
    const moved = { ...clock, deadline: { ...clock.deadline, dueOn: '2026-07-02' }, moves: 1, movedAt: '2026-05-29T02:00:00.000Z' };
    const minutes = [...due(clock, '2027-01-01T00:00:00.000Z'), ...due(moved, '2027-01-01T00:00:00.000Z')].map(({ at }) => at.slice(11));
    expect(new Set(minutes)).toEqual(new Set([minuteOf(clock)]));
  });

  it('lies before the hour of the mails, each minute of the window used, another for another clock', () => {
    const clocks = Array.from({ length: 600 }, (_, second) =>
      aClock('reply', {
        openedAt: `2026-03-02T02:${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}.000Z`,
      }),
    );
    const wanted = Array.from({ length: 60 }, (_, minute) => `00:${String(minute).padStart(2, '0')}:00.000Z`);
    expect([...new Set(clocks.map((clock) => minuteOf(clock)))].sort()).toEqual(wanted);
  });

  it('is the hour of the mails itself where nothing is gathered', () => {
    expect(minuteOf(aClock('reply'), withReminders({ gatherMinutes: 0 }))).toBe('01:00:00.000Z');
    expect(minuteOf(aClock('reply'), withReminders({ gatherMinutes: 0, atHour: 14.75 }))).toBe('06:45:00.000Z');
  });

  it('is reckoned in the body’s time', () => {
    const policy: Policy = { ...withReminders({ gatherMinutes: 0 }), timeZoneOffset: 345 };
    expect(next(aClock('reply', {}, policy), '2026-03-02T02:00:00.000Z', policy)).toBe('2026-05-19T03:15:00.000Z');
  });
});

describe('alarms that are due', () => {
  const clock = aClock('reply');
  const policy = withReminders({ gatherMinutes: 0 });

  it('begin at their instant', () => {
    expect(due(clock, '2026-05-19T00:59:59.999Z', policy)).toEqual([]);
    expect(due(clock, '2026-05-19T01:00:00.000Z', policy)).toEqual([
      { rule: 'before-10', action: 'remind', at: '2026-05-19T01:00:00.000Z' },
    ]);
  });

  it('are not due again once recorded', () => {
    expect(due({ ...clock, sounded: ['before-10'] }, '2026-05-28T01:00:00.000Z').map(({ rule }) => rule)).toEqual(['before-3']);
  });

  it('that a lost night left are due the next', () => {
    const heard = { ...clock, sounded: ['before-10', 'before-3'] };
    expect(due(heard, '2026-06-03T02:00:00.000Z').map(({ rule }) => rule)).toEqual(['due-day', 'after-1', 'unit-leader', 'office']);
  });

  it('come in the order of their instants, two lost weeks included', () => {
    expect(due({ ...clock, sounded: ['before-10', 'before-3'] }, '2026-06-13T00:00:00.000Z').map(({ rule }) => rule)).toEqual([
      'due-day',
      'after-1',
      'unit-leader',
      'office',
      'after-2',
      'after-3',
      'after-4',
      'after-5',
      'leader',
    ]);
  });

  it('after the latest recorded one go on by the policy’s rhythm, even one that has changed since', () => {
    const heard = { ...clock, sounded: ['after-10', 'after-5'] };
    const rules = (policyNow: Policy): string[] =>
      due(heard, '2026-07-02T00:00:00.000Z', policyNow).flatMap(({ rule }) => (rule.startsWith('after') ? [rule] : []));
    // 1 July is the twentieth working day after the due day.
    expect(rules(policy)).toEqual(['after-15', 'after-20']);
    expect(rules(withReminders({ thenEvery: 4 }))).toEqual(['after-13', 'after-17']);
    expect(rules(withReminders({ dailyAfter: 12 }))).toEqual(['after-11', 'after-12', 'after-17']);
  });

  it('are none for a closed clock, which has no next one either', () => {
    const closed = { ...clock, closed: { at: '2026-05-01T00:00:00.000Z', how: 'met' } } as const;
    expect(due(closed, '2026-12-01T00:00:00.000Z')).toEqual([]);
    expect(next(closed, '2026-05-01T00:00:00.000Z')).toBeUndefined();
  });
});

describe('the days of the reminders up to the due day', () => {
  it('are those of the alarms, known before they sound', () => {
    const clock = aClock('reply');
    const policy = quiet('2026-05-28', '2026-05-29');
    expect(remindersOf(clock, policy, chinaCalendar)).toEqual([
      { rule: 'before-10', on: '2026-05-19' },
      { rule: 'before-3', on: '2026-06-01' },
      { rule: 'due-day', on: '2026-06-02' },
    ]);
  });
});

const first = (clock: Clock, now: string): string | undefined => nextUnrecorded(clock, now, defaultPolicy, chinaCalendar)?.rule;

describe('the first alarm that is not on record', () => {
  it('is the longest due, and the next to come where none is', () => {
    const clock = aClock('review');
    expect(first(clock, '2026-03-02T02:00:00.000Z')).toBe('before-3');
    expect(first(clock, '2026-03-23T02:00:00.000Z')).toBe('before-3');
    expect(first({ ...clock, sounded: ['before-3', 'before-1', 'due-day'] }, '2026-03-23T02:00:00.000Z')).toBe('after-1');
  });

  it('is none of a closed clock', () => {
    expect(
      first({ ...aClock('review'), closed: { at: '2026-03-03T02:00:00.000Z', how: 'met' } }, '2026-03-23T02:00:00.000Z'),
    ).toBeUndefined();
  });
});

describe('the next alarm', () => {
  it('is strictly after now', () => {
    const policy = withReminders({ gatherMinutes: 0 });
    expect(next(aClock('reply'), '2026-05-19T01:00:00.000Z', policy)).toBe('2026-05-28T01:00:00.000Z');
  });

  it('of a clock that ran out ten years ago is the next of its rhythm', () => {
    const old = aClock('reply', { openedAt: '2016-03-02T02:00:00.000Z' });
    const now = '2026-06-01T02:00:00.000Z';
    const heard = due(old, now).map(({ rule }) => rule);
    expect(heard.at(-1)).toBe('after-2575');
    expect(due({ ...old, sounded: heard }, now)).toEqual([]);
    expect(next({ ...old, sounded: heard }, now)?.slice(0, 10)).toBe('2026-06-08');
  });
});

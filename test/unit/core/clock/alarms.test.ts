import { describe, expect, it } from 'vitest';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { alarmsDue, nextAlarmAt } from '#core/clock/alarms.ts';
import type { Alarm } from '#core/clock/alarms.ts';
import type { Clock } from '#core/clock/clock.ts';
import { clockKinds } from '#core/contracts/clock-kinds.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Policy } from '#core/policy/policy.ts';
import { aClock } from '#test/support/a-clock.ts';

const due = (clock: Clock, now: string, policy: Policy = defaultPolicy): Alarm[] => alarmsDue(clock, now, policy, chinaCalendar);
const next = (clock: Clock, now: string, policy: Policy = defaultPolicy): string | undefined =>
  nextAlarmAt(clock, now, policy, chinaCalendar);

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

describe('the ladder', () => {
  // 9 o'clock in the body's time is 01 UTC; the end of a local day is 16 UTC.
  const ladders = [
    [
      'review',
      '2026-03-02',
      [
        '03-08T01 before-15',
        '03-16T01 before-7',
        '03-20T01 before-3',
        '03-22T01 before-1',
        '03-23T01 due-day',
        '03-24T01 after-1',
        '03-24T01 office',
        '03-25T01 after-2',
        '03-26T01 after-3',
        '03-27T01 after-4',
        '03-28T01 after-5',
        '04-02T01 leader',
        '04-04T01 after-12',
        '04-11T01 after-19',
        '04-18T01 after-26',
      ],
    ],
    [
      'revision',
      '2026-01-20',
      [
        '01-26T01 before-15',
        '02-03T01 before-7',
        '02-07T01 before-3',
        '02-09T01 before-1',
        '02-10T01 due-day',
        '02-11T01 after-1',
        '02-11T01 office',
        '02-12T01 after-2',
        '02-13T01 after-3',
        '02-14T01 after-4',
        '02-15T01 after-5',
        '02-20T01 leader',
        '02-22T01 after-12',
        '03-01T01 after-19',
        '03-08T01 after-26',
        '03-09T16 silence',
      ],
    ],
    [
      'dispatch',
      '2026-03-09',
      [
        '03-16T01 before-7',
        '03-20T01 before-3',
        '03-22T01 before-1',
        '03-23T01 due-day',
        '03-24T01 after-1',
        '03-24T01 office',
        '03-25T01 after-2',
      ],
    ],
    ['sign-for', '2026-03-02', ['03-04T01 before-1', '03-05T01 due-day', '03-05T16 silence']],
    [
      'return-decision',
      '2026-03-06',
      [
        '03-10T01 before-3',
        '03-12T01 before-1',
        '03-13T01 due-day',
        '03-14T01 after-1',
        '03-14T01 office',
        '03-15T01 after-2',
        '03-16T01 after-3',
        '03-17T01 after-4',
        '03-18T01 after-5',
        '03-20T16 silence',
      ],
    ],
    // The lapse: 10 working days after 2 April, over Tomb-Sweeping (4 to 6 April), is 17 April.
    [
      'opinion',
      '2026-03-02',
      [
        '03-03T01 before-30',
        '03-18T01 before-15',
        '03-26T01 before-7',
        '03-30T01 before-3',
        '04-01T01 before-1',
        '04-02T01 due-day',
        '04-03T01 after-1',
        '04-03T01 office',
        '04-04T01 after-2',
        '04-05T01 after-3',
        '04-06T01 after-4',
        '04-07T01 after-5',
        '04-12T01 leader',
        '04-14T01 after-12',
        '04-17T16 silence',
      ],
    ],
    [
      'reply',
      '2026-03-02',
      [
        '05-03T01 before-30',
        '05-18T01 before-15',
        '05-26T01 before-7',
        '05-30T01 before-3',
        '06-01T01 before-1',
        '06-02T01 due-day',
        '06-03T01 after-1',
        '06-03T01 office',
        '06-04T01 after-2',
        '06-05T01 after-3',
        '06-06T01 after-4',
        '06-07T01 after-5',
        '06-12T01 leader',
        '06-14T01 after-12',
        '06-21T01 after-19',
      ],
    ],
    // 15 working days after 15 April, over Labour Day and its make-up Saturday, is that Saturday, 9 May.
    [
      'feedback',
      '2026-04-15',
      ['04-24T01 before-15', '05-02T01 before-7', '05-06T01 before-3', '05-08T01 before-1', '05-09T01 due-day', '05-09T16 silence'],
    ],
    [
      'consultation',
      '2026-06-01',
      [
        '06-16T01 before-15',
        '06-24T01 before-7',
        '06-28T01 before-3',
        '06-30T01 before-1',
        '07-01T01 due-day',
        '07-02T01 after-1',
        '07-02T01 office',
      ],
    ],
  ] as const;
  it.each(ladders)('of %s opened on %s', (kind, openedOn, heard) => {
    expect(ladder(aClock(kind, { openedAt: `${openedOn}T02:00:00.000Z` }), heard.length)).toEqual(heard);
  });

  it('is written out above for every kind of clock', () => {
    expect(ladders.map(([kind]) => kind)).toEqual(clockKinds);
  });

  it('after its daily part goes on once a week without end', () => {
    const heard = ladder(aClock('reply'), 120);
    // 13 alarms before the first weekly one, then 107 weeks: 5 + 107 × 7 days after 2 June 2026.
    expect(heard.at(-1)).toBe('06-25T01 after-754');
    expect(new Set(heard).size).toBe(heard.length);
  });

  it('goes by the policy’s own numbers', () => {
    const policy = {
      ...defaultPolicy,
      ladder: { before: [2], onDueDay: false, dailyAfter: 0, officeAfter: 3, leaderAfter: 4, atHour: 8.5 },
    };
    const clock = aClock('review', { rule: { on: '2026-03-10' } }, policy);
    expect(ladder(clock, 5, policy)).toEqual([
      '03-08T00 before-2',
      '03-11T00 after-1',
      '03-13T00 office',
      '03-14T00 leader',
      '03-18T00 after-8',
    ]);
    expect(next(clock, clock.openedAt, policy)).toBe('2026-03-08T00:30:00.000Z');
  });

  it('has no reminder on or before the day it was opened', () => {
    expect(ladder(aClock('review', { rule: { amount: 1, unit: 'calendar-day' } }), 3)).toEqual([
      '03-03T01 due-day',
      '03-04T01 after-1',
      '03-04T01 office',
    ]);
    const overdue = aClock('review', { rule: { amount: 3, unit: 'calendar-day' }, startOn: '2026-02-26' });
    expect(ladder(overdue, 2)).toEqual(['03-03T01 after-1', '03-03T01 office']);
  });

  it('has none on or before the day it counts from', () => {
    const later = aClock('review', { rule: { amount: 30, unit: 'calendar-day' }, startOn: '2026-03-10' });
    expect(ladder(later, 1)).toEqual(['03-25T01 before-15']);
  });
});

describe('alarms that are due', () => {
  const clock = aClock('reply');

  it('begin at their instant', () => {
    expect(due(clock, '2026-05-03T00:59:59.999Z')).toEqual([]);
    expect(due(clock, '2026-05-03T01:00:00.000Z')).toEqual([{ rule: 'before-30', action: 'remind', at: '2026-05-03T01:00:00.000Z' }]);
  });

  it('are not due again once recorded', () => {
    expect(due({ ...clock, sounded: ['before-30'] }, '2026-05-18T01:00:00.000Z').map(({ rule }) => rule)).toEqual(['before-15']);
  });

  it('come in the order of their instants, missed ones included', () => {
    expect(due(clock, '2026-06-13T00:00:00.000Z').map(({ rule }) => rule)).toEqual([
      'before-30',
      'before-15',
      'before-7',
      'before-3',
      'before-1',
      'due-day',
      'after-1',
      'office',
      'after-2',
      'after-3',
      'after-4',
      'after-5',
      'leader',
    ]);
  });

  it('are none for a closed clock, which has no next one either', () => {
    const closed = { ...clock, closed: { at: '2026-05-01T00:00:00.000Z', how: 'met' } } as const;
    expect(due(closed, '2026-12-01T00:00:00.000Z')).toEqual([]);
    expect(next(closed, '2026-05-01T00:00:00.000Z')).toBeUndefined();
  });
});

describe('the next alarm', () => {
  it('is strictly after now', () => {
    expect(next(aClock('reply'), '2026-05-03T01:00:00.000Z')).toBe('2026-05-18T01:00:00.000Z');
  });

  it.each(clockKinds)('of an open %s clock is always there, within 90 days', (kind) => {
    const clock = aClock(kind);
    for (let now = clock.openedAt; now < '2028-01-01';) {
      const at = next(clock, now) ?? '';
      expect(at > now).toBe(true);
      expect(Date.parse(at) - Date.parse(now)).toBeLessThan(90 * 86_400_000);
      now = at;
    }
  });
});

import { describe, expect, it } from 'vitest';
import { reckonDays, weeksOf } from '#console/rooms/case/deadlines/reckon-days.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import type { DeadlineRule } from '#core/calendar/deadline.ts';

const reckoned = (rule: DeadlineRule, startOn: string) => reckonDays(computeDeadline(chinaCalendar, rule, startOn, { rollForward: true }));

describe('why a date: day by day', () => {
  it.each([1, 5, 20, 60])('the last of %i working days has that number and is the due day', (amount) => {
    const days = reckoned({ amount, unit: 'working-day' }, '2026-02-06');
    expect(days.at(-1)).toMatchObject({ is: 'counted', count: amount, isDue: true });
    expect(days.filter(({ is }) => is === 'counted').map(({ count }) => count)).toEqual(Array.from({ length: amount }, (_, n) => n + 1));
    expect(days[0]).toMatchObject({ on: '2026-02-06', is: 'start' });
  });

  it('names holidays, and counts the make-up days before and after them', () => {
    const days = reckoned({ amount: 20, unit: 'working-day' }, '2026-02-06');
    expect(days.find(({ on }) => on === '2026-02-17')).toMatchObject({ is: 'holiday', name: { zh: expect.stringContaining('春节') } });
    const madeUp = days.filter(({ isMakeUp }) => isMakeUp);
    expect(madeUp.length).toBeGreaterThan(0);
    for (const day of madeUp) expect(day.is).toBe('counted');
  });

  it('of a span of months shows where it ends and each rest day on which the end was moved on', () => {
    // Three months after 1 July end on 1 October.
    const days = reckoned({ amount: 3, unit: 'month' }, '2026-07-01');
    expect(days[0]).toMatchObject({ on: '2026-10-01', is: 'holiday', isDue: false });
    expect(days.at(-1)).toMatchObject({ is: 'passed', isDue: true });
  });

  it('shows a fixed day alone', () => {
    expect(reckoned({ on: '2026-03-18' }, '2026-03-02')).toEqual([{ on: '2026-03-18', is: 'passed', isMakeUp: false, isDue: true }]);
  });

  it('stands on a sheet of weeks that begin on Monday', () => {
    const weeks = weeksOf(reckoned({ amount: 5, unit: 'working-day' }, '2026-03-04'));
    expect(weeks.map((week) => week.length)).toEqual([7, 7]);
    expect(weeks[0]?.findIndex((day) => day?.is === 'start')).toBe(2);
  });
});

import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '#core/calendar/calendar-date.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { computeDeadline, deadlineRuleSchema, deadlineSchema } from '#core/calendar/deadline.ts';
import type { DeadlineRule } from '#core/calendar/deadline.ts';
import { isWorkingDay } from '#core/calendar/working-calendar.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';

const holidaysOnly: WorkingCalendar = { ...chinaCalendar, days: chinaCalendar.days.filter(({ working }) => !working) };
const weekendsOnly: WorkingCalendar = { ...chinaCalendar, days: [] };
const workingDays = (amount: number): DeadlineRule => ({ amount, unit: 'working-day' });
const rolling = { rollForward: true };
const staying = { rollForward: false };

function dueOn(calendar: WorkingCalendar, rule: DeadlineRule, startOn: string, options = rolling): string {
  return computeDeadline(calendar, rule, startOn, options).dueOn;
}

describe('a limit in working days', () => {
  it.each([
    ['2025-09-26', 5, '2025-10-10', '2025-10-13', '2025-10-03'],
    ['2025-09-26', 6, '2025-10-11', '2025-10-14', '2025-10-06'],
    ['2025-12-31', 1, '2026-01-04', '2026-01-05', '2026-01-01'],
    ['2026-02-13', 5, '2026-02-27', '2026-03-02', '2026-02-20'],
    ['2026-09-18', 5, '2026-09-24', '2026-09-28', '2026-09-25'],
    ['2026-09-24', 6, '2026-10-10', '2026-10-12', '2026-10-02'],
  ])('from %s, %i working days: %s (without make-up days %s, by weekends %s)', (startOn, amount, right, late, naive) => {
    expect(dueOn(chinaCalendar, workingDays(amount), startOn)).toBe(right);
    expect(dueOn(holidaysOnly, workingDays(amount), startOn)).toBe(late);
    expect(dueOn(weekendsOnly, workingDays(amount), startOn)).toBe(naive);
  });

  it.each([
    [5, 25],
    [10, 45],
    [15, 60],
  ])('of %i days comes out too late for %i starts of 2026 when make-up days are ignored', (amount, wrongStarts) => {
    let starts = 0;
    const tooLate: string[] = [];
    for (let on = '2026-01-01'; on <= '2026-12-20'; on = addDays(on, 1)) {
      if (!isWorkingDay(chinaCalendar, on)) continue;
      starts += 1;
      const right = dueOn(chinaCalendar, workingDays(amount), on);
      const guess = dueOn(holidaysOnly, workingDays(amount), on);
      expect(guess >= right).toBe(true);
      if (guess > right) tooLate.push(on);
    }
    expect([starts, tooLate.length]).toEqual([239, wrongStarts]);
  });

  it('keeps its whole derivation as plain data', () => {
    const deadline = computeDeadline(chinaCalendar, workingDays(5), '2026-09-18', rolling);
    expect(deadline).toEqual({
      startOn: '2026-09-18',
      rule: { amount: 5, unit: 'working-day' },
      rollForward: true,
      dueOn: '2026-09-24',
      provisional: false,
      uncoveredYears: [],
      calendarVersion: 'cn-2026.2',
      skipped: [],
      weekendDaysSkipped: 1,
      added: [{ on: '2026-09-20', name: '国庆节', nameEn: 'National Day' }],
    });
    expect(deadlineSchema.parse(JSON.parse(JSON.stringify(deadline)))).toEqual(deadline);
  });

  it('names each holiday passed over and each make-up day counted', () => {
    const { skipped, added, weekendDaysSkipped } = computeDeadline(chinaCalendar, workingDays(6), '2026-09-24', rolling);
    expect(skipped.map(({ on, name }) => `${on} ${name}`)).toEqual([
      '2026-09-25 中秋节',
      '2026-09-26 中秋节',
      '2026-09-27 中秋节',
      '2026-10-01 国庆节',
      '2026-10-02 国庆节',
      '2026-10-03 国庆节',
      '2026-10-04 国庆节',
      '2026-10-05 国庆节',
      '2026-10-06 国庆节',
      '2026-10-07 国庆节',
    ]);
    expect(added.map(({ on }) => on)).toEqual(['2026-10-10']);
    expect(weekendDaysSkipped).toBe(0);
  });
});

describe('a limit in months or calendar days', () => {
  const threeMonths: DeadlineRule = { amount: 3, unit: 'month' };

  it('ends on the same day of the month', () => {
    expect(dueOn(chinaCalendar, threeMonths, '2026-03-18')).toBe('2026-06-18');
  });

  it('moves off a holiday to the next working day, and keeps the day it moved from', () => {
    const deadline = computeDeadline(chinaCalendar, threeMonths, '2026-07-04', rolling);
    expect(deadline).toMatchObject({ dueOn: '2026-10-08', rolledFrom: '2026-10-04', weekendDaysSkipped: 0, added: [] });
    expect(deadline.skipped.map(({ on }) => on)).toEqual(['2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07']);
  });

  it('stays on the rest day where the policy says so, and then depends on no calendar', () => {
    const deadline = computeDeadline(chinaCalendar, threeMonths, '2026-10-02', staying);
    expect(deadline).toMatchObject({ dueOn: '2027-01-02', provisional: false, skipped: [], weekendDaysSkipped: 0 });
    expect(deadline).not.toHaveProperty('rolledFrom');
  });

  it('may end on a make-up Saturday', () => {
    const deadline = computeDeadline(chinaCalendar, threeMonths, '2025-11-30', rolling);
    expect(weekday(deadline.dueOn)).toBe(6);
    expect(deadline).toMatchObject({ dueOn: '2026-02-28', added: [{ on: '2026-02-28', name: '春节' }] });
    expect(deadline).not.toHaveProperty('rolledFrom');
  });

  it('counts calendar days straight through and moves off a weekend', () => {
    const sevenDays: DeadlineRule = { amount: 7, unit: 'calendar-day' };
    expect(computeDeadline(chinaCalendar, sevenDays, '2026-03-07', rolling)).toMatchObject({
      dueOn: '2026-03-16',
      rolledFrom: '2026-03-14',
      weekendDaysSkipped: 2,
    });
    expect(dueOn(chinaCalendar, sevenDays, '2026-03-07', staying)).toBe('2026-03-14');
  });
});

describe('a fixed day', () => {
  it('is due on that day, whenever it started', () => {
    expect(dueOn(chinaCalendar, { on: '2026-06-30' }, '2026-03-18')).toBe('2026-06-30');
  });

  it('moves off a rest day too', () => {
    expect(computeDeadline(chinaCalendar, { on: '2026-05-31' }, '2026-03-18', rolling)).toMatchObject({
      dueOn: '2026-06-01',
      rolledFrom: '2026-05-31',
    });
  });
});

describe('a limit that reaches past the calendar', () => {
  it.each<[string, DeadlineRule, string]>([
    ['working days', workingDays(6), '2026-12-28'],
    ['months', { amount: 3, unit: 'month' }, '2026-10-12'],
    ['a fixed day', { on: '2027-03-31' }, '2026-10-12'],
  ])('is provisional and says for which year: %s', (_, rule, startOn) => {
    expect(computeDeadline(chinaCalendar, rule, startOn, rolling)).toMatchObject({
      provisional: true,
      uncoveredYears: [2027],
    });
  });

  it('is settled when its last day is the last covered one', () => {
    expect(computeDeadline(chinaCalendar, workingDays(3), '2026-12-28', rolling)).toMatchObject({
      dueOn: '2026-12-31',
      provisional: false,
    });
  });

  it('is provisional too before the coverage begins', () => {
    expect(computeDeadline(chinaCalendar, workingDays(2), '2023-12-28', rolling)).toMatchObject({
      dueOn: '2024-01-02',
      provisional: true,
      uncoveredYears: [2023],
    });
  });

  it('names every year it lacks', () => {
    expect(computeDeadline(chinaCalendar, workingDays(300), '2026-12-28', rolling).uncoveredYears).toEqual([2027, 2028]);
  });
});

describe('a rule', () => {
  it.each([
    { amount: 0, unit: 'working-day' },
    { amount: 1.5, unit: 'month' },
    { amount: 3661, unit: 'calendar-day' },
    { amount: 3, unit: 'week' },
    { on: '2008-09-31' },
    { on: '2026-06-30', amount: 3, unit: 'month' },
  ])('is refused: %j', (rule) => {
    expect(deadlineRuleSchema.safeParse(rule).success).toBe(false);
  });
});

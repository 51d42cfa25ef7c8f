import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '#core/calendar/calendar-date.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { isSendingDay, sendingDayFrom } from '#core/clock/sending-day.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { Policy } from '#core/policy/policy.ts';

const quiet = (...quietDays: { from: string; to: string }[]): Policy => ({
  ...defaultPolicy,
  reminders: { ...defaultPolicy.reminders, quietDays },
});
const sends = (on: string, policy: Policy = defaultPolicy): boolean => isSendingDay(on, policy, chinaCalendar);
const from = (on: string, policy: Policy = defaultPolicy): string => sendingDayFrom(on, policy, chinaCalendar);

describe('a sending day', () => {
  it.each([
    ['a Wednesday', '2026-09-16', true],
    ['a Saturday', '2026-09-12', false],
    ['a make-up Sunday', '2026-09-20', true],
    ['a make-up Saturday', '2026-10-10', true],
    ['Mid-Autumn, a Friday', '2026-09-25', false],
    ['a weekday of National Day', '2026-10-07', false],
    ['the first day after it', '2026-10-08', true],
    ['a weekday of a year without a notice yet', '2027-09-30', true],
    ['a statutory day of such a year', '2027-10-01', false],
  ])('is %s (%s): %s', (_, on, expected) => {
    expect(sends(on)).toBe(expected);
  });

  it('is none within a quiet span, its first and last day included, make-up days too', () => {
    const policy = quiet({ from: '2026-09-17', to: '2026-09-21' }, { from: '2026-12-30', to: '2026-12-30' });
    expect(['2026-09-16', '2026-09-17', '2026-09-20', '2026-09-21', '2026-09-22', '2026-12-30'].map((on) => sends(on, policy))).toEqual([
      true,
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it('are all the working days of 2026 but the quiet ones', () => {
    const year = Array.from({ length: 365 }, (_, day) => addDays('2026-01-01', day));
    // 261 weekdays, 19 of them off by the State Council’s notice; 6 weekend days worked.
    expect(year.filter((on) => sends(on))).toHaveLength(248);
    expect(year.filter((on) => sends(on, quiet({ from: '2026-03-09', to: '2026-03-13' })))).toHaveLength(243);
  });
});

describe('the sending day from a day on', () => {
  it('is that day, or the next that is one', () => {
    expect([from('2026-09-16'), from('2026-09-19'), from('2026-09-25'), from('2026-10-01'), from('2026-02-15')]).toEqual([
      '2026-09-16',
      '2026-09-20',
      '2026-09-28',
      '2026-10-08',
      '2026-02-24',
    ]);
  });

  it('lies behind quiet spans that meet each other or a weekend', () => {
    const policy = quiet({ from: '2026-03-09', to: '2026-03-12' }, { from: '2026-03-13', to: '2026-03-13' });
    expect(from('2026-03-07', policy)).toBe('2026-03-16');
    expect(daysBetween('2026-03-07', from('2026-03-07', policy))).toBe(9);
  });
});

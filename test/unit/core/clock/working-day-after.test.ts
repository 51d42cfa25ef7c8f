import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#core/calendar/calendar-date.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { addWorkingDays } from '#core/calendar/working-days.ts';
import { workingDayAfter } from '#core/clock/working-day-after.ts';

describe('the n-th working day after a day', () => {
  it.each([
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-09-18', 1, '2026-09-20'],
    ['2026-09-24', 6, '2026-10-10'],
    ['2025-12-31', 1, '2026-01-04'],
    ['2026-10-03', 1, '2026-10-08'],
    ['1969-12-26', 6, '1970-01-05'],
    ['2026-10-03', 0, '2026-10-03'],
  ])('%s + %i is %s', (on, count, expected) => {
    expect(workingDayAfter(chinaCalendar, on, count)).toBe(expected);
  });

  it('is the one that is found by walking there', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), fc.nat({ max: 400 }), (days, count) => {
        const on = addDays('2025-06-15', days);
        expect(workingDayAfter(chinaCalendar, on, count)).toBe(addWorkingDays(chinaCalendar, on, count));
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });

  it('is reckoned for each calendar by itself', () => {
    const plain = { ...chinaCalendar, days: [] };
    expect(workingDayAfter(plain, '2026-09-30', 1)).toBe('2026-10-01');
    expect(workingDayAfter(chinaCalendar, '2026-09-30', 1)).toBe('2026-10-08');
  });
});

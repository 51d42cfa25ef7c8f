import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#core/calendar/calendar-date.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { isWorkingDay } from '#core/calendar/working-calendar.ts';
import { addWorkingDays, workingDaysBetween } from '#core/calendar/working-days.ts';

const someDay = fc.integer({ min: 0, max: 1000 }).map((days) => addDays('2024-01-15', days));
const SEED = { seed: 20260918, numRuns: 100 };

describe('counting working days', () => {
  it.each([
    ['2026-09-18', 2, '2026-09-21', 'over a make-up Sunday'],
    ['2026-09-18', 1, '2026-09-20', 'onto a make-up Sunday'],
    ['2026-10-08', -1, '2026-09-30', 'back over National Day'],
    ['2026-09-21', -1, '2026-09-20', 'back onto a make-up Sunday'],
    ['2026-10-01', 0, '2026-10-01', 'nowhere, even from a holiday'],
    ['2026-10-03', 1, '2026-10-08', 'from inside a holiday'],
  ])('from %s by %i comes to %s: %s', (on, count, expected) => {
    expect(addWorkingDays(chinaCalendar, on, count)).toBe(expected);
  });

  it.each([
    ['2026-09-18', '2026-09-24', 5],
    ['2026-09-24', '2026-09-18', -5],
    ['2026-09-30', '2026-10-07', 0],
    ['2026-09-18', '2026-09-18', 0],
  ])('between %s and %s there are %i', (from, until, expected) => {
    expect(workingDaysBetween(chinaCalendar, from, until)).toBe(expected);
  });

  it('is undone by counting back, from any working day', () => {
    const law = fc.property(someDay, fc.integer({ min: -40, max: 40 }), (on, count) => {
      fc.pre(isWorkingDay(chinaCalendar, on));
      expect(addWorkingDays(chinaCalendar, addWorkingDays(chinaCalendar, on, count), -count)).toBe(on);
    });
    fc.assert(law, SEED);
  });

  it('is measured by the days between', () => {
    const law = fc.property(someDay, fc.integer({ min: 0, max: 40 }), (on, count) => {
      expect(workingDaysBetween(chinaCalendar, on, addWorkingDays(chinaCalendar, on, count))).toBe(count);
    });
    fc.assert(law, SEED);
  });

  it('adds up over any day in between', () => {
    const law = fc.property(someDay, someDay, someDay, (a, b, c) => {
      const direct = workingDaysBetween(chinaCalendar, a, c);
      expect(workingDaysBetween(chinaCalendar, a, b) + workingDaysBetween(chinaCalendar, b, c)).toBe(direct);
    });
    fc.assert(law, SEED);
  });
});

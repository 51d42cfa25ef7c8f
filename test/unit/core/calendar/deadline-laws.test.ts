import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '#core/calendar/calendar-date.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import type { DeadlineRule } from '#core/calendar/deadline.ts';
import { isWorkingDay } from '#core/calendar/working-calendar.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import { workingDaysBetween } from '#core/calendar/working-days.ts';

const SEED = { seed: 20260925, numRuns: 300 };
const someDay = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2024-01-15', days));
const amount = fc.integer({ min: 1, max: 60 });
const someRule: fc.Arbitrary<DeadlineRule> = fc.oneof(
  fc.record({ amount, unit: fc.constantFrom('working-day', 'calendar-day') }),
  fc.record({ amount: fc.integer({ min: 1, max: 6 }), unit: fc.constant('month') }),
  someDay.map((on) => ({ on })),
);

function withDay(calendar: WorkingCalendar, on: string, working: boolean): WorkingCalendar {
  const others = calendar.days.filter((day) => day.on !== on);
  return { ...calendar, days: [...others, { on, working, name: '临时安排', nameEn: 'Special arrangement' }] };
}

const dueOn = (calendar: WorkingCalendar, rule: DeadlineRule, startOn: string): string =>
  computeDeadline(calendar, rule, startOn, { rollForward: true }).dueOn;

describe('laws of deadlines', () => {
  it('adding a holiday never shortens one', () => {
    const law = fc.property(someRule, someDay, fc.integer({ min: 0, max: 90 }), (rule, startOn, after) => {
      const more = withDay(chinaCalendar, addDays(startOn, after), false);
      expect(dueOn(more, rule, startOn) >= dueOn(chinaCalendar, rule, startOn)).toBe(true);
    });
    fc.assert(law, SEED);
  });

  it('adding a make-up day never lengthens one', () => {
    const law = fc.property(someRule, someDay, fc.integer({ min: 0, max: 90 }), (rule, startOn, after) => {
      const on = addDays(startOn, after);
      fc.pre(weekday(on) >= 6);
      const more = withDay(chinaCalendar, on, true);
      expect(dueOn(more, rule, startOn) <= dueOn(chinaCalendar, rule, startOn)).toBe(true);
    });
    fc.assert(law, SEED);
  });

  it('one more is never earlier', () => {
    const unit = fc.constantFrom('working-day' as const, 'calendar-day' as const, 'month' as const);
    const law = fc.property(amount, unit, someDay, (amount, unit, startOn) => {
      const next = dueOn(chinaCalendar, { amount: amount + 1, unit }, startOn);
      expect(next >= dueOn(chinaCalendar, { amount, unit }, startOn)).toBe(true);
    });
    fc.assert(law, SEED);
  });

  it('a later start is never due earlier', () => {
    const law = fc.property(someRule, someDay, (rule, startOn) => {
      expect(dueOn(chinaCalendar, rule, addDays(startOn, 1)) >= dueOn(chinaCalendar, rule, startOn)).toBe(true);
    });
    fc.assert(law, SEED);
  });

  it('the due day is a working day, when it rolls forward', () => {
    const law = fc.property(someRule, someDay, (rule, startOn) => {
      expect(isWorkingDay(chinaCalendar, dueOn(chinaCalendar, rule, startOn))).toBe(true);
    });
    fc.assert(law, SEED);
  });

  it('every day of a working-day limit is counted or accounted for', () => {
    const law = fc.property(amount, someDay, (amount, startOn) => {
      const deadline = computeDeadline(chinaCalendar, { amount, unit: 'working-day' }, startOn, { rollForward: false });
      expect(workingDaysBetween(chinaCalendar, startOn, deadline.dueOn)).toBe(amount);
      const passedOver = deadline.skipped.length + deadline.weekendDaysSkipped;
      expect(addDays(startOn, amount + passedOver)).toBe(deadline.dueOn);
    });
    fc.assert(law, SEED);
  });
});

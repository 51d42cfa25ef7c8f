import * as z from 'zod';
import { addDays, addMonths, calendarDateSchema } from './calendar-date.ts';
import type { CalendarDate } from './calendar-date.ts';
import { judgeDay, namedDaySchema } from './working-calendar.ts';
import type { DayJudgement, WorkingCalendar } from './working-calendar.ts';

/** A span after the start day (1 to 3,660 of a unit), or a fixed day. */
export const deadlineRuleSchema = z.union([
  z.strictObject({
    amount: z.int().min(1).max(3660),
    unit: z.enum(['working-day', 'calendar-day', 'month']),
  }),
  z.strictObject({ on: calendarDateSchema }),
]);

export type DeadlineRule = z.infer<typeof deadlineRuleSchema>;

/** A due day with its derivation: plain data, stored in the ledger and explained by `explainDeadline`. */
export const deadlineSchema = z.strictObject({
  /** Day 0. */
  startOn: calendarDateSchema,
  rule: deadlineRuleSchema,
  /** Whether a last day on a rest day moves on to the next working day. */
  rollForward: z.boolean(),
  /** The last day on which the deadline is kept. */
  dueOn: calendarDateSchema,
  /** A day it depends on lies outside the calendar's coverage, so a new notice may move it. */
  provisional: z.boolean(),
  /** The years whose arrangement was missing; empty unless provisional. */
  uncoveredYears: z.array(z.int()),
  calendarVersion: z.string(),
  /** Named days off that were passed over, weekend days of the holiday included. */
  skipped: z.array(namedDaySchema),
  /** Weekend days without a name that were passed over. */
  weekendDaysSkipped: z.int().nonnegative(),
  /** Make-up working days (调休上班) that were counted. */
  added: z.array(namedDaySchema),
  /** The rest day on which the span ended, if it was moved on. */
  rolledFrom: calendarDateSchema.exactOptional(),
});

export type Deadline = z.infer<typeof deadlineSchema>;

/**
 * The due day of `rule` counted from `startOn` (day 0). With `rollForward`, a month, calendar-day or fixed rule that ends
 * on a rest day is due on the next working day; a working-day rule always ends on a working day.
 */
export function computeDeadline(
  calendar: WorkingCalendar,
  rule: DeadlineRule,
  startOn: CalendarDate,
  options: { readonly rollForward: boolean },
): Deadline {
  const { spanEnd, dueOn, seen } = walk(calendar, rule, startOn, options.rollForward);
  const uncovered = seen.filter(({ judgement }) => !judgement.covered);
  return {
    startOn,
    rule,
    rollForward: options.rollForward,
    dueOn,
    provisional: uncovered.length > 0,
    uncoveredYears: [...new Set(uncovered.map(({ on }) => Number(on.slice(0, 4))))],
    calendarVersion: calendar.version,
    skipped: seen.flatMap(({ judgement: { working, named } }) => (!working && named ? [named] : [])),
    weekendDaysSkipped: seen.filter(({ judgement }) => !judgement.working && !judgement.named).length,
    added: seen.flatMap(({ judgement: { working, named } }) => (working && named ? [named] : [])),
    ...(spanEnd === dueOn ? {} : { rolledFrom: spanEnd }),
  };
}

interface SeenDay {
  readonly on: CalendarDate;
  readonly judgement: DayJudgement;
}

interface Walk {
  /** Where the span ends before it is moved on. */
  readonly spanEnd: CalendarDate;
  readonly dueOn: CalendarDate;
  /** The days that the calendar had to judge, the due day included. */
  readonly seen: readonly SeenDay[];
}

function walk(calendar: WorkingCalendar, rule: DeadlineRule, startOn: CalendarDate, rollForward: boolean): Walk {
  if ('unit' in rule && rule.unit === 'working-day') {
    const { last, seen } = countWorkingDays(calendar, addDays(startOn, 1), rule.amount);
    return { spanEnd: last, dueOn: last, seen };
  }
  const spanEnd = plainEnd(rule, startOn);
  if (!rollForward) return { spanEnd, dueOn: spanEnd, seen: [] };
  const { last, seen } = countWorkingDays(calendar, spanEnd, 1);
  return { spanEnd, dueOn: last, seen };
}

/** The `amount`-th working day from `first` on, `first` included, with every day judged on the way. */
function countWorkingDays(calendar: WorkingCalendar, first: CalendarDate, amount: number): { last: CalendarDate; seen: SeenDay[] } {
  const seen: SeenDay[] = [];
  let left = amount;
  for (let on = first; ; on = addDays(on, 1)) {
    const judgement = judgeDay(calendar, on);
    seen.push({ on, judgement });
    if (judgement.working) left -= 1;
    if (left === 0) return { last: on, seen };
  }
}

/** Where a rule that does not look at working days ends. */
function plainEnd(rule: DeadlineRule, startOn: CalendarDate): CalendarDate {
  if ('on' in rule) return rule.on;
  return rule.unit === 'month' ? addMonths(startOn, rule.amount) : addDays(startOn, rule.amount);
}

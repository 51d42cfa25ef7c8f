import { dateOfDayNumber, dayNumber, weekday } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';

/**
 * The `count`-th working day after `on`, or `on` itself for 0: the same day as `addWorkingDays` gives, but reckoned in a few steps
 * however far it lies, so that a reminder of a clock that ran out years ago costs as much as tomorrow's.
 */
export function workingDayAfter(calendar: WorkingCalendar, on: CalendarDate, count: number): CalendarDate {
  const exceptions = exceptionsOf(calendar);
  let day = dayNumber(on);
  const wanted = workingDaysUntil(exceptions, day) + count;
  // A day adds at most one working day, so a step as long as what is missing never passes the day that is looked for.
  for (let missing = count; missing > 0; missing = wanted - workingDaysUntil(exceptions, day)) day += missing;
  return dateOfDayNumber(day);
}

interface Exception {
  readonly day: number;
  /** 1 a weekend day that is worked, -1 a weekday off. */
  readonly change: 1 | -1;
}

// Reckoned once per calendar object, which must not be changed after its first use (as in `judgeDay`).
const known = new WeakMap<WorkingCalendar, readonly Exception[]>();

/** The days that the calendar judges otherwise than "Monday to Friday". */
function exceptionsOf(calendar: WorkingCalendar): readonly Exception[] {
  const found = known.get(calendar) ?? calendar.days.flatMap(({ on, working }) => exception(on, working));
  known.set(calendar, found);
  return found;
}

function exception(on: CalendarDate, working: boolean): Exception[] {
  const weekend = weekday(on) > 5;
  if (working !== weekend) return [];
  return [{ day: dayNumber(on), change: working ? 1 : -1 }];
}

/** Working days up to and including the day of that number, counted from Monday, 29 December 1969. */
function workingDaysUntil(exceptions: readonly Exception[], day: number): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  const weekdays = weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
  return exceptions.reduce((sum, exception) => (exception.day <= day ? sum + exception.change : sum), weekdays);
}

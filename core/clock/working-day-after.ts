import { dateOfDayNumber, dayNumber, weekday } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { namedDays } from '#core/calendar/working-calendar.ts';
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

interface Exceptions {
  /** Day numbers of the days judged otherwise than "Monday to Friday", in order. */
  readonly days: readonly number[];
  /** How many working days more (weekends worked) or fewer (weekdays off) there are up to each of them, itself included. */
  readonly changes: readonly number[];
}

// Reckoned once per calendar object, which must not be changed after its first use (as in `judgeDay`).
const known = new WeakMap<WorkingCalendar, Exceptions>();

function exceptionsOf(calendar: WorkingCalendar): Exceptions {
  const found = known.get(calendar) ?? reckoned(calendar);
  known.set(calendar, found);
  return found;
}

function reckoned(calendar: WorkingCalendar): Exceptions {
  const exceptions = [...namedDays(calendar)]
    .filter(({ working, named }) => working === weekday(named.on) > 5)
    .map(({ working, named }) => ({ day: dayNumber(named.on), change: working ? 1 : -1 }))
    .sort((a, b) => a.day - b.day);
  let sum = 0;
  return { days: exceptions.map(({ day }) => day), changes: exceptions.map(({ change }) => (sum += change)) };
}

/** Working days up to and including the day of that number, counted from Monday, 29 December 1969. */
function workingDaysUntil({ days, changes }: Exceptions, day: number): number {
  const sinceMonday = day + 3;
  const weeks = Math.floor(sinceMonday / 7);
  const weekdays = weeks * 5 + Math.min(sinceMonday - weeks * 7 + 1, 5);
  return weekdays + (changes[upTo(days, day) - 1] ?? 0);
}

/** How many of the ordered days are not after `day`. */
function upTo(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? Infinity) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

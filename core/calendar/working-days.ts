import { addDays } from './calendar-date.ts';
import type { CalendarDate } from './calendar-date.ts';
import { isWorkingDay } from './working-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** The `count`-th working day after `on` (negative: before it), `on` itself being day 0; 0 gives `on` back, rest day or not. */
export function addWorkingDays(calendar: WorkingCalendar, on: CalendarDate, count: number): CalendarDate {
  const step = Math.sign(count);
  let date = on;
  for (let left = Math.abs(count); left > 0;) {
    date = addDays(date, step);
    if (isWorkingDay(calendar, date)) left -= 1;
  }
  return date;
}

/** Working days after `from` up to and including `until`; negative when `until` is before `from`. */
export function workingDaysBetween(calendar: WorkingCalendar, from: CalendarDate, until: CalendarDate): number {
  if (until < from) return -workingDaysBetween(calendar, until, from);
  let count = 0;
  for (let date = from; date < until;) {
    date = addDays(date, 1);
    if (isWorkingDay(calendar, date)) count += 1;
  }
  return count;
}

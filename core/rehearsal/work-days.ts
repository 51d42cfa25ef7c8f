import { addDays, atLocalHour, localDate } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { isWorkingDay } from '#core/calendar/working-calendar.ts';
import type { Rules } from '#core/case/decide-context.ts';
import type { Draws } from './draws.ts';

// Local hours in which people act.
const OPENS = 8.5;
const CLOSES = 17.5;
const MS_PER_HOUR = 3_600_000;

/** The working days of a period on which people have had an hour to act by `now`, in their order. */
export function workDays(from: CalendarDate, { now, policy, calendar }: Rules): CalendarDate[] {
  const days: CalendarDate[] = [];
  const today = localDate(now, policy.timeZoneOffset);
  for (let on = from; on <= today; on = addDays(on, 1)) {
    if (isWorkingDay(calendar, on) && atLocalHour(on, OPENS + 1, policy.timeZoneOffset) <= now) days.push(on);
  }
  return days;
}

/** An instant of the day's office hours in the past of `now`; after `before`, where that is of the same day. */
export function officeInstant(on: CalendarDate, before: string | undefined, draws: Draws, { now, policy }: Rules): string {
  const opens = Date.parse(atLocalHour(on, OPENS, policy.timeZoneOffset));
  const from = before === undefined ? opens : Math.max(opens, Date.parse(before));
  const until = Math.min(opens + (CLOSES - OPENS) * MS_PER_HOUR, Date.parse(now));
  // In the first half of what is left of the day, so that there always is a later one.
  return new Date(from + Math.floor(((until - from) * draws.between([50, 500])) / 1000)).toISOString();
}

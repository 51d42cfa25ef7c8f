import { addDays } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { isWorkingDay } from '#core/calendar/working-calendar.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import type { Policy } from '#core/policy/policy.ts';

/** Whether anybody is told anything on that day: a working day (调休 included) that is not one of the policy's quiet days. */
export function isSendingDay(on: CalendarDate, policy: Policy, calendar: WorkingCalendar): boolean {
  return isWorkingDay(calendar, on) && !policy.reminders.quietDays.some(({ from, to }) => from <= on && on <= to);
}

/** The first sending day on or after `on`. The schema bounds the quiet days, so there always is one. */
export function sendingDayFrom(on: CalendarDate, policy: Policy, calendar: WorkingCalendar): CalendarDate {
  let date = on;
  while (!isSendingDay(date, policy, calendar)) date = addDays(date, 1);
  return date;
}

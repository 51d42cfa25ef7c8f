import { addDays, atLocalHour, localDate } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import { isSendingDay, sendingDayFrom } from '#core/clock/sending-day.ts';
import { spreadOf } from '#core/clock/spread.ts';
import type { Policy } from '#core/policy/policy.ts';
import { hoursOf } from './lane-hours.ts';
import type { Notice } from '#core/notices/notice.ts';
import { isByPhone } from '#core/notices/reach/recipient.ts';

const MS_PER_MINUTE = 60_000;

/** The recipient's first morning moment at or after `at`: the policy's hour and the recipient's own minute, on a sending day. */
export function morningOf(recipientId: string, at: string, policy: Policy, calendar: WorkingCalendar): string {
  const on = sendingDayFrom(localDate(at, policy.timeZoneOffset), policy, calendar);
  const moment = momentOn(on, recipientId, policy);
  return moment >= at ? moment : momentOn(sendingDayFrom(addDays(on, 1), policy, calendar), recipientId, policy);
}

/**
 * From when on a notice that came up `at` may go. What waits for the digest goes in the next morning. What breaks out is
 * gathered for a while and goes the same day until the policy's hour; on other days, later, or when it came up before the
 * recipient's own moment of that morning, it goes with the morning, so that nobody gets two mails in a row.
 */
export function readyAt(urgency: Notice['urgency'], recipientId: string, at: string, policy: Policy, calendar: WorkingCalendar): string {
  const morning = morningOf(recipientId, at, policy, calendar);
  if (urgency === 'digest') return morning;
  // Halves of the policy's minutes: within them, never sooner than after one half, and what comes up in one half goes together.
  const half = (policy.reminders.promptMinutes * MS_PER_MINUTE) / 2;
  const gathered = new Date((Math.floor(Date.parse(at) / half) + 2) * half).toISOString();
  const on = localDate(gathered, policy.timeZoneOffset);
  const goesToday =
    isSendingDay(on, policy, calendar) &&
    at > momentOn(on, recipientId, policy) &&
    gathered <= atLocalHour(on, hoursOf(recipientId, policy).untilHour, policy.timeZoneOffset);
  return goesToday ? gathered : morning;
}

/**
 * Whether the notice is ready at a time of its own, between mornings: then nothing sends it but a `digest` execution. What goes by
 * short message always does, since its hours need not be those of the morning's rounds.
 */
export function goesByItself({ recipientId, readyAt }: Notice, policy: Policy, calendar: WorkingCalendar): boolean {
  return isByPhone(recipientId) || morningOf(recipientId, readyAt, policy, calendar) !== readyAt;
}

function momentOn(on: CalendarDate, recipientId: string, policy: Policy): string {
  const { reminders, timeZoneOffset } = policy;
  const hour = Date.parse(atLocalHour(on, hoursOf(recipientId, policy).atHour, timeZoneOffset));
  return new Date(hour + spreadOf(recipientId, reminders.spreadMinutes) * MS_PER_MINUTE).toISOString();
}

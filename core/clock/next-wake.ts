import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { Rulebook } from '#core/policy/rulebook.ts';
import { alarmsDue, nextAlarmAt } from './alarms.ts';
import type { Clock } from './clock.ts';

// A wait without an alarm still looks around now and then, so that no execution ever waits for a year.
const LONGEST_WAIT_SECONDS = 90 * 86_400;

/**
 * Seconds until the earliest alarm of these clocks, at least 1: the `TimeoutSeconds` of the wait. What is due and not
 * recorded (a wait was down, or opened between the alarm and its record) is sounded at once, not with the next alarm.
 */
export function wakeIn(clocks: readonly Clock[], now: string, policy: Policy, calendar: WorkingCalendar, rulebook?: Rulebook): number {
  if (clocks.some((clock) => alarmsDue(clock, now, policy, calendar, rulebook).length > 0)) return 1;
  const next = clocks.flatMap((clock) => nextAlarmAt(clock, now, policy, calendar, rulebook) ?? []).sort()[0];
  if (next === undefined) return LONGEST_WAIT_SECONDS;
  // Rounded up: waking before the alarm is due would find nothing to do.
  const seconds = Math.ceil((Date.parse(next) - Date.parse(now)) / 1000);
  return Math.min(Math.max(seconds, 1), LONGEST_WAIT_SECONDS);
}

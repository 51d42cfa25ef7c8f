import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import type { Policy } from '#core/policy/policy.ts';
import { nextAlarmAt } from './alarms.ts';
import type { Clock } from './clock.ts';

// A wait without an alarm still looks around now and then, so that no execution ever waits for a year.
const LONGEST_WAIT_SECONDS = 90 * 86_400;

/** Seconds until the earliest alarm of these clocks, at least 1: the `TimeoutSeconds` of the wait. */
export function wakeIn(clocks: readonly Clock[], now: string, policy: Policy, calendar: WorkingCalendar): number {
  const next = clocks.flatMap((clock) => nextAlarmAt(clock, now, policy, calendar) ?? []).sort()[0];
  if (next === undefined) return LONGEST_WAIT_SECONDS;
  // Rounded up: waking before the alarm is due would find nothing to do.
  const seconds = Math.ceil((Date.parse(next) - Date.parse(now)) / 1000);
  return Math.min(Math.max(seconds, 1), LONGEST_WAIT_SECONDS);
}

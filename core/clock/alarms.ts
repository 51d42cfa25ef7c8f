import { addDays, atLocalHour, endOfDay, localDate } from '#core/calendar/calendar-date.ts';
import { addWorkingDays } from '#core/calendar/working-days.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import type { Policy } from '#core/policy/policy.ts';
import { isOpen } from './clock.ts';
import type { Clock } from './clock.ts';

/** `remind` the holder, tell the `unit-leader`, tell the `office`, hand it to the supervising `leader`, or let `silence` decide. */
export type AlarmAction = 'remind' | 'unit-leader' | 'office' | 'leader' | 'silence';

export interface Alarm {
  /** Unique per clock: `before-7`, `due-day`, `after-3`, `office`, `leader`, `silence`. */
  readonly rule: string;
  readonly action: AlarmAction;
  readonly at: string;
}

/** Alarms of a clock that are due at `now` and not yet recorded, earliest first. A lost night is made up by this. */
export function alarmsDue(clock: Clock, now: string, policy: Policy, calendar: WorkingCalendar): Alarm[] {
  if (!isOpen(clock)) return [];
  return alarmsUpTo(clock, now, policy, calendar).filter((alarm) => alarm.at <= now && !clock.sounded.includes(alarm.rule));
}

/** When the clock sounds next, strictly after `now`. An open clock always sounds again, so this always answers. */
export function nextAlarmAt(clock: Clock, now: string, policy: Policy, calendar: WorkingCalendar): string | undefined {
  if (!isOpen(clock)) return undefined;
  return alarmsUpTo(clock, now, policy, calendar)
    .filter((alarm) => alarm.at > now)
    .map((alarm) => alarm.at)
    .sort()[0];
}

/** Every alarm up to `now`, and at least one after it. */
function alarmsUpTo(clock: Clock, now: string, policy: Policy, calendar: WorkingCalendar): Alarm[] {
  const { ladder, timeZoneOffset } = policy;
  const { startOn, dueOn } = clock.deadline;
  const on = (days: number): string => atLocalHour(addDays(dueOn, days), ladder.atHour, timeZoneOffset);
  const openedOn = localDate(clock.openedAt, timeZoneOffset);
  const before = ladder.before
    .filter((days) => addDays(dueOn, -days) > startOn && addDays(dueOn, -days) > openedOn)
    .map((days): Alarm => ({ rule: `before-${days}`, action: 'remind', at: on(-days) }));
  const dueDay: Alarm[] = ladder.onDueDay && dueOn > openedOn ? [{ rule: 'due-day', action: 'remind', at: on(0) }] : [];
  const escalations: Alarm[] = [
    { rule: 'office', action: 'office', at: on(ladder.officeAfter) },
    { rule: 'leader', action: 'leader', at: on(ladder.leaderAfter) },
  ];
  return [...before, ...dueDay, ...after(now, on, ladder.dailyAfter), ...escalations, ...silence(clock, policy, calendar)].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : 0,
  );
}

/** Daily for a while, then weekly without end, listed until one lies after `now`. */
function after(now: string, on: (days: number) => string, daily: number): Alarm[] {
  const alarms: Alarm[] = [];
  for (let days = 1; ; days += days < daily ? 1 : 7) {
    const at = on(days);
    alarms.push({ rule: `after-${days}`, action: 'remind', at });
    if (at > now) return alarms;
  }
}

function silence(clock: Clock, policy: Policy, calendar: WorkingCalendar): Alarm[] {
  const { outcome, workingDaysAfterDue } = policy.silence[clock.kind];
  if (outcome === 'never') return [];
  const on = workingDaysAfterDue === 0 ? clock.deadline.dueOn : addWorkingDays(calendar, clock.deadline.dueOn, workingDaysAfterDue);
  return [{ rule: 'silence', action: 'silence', at: endOfDay(on, policy.timeZoneOffset) }];
}

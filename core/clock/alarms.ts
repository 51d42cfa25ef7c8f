import { addDays, addMonths, atLocalHour, endOfDay, localDate, weekday } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { addWorkingDays } from '#core/calendar/working-days.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import type { Policy } from '#core/policy/policy.ts';
import { reckoningOfClock } from '#core/policy/rulebook.ts';
import type { Reckoning, Rulebook } from '#core/policy/rulebook.ts';
import type { AlarmAction } from './alarm-actions.ts';
import { isOpen } from './clock.ts';
import type { Clock } from './clock.ts';
import { sendingDayFrom } from './sending-day.ts';
import { spreadOf } from './spread.ts';
import { workingDayAfter } from './working-day-after.ts';

export interface Alarm {
  /**
   * Unique per clock and deadline, in working days: `before-10`, `due-day`, `after-3`, `unit-leader`, `office`, `leader`, `silence-near`,
   * `silence`; by the day the weekly list is of, `list-2026-06-08`; in months overdue, `unit-leader-month-2`, `leader-month-2`.
   */
  readonly rule: string;
  readonly action: AlarmAction;
  readonly at: string;
}

/**
 * Alarms of a clock that are due at `now` and not yet recorded, earliest first. A lost night is made up by this. What is said goes by
 * the policy and calendar in force; silence by those the clock was opened under, which the rulebook knows.
 */
export function alarmsDue(clock: Clock, now: string, policy: Policy, calendar: WorkingCalendar, rulebook?: Rulebook): Alarm[] {
  if (!isOpen(clock)) return [];
  return alarmsUpTo(clock, now, { policy, calendar }, rulebook).filter((alarm) => alarm.at <= now && !clock.sounded.includes(alarm.rule));
}

/** When the clock sounds next, strictly after `now`. An open clock always sounds again, so this always answers. */
export function nextAlarmAt(clock: Clock, now: string, policy: Policy, calendar: WorkingCalendar, rulebook?: Rulebook): string | undefined {
  if (!isOpen(clock)) return undefined;
  return alarmsUpTo(clock, now, { policy, calendar }, rulebook)
    .filter((alarm) => alarm.at > now)
    .map((alarm) => alarm.at)
    .sort()[0];
}

/** The first alarm that is not recorded yet, whether it was due before `now` or comes after it; none of a clock that has ended. */
export function nextUnrecorded(
  clock: Clock,
  now: string,
  policy: Policy,
  calendar: WorkingCalendar,
  rulebook?: Rulebook,
): Alarm | undefined {
  if (!isOpen(clock)) return undefined;
  return alarmsUpTo(clock, now, { policy, calendar }, rulebook).find((alarm) => alarm.at > now || !clock.sounded.includes(alarm.rule));
}

/** Every alarm up to `now` that may still be unrecorded, and at least one after it, in the order of their instants. */
function alarmsUpTo(clock: Clock, now: string, inForce: Reckoning, rulebook: Rulebook | undefined): Alarm[] {
  const { policy, calendar } = inForce;
  const sounding = soundingOf(clock, policy, calendar);
  return [
    ...before(clock, policy, calendar).map((alarm) => sounding(alarm)),
    ...after(clock, now, policy, (days) =>
      sounding({ rule: `after-${days}`, action: 'remind', on: workingDayAfter(calendar, clock.deadline.dueOn, days) }),
    ),
    ...lists(clock, now, inForce, sounding),
    ...escalations(clock, policy, calendar).map((alarm) => sounding(alarm)),
    ...upwardsAgain(clock, now, inForce, sounding),
    ...silence(clock, inForce, rulebook === undefined ? inForce : reckoningOfClock(rulebook, clock), sounding),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** An alarm before it is known on which day, and at which minute, it may sound. */
interface PlannedAlarm extends Pick<Alarm, 'rule' | 'action'> {
  readonly on: CalendarDate;
}

/**
 * Moves an alarm to a sending day, never an earlier one, and to the clock's own minute of the window before `atHour`: by then
 * everything the morning's mails tell is on record, and not every case of a country has woken at once.
 */
function soundingOf(clock: Clock, policy: Policy, calendar: WorkingCalendar): (alarm: PlannedAlarm) => Alarm {
  const { atHour, gatherMinutes } = policy.reminders;
  const minutes = atHour * 60 - gatherMinutes + spreadOf(`${clock.id} ${clock.openedAt}`, gatherMinutes);
  return ({ rule, action, on }) => ({
    rule,
    action,
    at: atLocalHour(sendingDayFrom(on, policy, calendar), minutes / 60, policy.timeZoneOffset),
  });
}

/** What the reminders of a clock up to its due day follow from. */
export interface Reminded extends Pick<Clock, 'kind' | 'openedAt' | 'movedAt'> {
  readonly deadline: Pick<Clock['deadline'], 'startOn' | 'dueOn'>;
}

/** The sending days on which a clock reminds its holder before it is overdue, earliest first. */
export function remindersOf(clock: Reminded, policy: Policy, calendar: WorkingCalendar): { rule: string; on: CalendarDate }[] {
  return before(clock, policy, calendar).map(({ rule, on }) => ({ rule, on: sendingDayFrom(on, policy, calendar) }));
}

/** Reminders up to the due day, without those that would come on or before the day on which its holder learns of it. */
function before(clock: Reminded, policy: Policy, calendar: WorkingCalendar): PlannedAlarm[] {
  const { startOn, dueOn } = clock.deadline;
  const knownOn = localDate(clock.movedAt ?? clock.openedAt, policy.timeZoneOffset);
  const early = policy.reminders.ladder[clock.kind].before
    .toSorted((a, b) => b - a)
    .map((days): PlannedAlarm => ({ rule: `before-${days}`, action: 'remind', on: addWorkingDays(calendar, dueOn, -days) }))
    .filter(({ on }) => on > startOn);
  const dueDay: PlannedAlarm = { rule: 'due-day', action: 'remind', on: dueOn };
  return [...early, dueDay].filter(({ on }) => on > knownOn);
}

/** Who is told of an overdue clock beside its holder. Only a unit has a leader of its own: for other holders that rung is left out. */
function escalations(clock: Clock, policy: Policy, calendar: WorkingCalendar): PlannedAlarm[] {
  const { unitLeaderAfter, officeAfter, leaderAfter } = policy.reminders.ladder[clock.kind];
  const on = (days: number): CalendarDate => workingDayAfter(calendar, clock.deadline.dueOn, days);
  const unitLeader: PlannedAlarm[] =
    'unitId' in clock.holder ? [{ rule: 'unit-leader', action: 'unit-leader', on: on(unitLeaderAfter) }] : [];
  return [
    ...unitLeader,
    { rule: 'office', action: 'office', on: on(officeAfter) },
    { rule: 'leader', action: 'leader', on: on(leaderAfter) },
  ];
}

/**
 * Each working day for a while, then every few without end (unless a weekly list takes their place), listed until one lies after
 * `now`. A record covers all
 * that were missed before it, so the list begins behind the latest one recorded and stays short in a clock that ran out years ago.
 */
function after(clock: Clock, now: string, policy: Policy, alarmAt: (days: number) => Alarm): Alarm[] {
  const { dailyAfter, thenEvery, listOn } = policy.reminders;
  const next = (days: number): number => (days < dailyAfter ? days + 1 : days + thenEvery - ((days - dailyAfter) % thenEvery));
  const alarms: Alarm[] = [];
  for (let days = next(daysRecorded(clock, /^after-(\d+)$/)); ; days = next(days)) {
    if (listOn !== undefined && days > dailyAfter) return alarms;
    const alarm = alarmAt(days);
    alarms.push(alarm);
    if (alarm.at > now) return alarms;
  }
}

/** The largest number among the recorded rules of a form; 0 before any. */
function daysRecorded({ sounded }: Clock, form: RegExp): number {
  return Math.max(0, ...sounded.map((rule) => Number(form.exec(rule)?.[1] ?? 0)));
}

type Sounding = (alarm: PlannedAlarm) => Alarm;

/**
 * What has been pressed for by itself goes into the weekly list (通报): on the same weekday for every clock of a body, so that a
 * holder's are one mail. The list begins behind the latest one recorded, or the latest reminder of a policy that had no list.
 */
function lists(clock: Clock, now: string, { policy, calendar }: Reckoning, sounding: Sounding): Alarm[] {
  const { dailyAfter, listOn } = policy.reminders;
  if (listOn === undefined) return [];
  const reminded = Math.max(dailyAfter, daysRecorded(clock, /^after-(\d+)$/));
  const recorded = clock.sounded.flatMap((rule) => /^list-(.+)$/.exec(rule)?.[1] ?? []).sort();
  const from = [workingDayAfter(calendar, clock.deadline.dueOn, reminded), ...recorded].sort().at(-1) ?? clock.deadline.dueOn;
  const alarms: Alarm[] = [];
  for (let on = nextWeekday(from, listOn); ; on = addDays(on, 7)) {
    const alarm = sounding({ rule: `list-${on}`, action: 'remind', on });
    alarms.push(alarm);
    if (alarm.at > now) return alarms;
  }
}

/** The first day after `on` that is that day of the week; Monday is 1. */
function nextWeekday(on: CalendarDate, wanted: number): CalendarDate {
  return addDays(on, ((wanted - weekday(on) + 6) % 7) + 1);
}

/** Upwards again (再次提请督办): every so many months after the due day, once it is the supervising leader's, without end. */
function upwardsAgain(clock: Clock, now: string, { policy, calendar }: Reckoning, sounding: Sounding): Alarm[] {
  const { ladder, upwardsEvery } = policy.reminders;
  if (upwardsEvery === undefined) return [];
  const { dueOn } = clock.deadline;
  const firstOn = workingDayAfter(calendar, dueOn, ladder[clock.kind].leaderAfter);
  const recorded = daysRecorded(clock, /^leader-month-(\d+)$/);
  const alarms: Alarm[] = [];
  for (let months = recorded - (recorded % upwardsEvery) + upwardsEvery; ; months += upwardsEvery) {
    const on = addMonths(dueOn, months);
    if (on <= firstOn) continue;
    const leader = sounding({ rule: `leader-month-${months}`, action: 'leader', on });
    if ('unitId' in clock.holder) alarms.push({ ...leader, rule: `unit-leader-month-${months}`, action: 'unit-leader' });
    alarms.push(leader);
    if (leader.at > now) return alarms;
  }
}

/** Silence follows the rules the clock was opened under; who is warned of it before, and how long, those in force. */
function silence(clock: Clock, inForce: Reckoning, { policy, calendar }: Reckoning, sounding: Sounding): Alarm[] {
  const { outcome, workingDaysAfterDue } = policy.silence[clock.kind];
  if (outcome === 'never') return [];
  const on = workingDayAfter(calendar, clock.deadline.dueOn, workingDaysAfterDue);
  return [
    ...forewarning(clock, on, inForce).map((alarm) => sounding(alarm)),
    { rule: 'silence', action: 'silence', at: endOfDay(on, policy.timeZoneOffset) },
  ];
}

function forewarning(clock: Clock, silentOn: CalendarDate, { policy, calendar }: Reckoning): PlannedAlarm[] {
  const { forewarn } = policy.reminders.ladder[clock.kind];
  if (forewarn === undefined) return [];
  const on = addWorkingDays(calendar, silentOn, -forewarn);
  const knownOn = localDate(clock.movedAt ?? clock.openedAt, policy.timeZoneOffset);
  return on > knownOn ? [{ rule: 'silence-near', action: 'forewarn', on }] : [];
}

import { addDays, atLocalHour, daysBetween, endOfDay, localDate } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import type { DeadlineRule } from '#core/calendar/deadline.ts';
import type { WorkingCalendar } from '#core/calendar/working-calendar.ts';
import type { ClockKind } from './clock-kinds.ts';
import type { Policy } from '#core/policy/policy.ts';
import type { Holder, OpenedClock } from './clock.ts';

/** What a new clock needs to know; `startOn` is day 0 and defaults to the local day of `openedAt`. */
export interface ClockToOpen {
  readonly id: string;
  readonly kind: ClockKind;
  readonly assignmentId?: string;
  readonly holder: Holder;
  readonly rule: DeadlineRule;
  readonly openedAt: string;
  readonly startOn?: CalendarDate;
}

/** Reckons the due day and the instants that follow from it. */
export function openClock(toOpen: ClockToOpen, policy: Policy, calendar: WorkingCalendar): OpenedClock {
  const startOn = toOpen.startOn ?? localDate(toOpen.openedAt, policy.timeZoneOffset);
  const deadline = computeDeadline(calendar, toOpen.rule, startOn, { rollForward: policy.rollForward });
  return {
    id: toOpen.id,
    kind: toOpen.kind,
    ...(toOpen.assignmentId === undefined ? {} : { assignmentId: toOpen.assignmentId }),
    holder: toOpen.holder,
    deadline,
    openedAt: toOpen.openedAt,
    policyVersion: policy.version,
    dueAt: endOfDay(deadline.dueOn, policy.timeZoneOffset),
    yellowAt: atLocalHour(yellowFrom(deadline.startOn, deadline.dueOn, policy), 0, policy.timeZoneOffset),
  };
}

function yellowFrom(startOn: CalendarDate, dueOn: CalendarDate, { light }: Policy): CalendarDate {
  const span = daysBetween(startOn, dueOn);
  const days = span < light.shortSpanDays ? Math.floor(span * light.shortSpanShare) : light.yellowDays;
  return addDays(dueOn, -days);
}

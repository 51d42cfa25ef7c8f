import { localDate } from '#core/calendar/calendar-date.ts';
import type { CalendarDate } from '#core/calendar/calendar-date.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import type { DeadlineRule } from '#core/calendar/deadline.ts';
import type { DecideContext } from './decide-context.ts';

/**
 * The span of the committee's review or the office's dispatch. What came in during the session (大会提案) has a span
 * counted from its close, unless the ordinary one (平时提案), counted from today, gives more time: a proposal that comes
 * back late from revision does not begin its review overdue.
 */
export function sessionSpan(
  clock: 'review' | 'dispatch',
  { occasion, session }: { readonly occasion: 'session' | 'ordinary'; readonly session: string },
  { now, policy, calendar, directory }: DecideContext,
): { readonly rule: DeadlineRule; readonly startOn?: CalendarDate } {
  const ordinary = { rule: policy.clocks[`${clock}.ordinary`] };
  const closesOn = directory.sessions.get(session)?.closesOn;
  if (occasion === 'ordinary' || closesOn === undefined) return ordinary;
  const inSession = { rule: policy.clocks[`${clock}.session`], startOn: closesOn };
  const dueOn = (rule: DeadlineRule, startOn: CalendarDate): CalendarDate =>
    computeDeadline(calendar, rule, startOn, { rollForward: policy.rollForward }).dueOn;
  const byOrdinary = dueOn(ordinary.rule, localDate(now, policy.timeZoneOffset));
  return dueOn(inSession.rule, closesOn) > byOrdinary ? inSession : ordinary;
}

import type { DeadlineRule } from '#core/calendar/deadline.ts';
import type { Clock } from '#core/clock/clock.ts';
import { openClock } from '#core/clock/open-clock.ts';
import type { EventOf } from '#core/steps/events.ts';
import type { DecideContext } from '#core/case/decide-context.ts';

/** The event that gives a clock a new span, counted from today. */
export function deadlineMoved(
  { id, kind, holder }: Clock,
  { rule, cause }: { readonly rule: DeadlineRule; readonly cause: string },
  { now, policy, calendar }: Pick<DecideContext, 'now' | 'policy' | 'calendar'>,
): EventOf<'DeadlineMoved'> {
  const { deadline, dueAt, yellowAt } = openClock({ id, kind, holder, rule, openedAt: now }, policy, calendar);
  return { type: 'DeadlineMoved', clockId: id, deadline, dueAt, yellowAt, cause };
}

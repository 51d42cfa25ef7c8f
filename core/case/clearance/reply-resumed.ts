import { localDate } from '#core/calendar/calendar-date.ts';
import { workingDaysBetween } from '#core/calendar/working-days.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { EventOf } from '#core/steps/events.ts';
import type { Assignment } from '#core/case/assignment.ts';
import type { NumberedCase } from '#core/case/case.ts';
import { clockOpened } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';

// A unit that handed in on its last day has one more to put right what was found.
const fewestDays = 1;

/**
 * A reply that was handed in and comes back is the unit's to write again: its clock goes on with the working days that were left when it
 * was handed in. What the office took for its review is not taken from the unit.
 */
export function replyResumed(found: NumberedCase, { id, unitId }: Assignment, context: DecideContext): EventOf<'ClockOpened'>[] {
  const clock = found.clocks.findLast(({ kind, assignmentId }) => kind === 'reply' && assignmentId === id);
  if (clock === undefined || isOpen(clock) || clock.closed === undefined) return [];
  const handedInOn = localDate(clock.closed.at, context.policy.timeZoneOffset);
  const left = workingDaysBetween(context.calendar, handedInOn, clock.deadline.dueOn);
  const rule = { amount: Math.max(fewestDays, left), unit: 'working-day' } as const;
  return [clockOpened(found, { kind: 'reply', rule, of: { assignmentId: id, unitId } }, context)];
}

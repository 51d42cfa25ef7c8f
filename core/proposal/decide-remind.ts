import { localDate } from '#core/calendar/calendar-date.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { CommandPayload } from '#core/contracts/commands.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { DecideContext } from './decide-context.ts';
import { assignmentsOf } from './proposal.ts';
import type { Proposal } from './proposal.ts';
import type { ProposalEvent } from './proposal-event.ts';

/**
 * Somebody of the office or the committee reminds a clock's holder by hand (催办): the clock that is named, or the earliest
 * due of the share that is named, or of the case. Once a local day and clock, so that nobody is pressed twice.
 * @throws Refusal `UnknownClockError`, `UnknownAssignmentError`, `NothingToRemindError`, `AlreadyRemindedError`.
 */
export function decideRemind(
  proposal: Proposal,
  { note, ...wanted }: CommandPayload<'remind'>,
  { now, policy }: Pick<DecideContext, 'now' | 'policy'>,
): ProposalEvent[] {
  const clock = clockToRemind(proposal, wanted);
  const remindedAt = clock.remindedByHandAt;
  if (remindedAt !== undefined && localDate(remindedAt, policy.timeZoneOffset) === localDate(now, policy.timeZoneOffset)) {
    throw new Refusal('AlreadyRemindedError', { clockId: clock.id, remindedAt, time: localTime(remindedAt, policy.timeZoneOffset) });
  }
  return [{ type: 'RemindedByHand', clockId: clock.id, ...(note === undefined ? {} : { note }) }];
}

function clockToRemind(proposal: Proposal, { clockId, assignmentId }: Omit<CommandPayload<'remind'>, 'note'>): Clock {
  if (assignmentId !== undefined && !assignmentsOf(proposal).some(({ id }) => id === assignmentId)) {
    throw new Refusal('UnknownAssignmentError', { assignmentId });
  }
  const meant = proposal.clocks.filter(
    (clock) => (clockId === undefined || clock.id === clockId) && (assignmentId === undefined || clock.assignmentId === assignmentId),
  );
  if (clockId !== undefined && meant.length === 0) throw new Refusal('UnknownClockError', { clockId });
  // The sort keeps the order of opening among those due together, so the lead goes before its co-handlers.
  const [earliest] = meant.filter(isOpen).sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
  if (earliest === undefined) throw new Refusal('NothingToRemindError');
  return earliest;
}

/** The body's wall clock at an instant, `HH:MM`. */
function localTime(instant: string, offset: number): string {
  return new Date(Date.parse(instant) + offset * 60_000).toISOString().slice(11, 16);
}

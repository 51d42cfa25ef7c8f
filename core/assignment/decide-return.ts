import { localDate } from '#core/calendar/calendar-date.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import type { CommandPayload } from '#core/contracts/commands.ts';
import { isActive } from '#core/contracts/stages.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { assignUnits } from '#core/proposal/decide-dispatch.ts';
import { clockOpened } from '#core/proposal/decide-context.ts';
import type { DecideContext } from '#core/proposal/decide-context.ts';
import { notLegal } from '#core/proposal/legal-commands.ts';
import type { NumberedProposal } from '#core/proposal/proposal.ts';
import type { ProposalEvent } from '#core/proposal/proposal-event.ts';
import type { Assignment } from './assignment.ts';

/**
 * A unit asks to give its share back (申请退办): with a reason and the unit it thinks right, within the window after
 * dispatch, and as often as the policy lets it. Until the office decides, the share stays its own.
 */
export function requestReturn(
  proposal: NumberedProposal,
  share: Assignment,
  { reason, suggestedUnitId }: CommandPayload<'request-return'>,
  context: DecideContext,
): ProposalEvent[] {
  const { policy, calendar, directory, now } = context;
  if (share.status !== 'awaiting-sign-for' && share.status !== 'in-handling') throw notLegal('request-return', proposal);
  if (share.round > 0) throw new Refusal('ReturnWindowClosedError', { until: localDate(share.assignedAt, policy.timeZoneOffset) });
  // Of the unit, not of the share: what was returned may come back to it as a new share.
  const asked = proposal.assignments.filter(({ unitId }) => unitId === share.unitId).reduce((sum, one) => sum + one.returnsRequested, 0);
  if (asked >= policy.returns.perUnit) {
    throw new Refusal('ReturnLimitReachedError', { limit: policy.returns.perUnit });
  }
  const assignedOn = localDate(share.assignedAt, policy.timeZoneOffset);
  const until = computeDeadline(calendar, policy.clocks['return-request'], assignedOn, { rollForward: policy.rollForward }).dueOn;
  if (localDate(now, policy.timeZoneOffset) > until) throw new Refusal('ReturnWindowClosedError', { until });
  const taken = proposal.assignments.some(({ unitId, status }) => unitId === suggestedUnitId && isActive(status));
  if (!directory.units.has(suggestedUnitId) || taken) {
    throw new Refusal('SuggestedUnitNotAcceptedError', { unitId: suggestedUnitId });
  }
  return [
    { type: 'ReturnRequested', assignmentId: share.id, reason, suggestedUnitId },
    clockOpened(
      proposal,
      { kind: 'return-decision', assignmentId: share.id, holder: { role: 'dispatcher' }, rule: policy.clocks['return-decision'] },
      context,
    ),
  ];
}

/**
 * The government office's answer. Granted: the share ends, its clocks with it, and the unit named in `redispatchTo`
 * begins with clocks of its own; without one a lead's share goes back to dispatch. Refused: the unit handles it.
 */
export function decideReturn(
  proposal: NumberedProposal,
  share: Assignment,
  { granted, reason, redispatchTo }: CommandPayload<'decide-return'>,
  context: DecideContext,
): ProposalEvent[] {
  if (share.status !== 'return-requested') throw notLegal('decide-return', proposal);
  const why = reason === undefined ? {} : { reason };
  if (!granted) {
    if (redispatchTo !== undefined) throw new Refusal('RefusedReturnIsNotRedispatchedError', { unitId: redispatchTo });
    return [{ type: 'ReturnRefused', assignmentId: share.id, ...why, bySilence: false }];
  }
  const given: ProposalEvent = { type: 'ReturnGranted', assignmentId: share.id, ...why };
  if (redispatchTo !== undefined) {
    return [given, ...assignUnits(proposal, [{ unitId: redispatchTo, role: share.role }], context)];
  }
  if (share.role === 'co-handler') return [given];
  return [
    given,
    clockOpened(proposal, { kind: 'dispatch', holder: { role: 'dispatcher' }, rule: context.policy.clocks['dispatch.ordinary'] }, context),
  ];
}

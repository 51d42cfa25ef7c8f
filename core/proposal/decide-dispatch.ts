import { localDate } from '#core/calendar/calendar-date.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import type { DeadlineRule } from '#core/calendar/deadline.ts';
import type { CommandPayload } from '#core/contracts/commands.ts';
import { isActive } from '#core/contracts/stages.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { clockOpened } from './decide-context.ts';
import type { DecideContext } from './decide-context.ts';
import type { NumberedProposal } from './proposal.ts';
import type { ProposalEvent } from './proposal-event.ts';

/** A unit about to be given a share. `due` replaces the policy's span for its opinion or reply. */
export interface UnitToAssign {
  readonly unitId: string;
  readonly role: 'lead' | 'co-handler';
  readonly due?: DeadlineRule;
}

/** Dispatch (交办): one lead, any number of co-handlers. While a lead is at work, only co-handlers can be added. */
export function decideDispatch(proposal: NumberedProposal, payload: CommandPayload<'dispatch'>, context: DecideContext): ProposalEvent[] {
  const { lead, coHandlers, opinion } = payload;
  const hasLead = proposal.stage === 'in-handling';
  if (hasLead && lead !== undefined) throw new Refusal('LeadAlreadyAssignedError', { unitId: activeLead(proposal) });
  if (!hasLead && lead === undefined) throw new Refusal('LeadMissingError');
  if (lead === undefined && coHandlers.length === 0) throw new Refusal('NothingToDispatchError');
  const units: UnitToAssign[] = [
    ...(lead === undefined ? [] : [{ ...lead, role: 'lead' } as const]),
    ...coHandlers.map((unit) => ({ ...unit, role: 'co-handler' }) as const),
  ];
  return [
    opinion === undefined ? { type: 'ProposalDispatched' } : { type: 'ProposalDispatched', opinion },
    ...assignUnits(proposal, units, context),
  ];
}

/** The events that give units their shares, with the clocks that start. Also used when a granted return names the next unit. */
export function assignUnits(proposal: NumberedProposal, units: readonly UnitToAssign[], context: DecideContext): ProposalEvent[] {
  const busy = proposal.assignments.filter(({ status }) => isActive(status)).map(({ unitId }) => unitId);
  const all = [...busy, ...units.map(({ unitId }) => unitId)];
  const twice = all.find((unitId, index) => all.indexOf(unitId) !== index);
  if (twice !== undefined) throw new Refusal('UnitAssignedTwiceError', { unitId: twice });
  return units.flatMap((unit, index) => assignUnit(proposal, `a${proposal.assignments.length + index + 1}`, unit, context));
}

function assignUnit(proposal: NumberedProposal, assignmentId: string, unit: UnitToAssign, context: DecideContext): ProposalEvent[] {
  const { policy, directory } = context;
  if (!directory.units.has(unit.unitId)) throw new Refusal('UnknownUnitError', { unitId: unit.unitId });
  if (peopleWithRole(directory, 'unit-clerk', unit.unitId).length === 0) {
    throw new Refusal('UnitHasNoAddresseeError', { unitId: unit.unitId });
  }
  const kind = unit.role === 'lead' ? 'reply' : 'opinion';
  const rule = unit.due ?? policy.clocks[kind];
  checkDue(rule, unit.unitId, context);
  const common = { assignmentId, holder: { unitId: unit.unitId } };
  return [
    { type: 'UnitAssigned', assignmentId, unitId: unit.unitId, role: unit.role },
    clockOpened(proposal, { ...common, kind: 'sign-for', rule: policy.clocks['sign-for'] }, context),
    clockOpened(proposal, { ...common, kind, rule }, context),
  ];
}

/** A due day of one's own lies after today and within the longest time an answer may take. */
function checkDue(rule: DeadlineRule, unitId: string, { now, policy, calendar }: DecideContext): void {
  const today = localDate(now, policy.timeZoneOffset);
  const options = { rollForward: policy.rollForward };
  const { dueOn } = computeDeadline(calendar, rule, today, options);
  const latest = computeDeadline(calendar, policy.clocks['reply.longest'], today, options).dueOn;
  if (dueOn <= today || dueOn > latest) throw new Refusal('DueDateNotAllowedError', { unitId, dueOn, after: today, latest });
}

function activeLead(proposal: NumberedProposal): string {
  return proposal.assignments.find(({ role, status }) => role === 'lead' && isActive(status))?.unitId ?? '';
}

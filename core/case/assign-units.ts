import { localDate } from '#core/calendar/calendar-date.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import type { DeadlineRule } from '#core/calendar/deadline.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { NumberedCase } from './case.ts';
import { clockOpened } from './decide-context.ts';
import type { DecideContext } from './decide-context.ts';
import { isActive } from './stages.ts';

/** A unit about to be given an assignment. `due` replaces the policy's span for its opinion or reply. */
interface UnitToAssign {
  readonly unitId: string;
  readonly role: 'lead' | 'co-handler';
  readonly due?: DeadlineRule;
}

/** The events that give units their assignments, with the clocks that start: at dispatch, and when a granted return names the next unit. */
export function assignUnits(found: NumberedCase, units: readonly UnitToAssign[], context: DecideContext): CaseEvent[] {
  const busy = found.assignments.filter(({ status }) => isActive(status)).map(({ unitId }) => unitId);
  const all = [...busy, ...units.map(({ unitId }) => unitId)];
  const twice = all.find((unitId, index) => all.indexOf(unitId) !== index);
  if (twice !== undefined) throw new Refusal('UnitAssignedTwiceError', { unitId: twice });
  return units.flatMap((unit, index) => assignUnit(found, `a${found.assignments.length + index + 1}`, unit, context));
}

function assignUnit(found: NumberedCase, assignmentId: string, unit: UnitToAssign, context: DecideContext): CaseEvent[] {
  const { policy, directory } = context;
  const { unitId, role } = unit;
  checkReceives(unitId, directory);
  const kind = role === 'lead' ? 'reply' : 'opinion';
  const rule = unit.due ?? policy.clocks[kind];
  checkDue(rule, unitId, context);
  const of = { assignmentId, unitId };
  return [
    { type: 'UnitAssigned', assignmentId, unitId, role },
    clockOpened(found, { kind: 'sign-for', rule: policy.clocks['sign-for'], of }, context),
    clockOpened(found, { kind, rule, of }, context),
  ];
}

/** A unit is given something only where somebody is there to receive it. */
export function checkReceives(unitId: string, directory: Directory): void {
  if (!directory.units.has(unitId)) throw new Refusal('UnknownUnitError', { unitId });
  if (!canReceive(unitId, directory)) throw new Refusal('UnitHasNoAddresseeError', { unitId });
}

export function canReceive(unitId: string, directory: Directory): boolean {
  return peopleWithRole(directory, 'unit-clerk', unitId).length > 0;
}

/** A due day of one's own lies after today and within the longest time an answer may take. */
function checkDue(rule: DeadlineRule, unitId: string, { now, policy, calendar }: DecideContext): void {
  const today = localDate(now, policy.timeZoneOffset);
  const options = { rollForward: policy.rollForward };
  const { dueOn } = computeDeadline(calendar, rule, today, options);
  const latest = computeDeadline(calendar, policy.clocks['reply.longest'], today, options).dueOn;
  if (dueOn <= today || dueOn > latest) throw new Refusal('DueDateNotAllowedError', { unitId, dueOn, after: today, latest });
}

import * as z from 'zod';
import { office } from '#core/access/permission.ts';
import { canReceive, checkReceives } from '#core/case/assign-units.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentId, reason } from '#core/case/define/body-fields.ts';
import type { NumberedCase } from '#core/case/case.ts';
import { freeUnits, someText, unitChoices } from '#core/case/define/choices.ts';
import { clockOpened } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { defineAssignmentCommand } from '#core/case/define/define-command.ts';
import { deadlineMoved } from '#core/case/waits/deadline-moved.ts';
import { isActive } from '#core/case/stages.ts';
import { isOpen } from '#core/clock/clock.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { termsOf } from '#core/contracts/term.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = { ReassignedToItselfError: 422, RecallInRedoError: 409 } as const;

const ways = termsOf(zh.attempts, en.attempts);
const stays = termsOf(zh.stays, en.stays);

interface Handing {
  readonly to?: string;
  readonly reason: string;
  readonly anew: boolean;
}

export const commands = {
  /**
   * The office takes an assignment from a unit and gives it to another (改办), or takes it back (收回), at any time before the
   * reply, whoever is still there in the unit. What was done on it stays, and its due day, unless it begins anew.
   */
  reassign: defineAssignmentCommand({
    name: 'reassign',
    who: office,
    body: z.strictObject({ assignmentId, to: identifier.exactOptional(), reason, anew: z.boolean().default(false) }),
    legalFor: ({ status }, found) => isActive(status) && !found.assignments.some((one) => one.status === 'awaiting-letter-number'),
    form: (assignment, found, { directory }) => ({ choices: { to: unitChoices(receivers(assignment, found, directory), directory) } }),
    consequences: (assignment, found, { directory }) => attempts(assignment, found, directory),
    decide: (assignment, found, payload, context) =>
      payload.to === undefined
        ? recall(assignment, found, payload.reason, context)
        : handOver(assignment, found, payload.to, payload, context),
  }),
} as const;

/** Free units, and those that are at work on the case beside this one. */
function receivers({ id, unitId }: Assignment, found: NumberedCase, directory: DecideContext['directory']): string[] {
  const beside = found.assignments.filter((one) => one.id !== id && isActive(one.status) && one.unitId !== unitId).map((one) => one.unitId);
  return [...freeUnits(found, directory), ...beside.filter((one) => canReceive(one, directory))];
}

function attempts(assignment: Assignment, found: NumberedCase, directory: DecideContext['directory']) {
  const { id, signedForAt, opinion } = assignment;
  const notes = [...(signedForAt === undefined ? [] : [stays.signedFor]), ...(opinion === undefined ? [] : [stays.opinion]), stays.dueDay];
  const [free] = freeUnits(found, directory);
  const partner = receivers(assignment, found, directory).find((unitId) => found.assignments.some((one) => one.unitId === unitId));
  const to = (unitId: string) => ({ payload: { assignmentId: id, to: unitId, reason: someText }, chosen: [unitId], notes });
  return [
    ...(free === undefined ? [] : [{ ...to(free), when: ways.toAnother }]),
    ...(partner === undefined ? [] : [{ ...to(partner), when: ways.toCoHandler }]),
    { when: ways.takenBack, payload: { assignmentId: id, reason: someText } },
  ];
}

function recall({ id, role, round }: Assignment, found: NumberedCase, why: string, context: DecideContext): CaseEvent[] {
  const recalled: CaseEvent = { type: 'AssignmentRecalled', assignmentId: id, reason: why };
  if (role === 'co-handler') return [recalled];
  // The round and its clock belong to this assignment: a dispatch would begin a first handling.
  if (round > 0) throw new Refusal('RecallInRedoError', { assignmentId: id });
  return [recalled, clockOpened(found, { kind: 'dispatch', rule: context.policy.clocks['dispatch.ordinary'] }, context)];
}

/**
 * A unit that is at work on the case already changes places with the former one; where nobody is left there to take its place, the
 * co-handler's of the two assignments is recalled. One that the unit has finished stays as it is.
 */
function handOver(assignment: Assignment, found: NumberedCase, to: string, handing: Handing, context: DecideContext): CaseEvent[] {
  const { unitId: from } = assignment;
  if (to === from) throw new Refusal('ReassignedToItselfError', { unitId: to });
  checkReceives(to, context.directory);
  const partner = found.assignments.find((one) => one.unitId === to && isActive(one.status));
  const given = hand(assignment, found, to, handing, context);
  if (partner === undefined) return given;
  if (canReceive(from, context.directory)) return [...given, ...hand(partner, found, from, { ...handing, anew: false }, context)];
  if (partner.role === 'lead') return recall(assignment, found, handing.reason, context);
  return [...recall(partner, found, handing.reason, context), ...given];
}

/** One assignment to its next unit. Who has not signed for it yet gets the whole time for that. */
function hand(
  { id, unitId: from, role, round, signedForAt }: Assignment,
  found: NumberedCase,
  unitId: string,
  { reason: why, anew }: Handing,
  context: DecideContext,
): CaseEvent[] {
  const { policy } = context;
  const openClock = (kind: ClockKind) => found.clocks.find((clock) => clock.assignmentId === id && clock.kind === kind && isOpen(clock));
  const signing = openClock('sign-for');
  const rule = policy.clocks['sign-for'];
  const signFor =
    signing === undefined
      ? clockOpened(found, { kind: 'sign-for', rule, of: { assignmentId: id, unitId } }, context)
      : deadlineMoved(signing, { rule, cause: 'reassigned' }, context);
  const work = openClock(role === 'lead' ? 'reply' : 'opinion');
  const span = policy.clocks[role === 'co-handler' ? 'opinion' : round > 0 ? 'redo' : 'reply'];
  return [
    { type: 'AssignmentReassigned', assignmentId: id, fromUnitId: from, unitId, reason: why, anew },
    ...(signedForAt === undefined || anew ? [signFor] : []),
    ...(anew && work !== undefined ? [deadlineMoved(work, { rule: span, cause: 'reassigned' }, context)] : []),
  ];
}

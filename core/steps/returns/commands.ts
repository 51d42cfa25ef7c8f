import * as z from 'zod';
import { office, unit } from '#core/access/permission.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import { assignUnits } from '#core/case/assign-units.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentId, reason } from '#core/case/define/body-fields.ts';
import type { NumberedCase } from '#core/case/case.ts';
import { freeUnits, someText, unitChoices } from '#core/case/define/choices.ts';
import { clockOpened } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { defineAssignmentCommand } from '#core/case/define/define-command.ts';
import { isActive } from '#core/case/stages.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { termsOf } from '#core/contracts/term.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = {
  ReturnLimitReachedError: 409,
  ReturnWindowClosedError: 409,
  SuggestedUnitNotAcceptedError: 422,
  RefusedReturnIsNotRedispatchedError: 422,
} as const;

const ways = termsOf(zh.attempts, en.attempts);

export const commands = {
  /**
   * A unit asks to give its assignment back (申请退办): with a reason and the unit it thinks right, within the window after
   * dispatch, and as often as the policy lets it. Until the office decides, it stays its own.
   */
  'request-return': defineAssignmentCommand({
    name: 'request-return',
    who: unit,
    body: z.strictObject({ assignmentId: assignmentId.exactOptional(), reason, suggestedUnitId: identifier }),
    // A redo round is the unit's own: there is nothing to return.
    legalFor: ({ status, round }) => isInHand(status) && round === 0,
    refuses: (assignment, found, context) => (isInHand(assignment.status) ? tooLate(assignment, found, context) : undefined),
    form: (_assignment, found, { directory }) => ({ choices: { suggestedUnitId: unitChoices(suggestible(found, directory), directory) } }),
    consequences: ({ id }, found, { directory }) =>
      suggestible(found, directory)
        .slice(0, 1)
        .map((suggestedUnitId) => ({ payload: { assignmentId: id, reason: someText, suggestedUnitId }, chosen: [suggestedUnitId] })),
    decide: ({ id, unitId }, found, payload, context) => {
      const { suggestedUnitId } = payload;
      if (!suggestible(found, context.directory).includes(suggestedUnitId)) {
        throw new Refusal('SuggestedUnitNotAcceptedError', { unitId: suggestedUnitId });
      }
      const of = { assignmentId: id, unitId };
      return [
        { type: 'ReturnRequested', assignmentId: id, reason: payload.reason, suggestedUnitId },
        clockOpened(found, { kind: 'return-decision', rule: context.policy.clocks['return-decision'], of }, context),
      ];
    },
  }),

  /**
   * The government office's answer. Granted: the assignment ends, its clocks with it, and the unit named in `redispatchTo`
   * begins with clocks of its own; without one a lead's goes back to dispatch. Refused: the unit handles it.
   */
  'decide-return': defineAssignmentCommand({
    name: 'decide-return',
    who: office,
    body: z.strictObject({
      assignmentId,
      granted: z.boolean(),
      reason: reason.exactOptional(),
      redispatchTo: identifier.exactOptional(),
    }),
    legalFor: ({ status }) => status === 'return-requested',
    form: (_assignment, found, { directory }) => ({ choices: { redispatchTo: unitChoices(freeUnits(found, directory), directory) } }),
    consequences: ({ id }, found, { directory }) => [
      ...freeUnits(found, directory)
        .slice(0, 1)
        .map((redispatchTo) => ({
          when: ways.redispatched,
          payload: { assignmentId: id, granted: true, redispatchTo },
          chosen: [redispatchTo],
        })),
      { when: ways.granted, payload: { assignmentId: id, granted: true } },
      { when: ways.refused, payload: { assignmentId: id, granted: false } },
    ],
    decide: (assignment, found, payload, context) => decideReturn(assignment, found, payload, context),
  }),
} as const;

function isInHand(status: Assignment['status']): boolean {
  return status === 'awaiting-sign-for' || status === 'in-handling';
}

function tooLate(assignment: Assignment, found: NumberedCase, { policy, calendar, now }: DecideContext): Refusal | undefined {
  const assignedOn = localDate(assignment.assignedAt, policy.timeZoneOffset);
  if (assignment.round > 0) return new Refusal('ReturnWindowClosedError', { until: assignedOn });
  // Of the unit, not of the assignment: what was returned may come back to it as a new one.
  const asked = found.assignments
    .flatMap(({ returnRequests }) => returnRequests)
    .filter(({ unitId }) => unitId === assignment.unitId).length;
  if (asked >= policy.returns.perUnit) return new Refusal('ReturnLimitReachedError', { limit: policy.returns.perUnit });
  const until = computeDeadline(calendar, policy.clocks['return-request'], assignedOn, { rollForward: policy.rollForward }).dueOn;
  return localDate(now, policy.timeZoneOffset) > until ? new Refusal('ReturnWindowClosedError', { until }) : undefined;
}

/** Units that have nothing of the case in hand. */
function suggestible(found: NumberedCase, { units }: DecideContext['directory']): string[] {
  return [...units.keys()].filter((unitId) => !found.assignments.some((one) => one.unitId === unitId && isActive(one.status)));
}

function decideReturn(
  { id, role }: Assignment,
  found: NumberedCase,
  { granted, reason: why, redispatchTo }: { readonly granted: boolean; readonly reason?: string; readonly redispatchTo?: string },
  context: DecideContext,
): CaseEvent[] {
  const because = why === undefined ? {} : { reason: why };
  if (!granted) {
    if (redispatchTo !== undefined) throw new Refusal('RefusedReturnIsNotRedispatchedError', { unitId: redispatchTo });
    return [{ type: 'ReturnRefused', assignmentId: id, ...because, bySilence: false }];
  }
  const given: CaseEvent = { type: 'ReturnGranted', assignmentId: id, ...because };
  if (redispatchTo !== undefined) return [given, ...assignUnits(found, [{ unitId: redispatchTo, role }], context)];
  if (role === 'co-handler') return [given];
  return [given, clockOpened(found, { kind: 'dispatch', rule: context.policy.clocks['dispatch.ordinary'] }, context)];
}

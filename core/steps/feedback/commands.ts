import * as z from 'zod';
import { author } from '#core/access/permission.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { isIn } from '#core/case/case.ts';
import type { CaseIn, NumberedCase } from '#core/case/case.ts';
import { assignmentId } from '#core/case/define/body-fields.ts';
import { clockOpened } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { defineCommand } from '#core/case/define/define-command.ts';
import { plainText } from '#core/contracts/plain-text.ts';
import { isGone } from '#core/case/stages.ts';
import { termsOf } from '#core/contracts/term.ts';
import type { Term } from '#core/contracts/term.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = { FeedbackTooLateError: 409, FeedbackNotTakenLateError: 409, UnitNotJudgedError: 422 } as const;

const judgement = z.enum(['satisfied', 'basically', 'not']);

const ways = termsOf(zh.attempts, en.attempts);

export const commands = {
  /**
   * The member's judgement. A result that is not accepted opens a redo round with a clock of its own, or, once the
   * policy's rounds are used up, face-to-face consultation (协商督办). The attitude is recorded and opens nothing. After silence has
   * closed the case it is recorded as late for as long as the policy says, and opens nothing either: the committee is told.
   */
  'give-feedback': defineCommand({
    name: 'give-feedback',
    // The member judges alone: no account of a bureau can (被满意).
    who: author,
    body: z.strictObject({
      attitude: judgement,
      result: judgement,
      comment: plainText(4000).exactOptional(),
      /** What each co-handler's part was worth; the judgement above is of the reply. */
      units: z
        .array(z.strictObject({ assignmentId, attitude: judgement, result: judgement }))
        .max(50)
        .exactOptional(),
    }),
    legalIn: ['awaiting-feedback', 'closed'],
    legalWhen: (found) => !isIn(found, 'closed') || wasSilent(found),
    refuses: (found, _person, context) => (context !== undefined && isIn(found, 'closed') ? tooLate(found, context) : undefined),
    form: (found, { directory }) => {
      const shares = judgedApart(found);
      if (shares.length === 0) return { without: ['units'] };
      const named = shares.map(({ id, unitId }) => ({ value: id, label: unitLabel(unitId, directory) }));
      return { choices: { assignmentId: named } };
    },
    consequences: (found) =>
      isIn(found, 'closed')
        ? [{ payload: { attitude: 'satisfied', result: 'satisfied' } as const, notes: [ways.late] }]
        : [
            { when: ways.accepted, payload: { attitude: 'satisfied', result: 'satisfied' } as const },
            { when: ways.notAccepted, payload: { attitude: 'satisfied', result: 'not' } as const },
          ],
    decide: (found, payload, context) => {
      checkUnits(found, payload.units ?? []);
      if (isIn(found, 'closed')) return [{ type: 'FeedbackGiven', round: found.round, ...payload, late: true }];
      const given: CaseEvent = { type: 'FeedbackGiven', round: found.round, ...payload };
      switch (payload.result) {
        case 'satisfied':
          return [given, { type: 'ProposalClosed', outcome: 'satisfied' }];
        case 'basically':
          return [given, { type: 'ProposalClosed', outcome: 'basically-satisfied' }];
        case 'not':
          return [given, ...dissatisfied(found, context)];
      }
    },
  }),
} as const;

/** Co-handlers that had a part in what was answered. */
function judgedApart(found: NumberedCase): readonly Assignment[] {
  return found.assignments.filter(({ role, status }) => role === 'co-handler' && !isGone(status));
}

function unitLabel(unitId: string, { units }: DecideContext['directory']): Term {
  const unit = units.get(unitId);
  return { zh: unit?.name ?? unitId, en: unit?.nameEn ?? unit?.name ?? unitId };
}

/** @throws Refusal `UnitNotJudgedError` {assignmentId}: no co-handler's share of the case, or named twice */
function checkUnits(found: NumberedCase, given: readonly { readonly assignmentId: string }[]): void {
  const shares = judgedApart(found).map(({ id }) => id);
  const ids = given.map((one) => one.assignmentId);
  const wrong = ids.find((id, index) => !shares.includes(id) || ids.indexOf(id) !== index);
  if (wrong !== undefined) throw new Refusal('UnitNotJudgedError', { assignmentId: wrong });
}

/** Nobody judged the last round before silence closed the case, nor since. */
function wasSilent({ stage, feedbacks, round }: CaseIn<'closed'>): boolean {
  return stage.outcome === 'no-feedback' && feedbacks.every((given) => given.round !== round);
}

/** `FeedbackTooLateError` {until}: the last day on which it was taken; `FeedbackNotTakenLateError` where none is. */
function tooLate({ clocks }: CaseIn<'closed'>, { now, policy, calendar }: DecideContext): Refusal | undefined {
  const { acceptLate } = policy.feedback;
  const closedAt = clocks.findLast(({ kind }) => kind === 'feedback')?.closed?.at;
  if (acceptLate === null || closedAt === undefined) return new Refusal('FeedbackNotTakenLateError');
  const closedOn = localDate(closedAt, policy.timeZoneOffset);
  const { dueOn: until } = computeDeadline(calendar, acceptLate, closedOn, { rollForward: policy.rollForward });
  return localDate(now, policy.timeZoneOffset) > until ? new Refusal('FeedbackTooLateError', { until }) : undefined;
}

function dissatisfied(found: NumberedCase, context: DecideContext): CaseEvent[] {
  const { policy } = context;
  const lead = found.assignments.find(({ role, status }) => role === 'lead' && status === 'replied');
  if (lead === undefined || found.round >= policy.redo.rounds) {
    return [{ type: 'ConsultationOpened' }, clockOpened(found, { kind: 'consultation', rule: policy.clocks.consultation }, context)];
  }
  const of = { assignmentId: lead.id, unitId: lead.unitId };
  return [
    { type: 'RedoOpened', assignmentId: lead.id, round: found.round + 1 },
    clockOpened(found, { kind: 'reply', rule: policy.clocks.redo, of }, context),
  ];
}

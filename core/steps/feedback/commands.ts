import * as z from 'zod';
import { author } from '#core/access/permission.ts';
import { localDate } from '#core/calendar/calendar-date.ts';
import { computeDeadline } from '#core/calendar/deadline.ts';
import { isIn } from '#core/case/case.ts';
import type { CaseIn, NumberedCase } from '#core/case/case.ts';
import { clockOpened } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { defineCommand } from '#core/case/define-command.ts';
import { plainText } from '#core/contracts/plain-text.ts';
import { termsOf } from '#core/contracts/term.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = { FeedbackTooLateError: 409, FeedbackNotTakenLateError: 409 } as const;

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
    body: z.strictObject({ attitude: judgement, result: judgement, comment: plainText(4000).exactOptional() }),
    legalIn: ['awaiting-feedback', 'closed'],
    legalWhen: (found) => !isIn(found, 'closed') || wasSilent(found),
    refuses: (found, _person, context) => (context !== undefined && isIn(found, 'closed') ? tooLate(found, context) : undefined),
    consequences: (found) =>
      isIn(found, 'closed')
        ? [{ payload: { attitude: 'satisfied', result: 'satisfied' } as const, notes: [ways.late] }]
        : [
            { when: ways.accepted, payload: { attitude: 'satisfied', result: 'satisfied' } as const },
            { when: ways.notAccepted, payload: { attitude: 'satisfied', result: 'not' } as const },
          ],
    decide: (found, payload, context) => {
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

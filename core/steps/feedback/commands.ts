import * as z from 'zod';
import { author } from '#core/access/permission.ts';
import type { CaseIn } from '#core/case/case.ts';
import { clockOpened } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import { defineCommand } from '#core/case/define-command.ts';
import { plainText } from '#core/contracts/plain-text.ts';
import { termsOf } from '#core/contracts/term.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

const judgement = z.enum(['satisfied', 'basically', 'not']);

const ways = termsOf(zh.attempts, en.attempts);

export const commands = {
  /**
   * The member's judgement. A result that is not accepted opens a redo round with a clock of its own, or, once the
   * policy's rounds are used up, face-to-face consultation (协商督办). The attitude is recorded and opens nothing.
   */
  'give-feedback': defineCommand({
    name: 'give-feedback',
    // The member judges alone: no account of a bureau can (被满意).
    who: author,
    body: z.strictObject({ attitude: judgement, result: judgement, comment: plainText(4000).exactOptional() }),
    legalIn: ['awaiting-feedback'],
    consequences: () => [
      { when: ways.accepted, payload: { attitude: 'satisfied', result: 'satisfied' } as const },
      { when: ways.notAccepted, payload: { attitude: 'satisfied', result: 'not' } as const },
    ],
    decide: (found, payload, context) => {
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

function dissatisfied(found: CaseIn<'awaiting-feedback'>, context: DecideContext): CaseEvent[] {
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

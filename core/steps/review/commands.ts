import * as z from 'zod';
import { committee } from '#core/access/permission.ts';
import { reason, referrals } from '#core/case/define/body-fields.ts';
import { someText } from '#core/case/define/choices.ts';
import { clockOpened } from '#core/case/decide-context.ts';
import { defineCommand } from '#core/case/define/define-command.ts';
import { sessionSpan } from '#core/case/session-span.ts';
import { identifier } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { reasonChoices } from './reason-choices.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = { UnknownReasonError: 422 } as const;

/** The committee's review (审查立案): file it, send it back for revision, or decline it with a coded reason. */
export const commands = {
  file: defineCommand({
    name: 'file',
    who: committee,
    body: z.strictObject({}),
    legalIn: ['in-review'],
    consequences: () => [{ payload: {} }],
    decide: (found, _payload, context) => {
      const span = sessionSpan('dispatch', { occasion: found.occasion, session: found.content.session }, context);
      return [{ type: 'ProposalFiled' }, clockOpened(found, { kind: 'dispatch', ...span }, context)];
    },
  }),

  'return-for-revision': defineCommand({
    name: 'return-for-revision',
    who: committee,
    body: z.strictObject({ opinion: reason }),
    legalIn: ['in-review'],
    consequences: () => [{ payload: { opinion: someText } }],
    decide: (found, { opinion }, context) => [
      { type: 'RevisionRequested', opinion },
      clockOpened(found, { kind: 'revision', rule: context.policy.clocks.revision }, context),
    ],
  }),

  decline: defineCommand({
    name: 'decline',
    who: committee,
    body: z.strictObject({ reasonCode: identifier, explanation: reason.exactOptional(), referral: z.enum(referrals).exactOptional() }),
    legalIn: ['in-review'],
    form: (_found, { policy }) => ({ choices: { reasonCode: reasonChoices(policy) } }),
    consequences: (_found, { policy }) => policy.declineReasons.slice(0, 1).map(({ code }) => ({ payload: { reasonCode: code } })),
    decide: (_found, payload, { policy }) => {
      const known = policy.declineReasons.map(({ code }) => code);
      if (!known.includes(payload.reasonCode)) throw new Refusal('UnknownReasonError', { reasonCode: payload.reasonCode, known });
      return [{ type: 'ProposalDeclined', ...payload }];
    },
  }),
} as const;

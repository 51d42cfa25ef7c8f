import * as z from 'zod';
import { referrals } from '#core/case/define/body-fields.ts';
import { isIn } from '#core/case/case.ts';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { defineEvent } from '#core/case/define/define-event.ts';

/** What the committee's review (审查立案) comes to. */
export const events = {
  RevisionRequested: defineEvent({
    schema: z.strictObject({ type: z.literal('RevisionRequested'), opinion: z.string() }),
    apply: (found, { opinion }, { at }) =>
      isIn(found, 'in-review')
        ? { ...closeClocks(found, { kind: 'review' }, 'by-act', at), stage: { name: 'in-revision', opinion } }
        : found,
    status: { type: 'proposal.returned_for_revision', about: 'case' },
    tells: ['revision-requested'],
  }),

  ProposalDeclined: defineEvent({
    schema: z.strictObject({
      type: z.literal('ProposalDeclined'),
      reasonCode: z.string(),
      explanation: z.string().exactOptional(),
      referral: z.enum(referrals).exactOptional(),
    }),
    apply: (found, { type: _type, ...reason }, { at }) =>
      isIn(found, 'in-review') ? { ...closeClocks(found, {}, 'by-act', at), stage: { name: 'declined', ...reason } } : found,
    status: {
      type: 'proposal.declined',
      about: 'case',
      codes: {
        shape: { reasonCode: z.string(), referral: z.enum(referrals).exactOptional() },
        of: ({ reasonCode, referral }) => ({ reasonCode, ...(referral === undefined ? {} : { referral }) }),
      },
    },
    tells: ['declined'],
  }),

  ProposalFiled: defineEvent({
    schema: z.strictObject({ type: z.literal('ProposalFiled') }),
    apply: (found, _event, { at }) =>
      isIn(found, 'in-review')
        ? { ...closeClocks(found, { kind: 'review' }, 'by-act', at), filedAt: at, stage: { name: 'awaiting-number' } }
        : found,
    status: { type: 'proposal.filed', about: 'case' },
    tells: [],
  }),
} as const;

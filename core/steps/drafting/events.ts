import * as z from 'zod';
import { isIn, isSubmitted } from '#core/case/case.ts';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { contentSchema } from '#core/case/content.ts';
import { defineEvent } from '#core/case/define/define-event.ts';

/** Facts of the author's: written, submitted, changed, taken back. */
export const events = {
  ProposalDrafted: defineEvent({
    schema: z.strictObject({ type: z.literal('ProposalDrafted'), authorId: z.string(), content: contentSchema }),
    // It begins a log (`case-log.ts`); there is nothing it could change.
    apply: (found) => found,
    status: 'silent',
    tells: [],
  }),

  ProposalSubmitted: defineEvent({
    schema: z.strictObject({
      type: z.literal('ProposalSubmitted'),
      authorId: z.string(),
      content: contentSchema,
      /** 大会提案 or 平时提案: which review and dispatch clocks apply. */
      occasion: z.enum(['session', 'ordinary']),
      /** The row of a file that it was brought in from; it was written elsewhere. */
      origin: z.strictObject({ importId: z.string(), row: z.int().positive() }).exactOptional(),
    }),
    apply: (found, { authorId, content, occasion }, { at }) =>
      isIn(found, 'draft') ? { ...found, authorId, content, submittedAt: at, occasion, revisions: 0, stage: { name: 'in-review' } } : found,
    status: { type: 'proposal.submitted', about: 'case' },
    tells: ['co-signer-named'],
  }),

  ProposalResubmitted: defineEvent({
    schema: z.strictObject({ type: z.literal('ProposalResubmitted'), content: contentSchema }),
    apply: (found, { content }, { at }) =>
      isIn(found, 'in-revision')
        ? {
            ...closeClocks(found, { kind: 'revision' }, 'by-act', at),
            content,
            revisions: found.revisions + 1,
            stage: { name: 'in-review' },
          }
        : found,
    status: { type: 'proposal.resubmitted', about: 'case' },
    tells: ['co-signer-renewed'],
  }),

  ProposalWithdrawn: defineEvent({
    schema: z.strictObject({ type: z.literal('ProposalWithdrawn'), reason: z.string().exactOptional(), bySilence: z.boolean() }),
    apply: (found, { bySilence }, { at }) => {
      // A draft that is thrown away ends like a submission of that moment: every ended case has the same facts.
      if (!isSubmitted(found)) {
        return { ...found, submittedAt: at, occasion: 'ordinary', revisions: 0, stage: { name: 'withdrawn', bySilence: false } };
      }
      if (!isIn(found, 'in-review', 'in-revision')) return found;
      return { ...closeClocks(found, {}, bySilence ? 'silence' : 'overtaken', at), stage: { name: 'withdrawn', bySilence } };
    },
    status: {
      type: 'proposal.withdrawn',
      about: 'case',
      codes: { shape: { bySilence: z.boolean() }, of: ({ bySilence }) => ({ bySilence }) },
    },
    tells: ['taken-back'],
  }),
} as const;

import * as z from 'zod';
import { isIn, isNumbered } from '#core/case/case.ts';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { defineEvent } from '#core/case/define/define-event.ts';

/** Proposals of one matter that go on as one (并案), in the log of each: two of the one that goes along, two of the one that leads. */
export const events = {
  ProposalMerged: defineEvent({
    /** `caseNumber` is the leading one's. */
    schema: z.strictObject({ type: z.literal('ProposalMerged'), into: z.string(), caseNumber: z.string(), reason: z.string() }),
    apply: (found, { into, caseNumber }, { at }) =>
      isIn(found, 'awaiting-dispatch')
        ? {
            ...closeClocks(found, { kind: 'dispatch' }, 'by-act', at),
            mergedInto: { proposalId: into, caseNumber, at },
            stage: { name: 'merged' },
          }
        : found,
    status: {
      type: 'proposal.merged',
      about: 'case',
      since: 4,
      codes: { shape: { into: z.string(), intoNumber: z.string() }, of: ({ into, caseNumber }) => ({ into, intoNumber: caseNumber }) },
    },
    tells: ['merged'],
  }),

  MergeUndone: defineEvent({
    schema: z.strictObject({ type: z.literal('MergeUndone'), reason: z.string() }),
    apply: (found) => {
      if (!isIn(found, 'merged')) return found;
      const { mergedInto: _mergedInto, ...alone } = found;
      return { ...alone, stage: { name: 'awaiting-dispatch' } };
    },
    status: { type: 'proposal.merge_undone', about: 'case', since: 4 },
    tells: ['merge-undone'],
  }),

  /** Another one goes along: whose that is, they are this one's co-signers from now on, and so receive its reply. */
  ProposalTakenIn: defineEvent({
    schema: z.strictObject({
      type: z.literal('ProposalTakenIn'),
      proposalId: z.string(),
      caseNumber: z.string(),
      /** Those of the other's proposers who are not this one's already. */
      proposerIds: z.array(z.string()),
    }),
    apply: (found, { proposalId, caseNumber, proposerIds }, { at }) =>
      isNumbered(found)
        ? {
            ...found,
            content: { ...found.content, coSigners: [...found.content.coSigners, ...proposerIds] },
            takenIn: [...(found.takenIn ?? []), { proposalId, caseNumber, proposerIds, at }],
          }
        : found,
    status: {
      type: 'proposal.took_in',
      about: 'case',
      since: 4,
      codes: {
        shape: { other: z.string(), otherNumber: z.string() },
        of: ({ proposalId, caseNumber }) => ({ other: proposalId, otherNumber: caseNumber }),
      },
    },
    tells: ['taken-in'],
  }),

  ProposalLetGo: defineEvent({
    schema: z.strictObject({ type: z.literal('ProposalLetGo'), proposalId: z.string() }),
    apply: (found, { proposalId }) => {
      if (!isNumbered(found) || found.takenIn === undefined) return found;
      const left = found.takenIn.filter((one) => one.proposalId !== proposalId);
      const gone = new Set(found.takenIn.filter((one) => one.proposalId === proposalId).flatMap(({ proposerIds }) => proposerIds));
      return { ...found, takenIn: left, content: { ...found.content, coSigners: found.content.coSigners.filter((id) => !gone.has(id)) } };
    },
    status: {
      type: 'proposal.let_go',
      about: 'case',
      since: 4,
      codes: { shape: { other: z.string() }, of: ({ proposalId }) => ({ other: proposalId }) },
    },
    tells: ['let-go'],
  }),
} as const;

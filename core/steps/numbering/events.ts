import * as z from 'zod';
import { isIn } from '#core/case/case.ts';
import { defineEvent } from '#core/case/define/define-event.ts';
import { numbered } from '#core/case/define/event-shapes.ts';

/** A filed case gets its number (案号). */
export const events = {
  CaseNumberAssigned: defineEvent({
    schema: z.strictObject({ type: z.literal('CaseNumberAssigned'), ...numbered }),
    apply: (found, { text }, { at }) =>
      isIn(found, 'awaiting-number')
        ? { ...found, caseNumber: text, numberedAt: at, assignments: [], round: 0, feedbacks: [], stage: { name: 'awaiting-dispatch' } }
        : found,
    status: { type: 'proposal.numbered', about: 'case' },
    tells: ['filed'],
  }),
} as const;

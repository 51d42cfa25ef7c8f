import * as z from 'zod';
import { isIn, isNumbered } from '#core/case/case.ts';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { defineEvent } from '#core/case/define/define-event.ts';

/** Face-to-face consultation (协商督办) after the redo rounds. */
export const events = {
  ConsultationOpened: defineEvent({
    schema: z.strictObject({ type: z.literal('ConsultationOpened') }),
    apply: (found) => (isIn(found, 'awaiting-feedback') ? { ...found, stage: { name: 'in-consultation' } } : found),
    status: { type: 'proposal.consultation_opened', about: 'case' },
    tells: ['consultation', 'consultation-begun'],
  }),

  ConsultationRecorded: defineEvent({
    schema: z.strictObject({ type: z.literal('ConsultationRecorded'), result: z.string() }),
    apply: (found, _event, { at }) => (isNumbered(found) ? closeClocks(found, { kind: 'consultation' }, 'by-act', at) : found),
    status: { type: 'proposal.consultation_recorded', about: 'case' },
    tells: [],
  }),
} as const;

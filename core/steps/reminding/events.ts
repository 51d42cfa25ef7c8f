import * as z from 'zod';
import { defineEvent } from '#core/case/define/define-event.ts';

/** Somebody of the office or the committee reminded a clock's holder by hand (人工催办). */
export const events = {
  RemindedByHand: defineEvent({
    schema: z.strictObject({ type: z.literal('RemindedByHand'), clockId: z.string(), note: z.string().exactOptional() }),
    apply: (found, { clockId }, { at }) => ({
      ...found,
      clocks: found.clocks.map((clock) => (clock.id === clockId ? { ...clock, remindedByHandAt: at } : clock)),
    }),
    status: 'silent',
    tells: ['by-hand'],
  }),
} as const;

import * as z from 'zod';
import { defineEvent } from '#core/case/define/define-event.ts';
import { isOpen } from '#core/clock/clock.ts';

/** The first proposer left (第一提案人离任) while the case was under way. */
export const events = {
  /** The next of those who stand with the text takes the place: the reply is addressed to and judged by that one from then on. */
  AuthorSucceeded: defineEvent({
    schema: z.strictObject({ type: z.literal('AuthorSucceeded'), formerId: z.string(), authorId: z.string() }),
    apply: (found, { formerId, authorId }) => ({
      ...found,
      authorId,
      content: { ...found.content, coSigners: found.content.coSigners.filter((id) => id !== authorId) },
      clocks: found.clocks.map((clock) =>
        isOpen(clock) && 'personId' in clock.holder && clock.holder.personId === formerId
          ? { ...clock, holder: { personId: authorId } }
          : clock,
      ),
    }),
    status: 'silent',
    tells: ['author-succeeded'],
  }),

  /** Nobody is there to take the place: the committee sees what becomes of it, and the case's clocks run on. */
  AuthorLeft: defineEvent({
    schema: z.strictObject({ type: z.literal('AuthorLeft'), authorId: z.string() }),
    apply: (found) => found,
    status: 'silent',
    tells: ['author-left'],
  }),
} as const;

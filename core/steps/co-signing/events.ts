import * as z from 'zod';
import { defineEvent } from '#core/case/define/define-event.ts';

/** Facts of those who were named beside the author. */
export const events = {
  /** A joint proposal that nobody else stands with any more is the author's alone. */
  CoSignerLeft: defineEvent({
    schema: z.strictObject({ type: z.literal('CoSignerLeft'), personId: z.string() }),
    apply: (found, { personId }) => {
      const { content } = found;
      const coSigners = content.coSigners.filter((id) => id !== personId);
      const kind = content.kind === 'joint' && coSigners.length === 0 ? 'personal' : content.kind;
      return { ...found, content: { ...content, coSigners, kind } };
    },
    status: 'silent',
    tells: ['co-signer-left'],
  }),
} as const;

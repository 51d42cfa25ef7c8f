import * as z from 'zod';
import { isNumbered } from '#core/case/case.ts';
import { defineEvent } from '#core/case/define/define-event.ts';

/** The committee's mark on a case (重点提案). */
export const events = {
  KeyCaseMarked: defineEvent({
    schema: z.strictObject({
      type: z.literal('KeyCaseMarked'),
      level: z.string().exactOptional(),
      ledBy: z.string().exactOptional(),
      followedBy: z.string().exactOptional(),
    }),
    apply: (found, { type: _type, ...mark }, { at }) => (isNumbered(found) ? { ...found, keyCase: { ...mark, markedAt: at } } : found),
    status: {
      type: 'proposal.key_case_marked',
      about: 'case',
      codes: { shape: { level: z.string().exactOptional() }, of: ({ level }) => (level === undefined ? {} : { level }) },
    },
    tells: ['key-case-marked'],
  }),

  KeyCaseUnmarked: defineEvent({
    schema: z.strictObject({ type: z.literal('KeyCaseUnmarked'), reason: z.string() }),
    apply: (found) => {
      if (!isNumbered(found)) return found;
      const { keyCase: _mark, ...others } = found;
      return others;
    },
    status: { type: 'proposal.key_case_unmarked', about: 'case' },
    tells: ['key-case-unmarked'],
  }),
} as const;

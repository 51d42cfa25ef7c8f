import * as z from 'zod';
import type { Reply } from '#core/case/assignment.ts';
import { textOf } from '#core/reply/paragraph.ts';
import { paragraphSchema } from '#core/reply/paragraph-schema.ts';
import { signatureShape } from '#core/reply/signature.ts';

/** A reply that was issued, or what corrects it. */
export const replySchema = z.object({
  round: z.int(),
  class: z.string(),
  /** The paragraphs as one plain text, each heading with its number. */
  text: z.string(),
  paragraphs: z.array(paragraphSchema),
  ...signatureShape,
  issuedAt: z.string(),
  letterNumber: z.string().exactOptional(),
  /** The number of the letter that this one corrects. */
  corrects: z.string().exactOptional(),
});

export function replyBody({ paragraphs, ...reply }: Reply): z.input<typeof replySchema> {
  return { ...reply, text: textOf(paragraphs), paragraphs: [...paragraphs] };
}

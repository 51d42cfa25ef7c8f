import * as z from 'zod';
import type { NumberedCase } from '#core/case/case.ts';
import { ruledBy } from '#core/case/decide-context.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Letter } from '#core/letters/letter.ts';
import { maskedKinds } from '#core/publication/mask-text.ts';
import { extentOf, forbiddenBy } from '#core/publication/may-publish.ts';
import { namesKept, publicCopy } from '#core/publication/public-copy.ts';
import { publicLines } from '#core/publication/public-lines.ts';
import { forbiddenTerms, maskedTerms } from './published-texts.ts';

const term = z.object({ zh: z.string(), en: z.string() });

/** What of a letter would be published, or is: to be looked over together with it. */
export const publicCopySchema = z.object({
  extent: z.enum(['whole', 'summary', 'none']),
  /** Why nothing is. */
  why: term.exactOptional(),
  masked: z.array(z.object({ what: z.enum(maskedKinds), name: term, count: z.int() })),
  lines: z.array(z.string()),
});

/** Nothing where the policy publishes no replies. */
export function publicCopyBody(
  found: NumberedCase,
  letter: Letter,
  inForce: DecideContext,
): { readonly publicCopy?: z.input<typeof publicCopySchema> } {
  const context = ruledBy(inForce, found);
  if (context.policy.publication === undefined || letter.kind !== 'reply') return {};
  const why = forbiddenBy(found, { letter });
  if (why !== undefined) return { publicCopy: { extent: 'none', why: forbiddenTerms[why], masked: [], lines: [] } };
  const extent = extentOf(found);
  const { letter: copy, masked } = publicCopy(letter, namesKept(found, letter, context), extent);
  return {
    publicCopy: { extent, masked: masked.map(({ what, count }) => ({ what, name: maskedTerms[what], count })), lines: publicLines(copy) },
  };
}

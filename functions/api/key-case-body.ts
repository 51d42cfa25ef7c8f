import * as z from 'zod';
import { isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import type { Policy } from '#core/policy/policy.ts';

const term = z.object({ zh: z.string(), en: z.string() });

/** How the committee follows a case that it marked (重点提案). */
export const keyCaseSchema = z.object({
  level: z.string().exactOptional(),
  levelName: term.exactOptional(),
  ledBy: z.string().exactOptional(),
  followedBy: z.string().exactOptional(),
  markedAt: z.string(),
});

export function keyCaseBody(found: Case, { keyCases }: Policy): { readonly keyCase?: z.input<typeof keyCaseSchema> } {
  if (!isNumbered(found) || found.keyCase === undefined) return {};
  const { level } = found.keyCase;
  const named = keyCases?.levels?.find(({ code }) => code === level);
  return { keyCase: { ...found.keyCase, ...(named === undefined ? {} : { levelName: { zh: named.zh, en: named.en } }) } };
}

import * as z from 'zod';

/** A number that was given elsewhere: in which series it is unique, and as it is printed. */
export const broughtNumberSchema = z.strictObject({ series: z.string(), number: z.int().positive(), text: z.string() });

export type BroughtNumber = z.infer<typeof broughtNumberSchema>;

// Digits at the end, a prefix before them: `12`, `0153`, `D022`, `云政协提〔2026〕12`. Longer numbers have their first digits as prefix.
const form = /^([\p{L}\p{N}〔〕[\]()【】.-]{0,40}?)(\d{1,6})$/u;

/**
 * A case number as a file has it: bare digits are of the session's own register, in which what is printed otherwise (a pattern of the
 * policy's) counts as the same number; any other prefix has a register of its own. `undefined` for what is no number.
 * @param print as the policy prints a number of the session
 */
export function readCaseNumber(written: string, session: string, print: (n: number) => string): BroughtNumber | undefined {
  const text = written.trim().replaceAll(/\s+/gu, '').replace(/^第/u, '').replace(/号$/u, '');
  const [, prefix = '', digits] = form.exec(text.normalize('NFKC').replaceAll('〔', '[').replaceAll('〕', ']')) ?? [];
  const number = Number(digits ?? 0);
  if (number === 0) return undefined;
  const own = [print(number), print(number).replace(/^第/u, '').replace(/号$/u, '')];
  if (prefix === '' || own.includes(text))
    return { series: `case.${session}`, number, text: digits === String(number) ? print(number) : text };
  return { series: `case.${session}.${prefix}`, number, text };
}

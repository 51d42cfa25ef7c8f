import * as z from 'zod';
import type { Case } from '#core/case/case.ts';
import { assignmentsOf } from '#core/case/case.ts';
import { listKeys } from '#core/view/view-items.ts';
import type { ListItem } from '#core/view/view-items.ts';
import type { IssuedLetter } from './issued-letter.ts';

// Of the hash so many figures are told: enough to be compared by eye.
const TOLD_FIGURES = 16;

/** Another letter, as its face says it. */
const another = z.strictObject({ number: z.string(), on: z.string() });

/** What is told to whoever holds a letter and asks whether it is genuine: what stands on its face, and no more. */
export const letterCheckSchema = z.strictObject({
  number: z.string(),
  title: z.string(),
  on: z.string(),
  issuer: z.string(),
  /** The beginning of its SHA-256. */
  hash: z.string(),
  /** The letter that it corrects, and the one by which it was corrected. */
  corrects: another.exactOptional(),
  correctedBy: another.exactOptional(),
});

export type LetterCheck = z.infer<typeof letterCheckSchema>;

/** What the list table holds so that letters can be asked after by their code: an item a letter. */
export function letterCheckItems(body: string, found: Case): readonly ListItem[] {
  return assignmentsOf(found).flatMap(({ letters = [] }) =>
    letters.map(({ number, on, letter: { title, issuer }, letterHash, checkCode, corrects, correctsOn }) => {
      const check: LetterCheck = {
        number,
        title,
        on,
        issuer,
        hash: letterHash.slice(0, TOLD_FIGURES),
        ...(corrects === undefined || correctsOn === undefined ? {} : { corrects: { number: corrects, on: correctsOn } }),
        ...correctedBy(number, letters),
      };
      return { pk: listKeys.letterCheck(body, checkCode), sk: 'letter', check: JSON.stringify(check) };
    }),
  );
}

/** The letter that corrects the one of that number, where there is any. */
export function correctedBy(
  number: string,
  letters: readonly IssuedLetter[],
): { readonly correctedBy?: { readonly number: string; readonly on: string } } {
  const right = letters.find(({ corrects }) => corrects === number);
  return right === undefined ? {} : { correctedBy: { number: right.number, on: right.on } };
}

/** The code as it is stored, from what somebody read off a letter and typed; `undefined` for what can be none. */
export function checkCodeIn(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code) ? code : undefined;
}

/** As it is printed: `7K3M-Q9XD`. */
export const printedCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

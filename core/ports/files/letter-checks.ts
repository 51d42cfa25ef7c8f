import type { LetterCheck } from '#core/letters/letter-check.ts';

/** Letters by the code that is printed on them. */
export interface LetterChecks {
  /** @param code As it is stored (`checkCodeIn`). */
  find(body: string, code: string): Promise<LetterCheck | undefined>;
}

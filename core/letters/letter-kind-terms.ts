import { termsOf } from '#core/contracts/term.ts';
import type { Term } from '#core/contracts/term.ts';
import type { IssuedLetter } from './issued-letter.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** What a letter that is out is called. */
export const letterKindTerms: Readonly<Record<IssuedLetter['kind'], Term>> = /* @__PURE__ */ termsOf(zh.kinds, en.kinds);

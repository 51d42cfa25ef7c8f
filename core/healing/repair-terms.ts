import { termsOf } from '#core/contracts/term.ts';
import type { Term } from '#core/contracts/term.ts';
import type { Repair } from './repair.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** What was mended, in words. */
export const repairTerms: Readonly<Record<Repair['kind'], Term>> = termsOf(zh.repairs, en.repairs);

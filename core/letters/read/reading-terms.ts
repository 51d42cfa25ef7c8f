import { termsOf } from '#core/contracts/term.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** Names of what is read from letters, of how sure it is, and of what to look at. */
export const fieldTerms = termsOf(zh.fields, en.fields);
export const flagTerms = termsOf(zh.flags, en.flags);
export const surenessTerms = termsOf(zh.sureness, en.sureness);
export const kindTerms = termsOf(zh.kinds, en.kinds);
export const addresseeTerms = termsOf(zh.addressees, en.addressees);

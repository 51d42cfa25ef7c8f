import { termsOf } from '#core/contracts/term.ts';
import { en } from './texts.en.ts';
import { zh } from './texts.zh.ts';

/** Why a file of a folder is not read, in both languages: what is kept of it outlives a change of language. */
export const folderFaults = termsOf(zh.folder.faults, en.folder.faults);

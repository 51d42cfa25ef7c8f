import { told } from '#core/steps/refusals.ts';
import type { ProblemText } from '#core/contracts/problem.ts';
import { refusals } from './refusals.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** How refusals of files are told. Apart, because one function alone throws them: every other one would carry the words for nothing. */
export const fileRefusalTexts: ReadonlyMap<string, ProblemText> = new Map<string, ProblemText>(told(refusals, zh.refusals, en.refusals));

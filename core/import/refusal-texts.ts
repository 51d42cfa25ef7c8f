import type { ProblemText } from '#core/contracts/problem.ts';
import { importRefusals } from './refusals.ts';

/** How refusals of files that are brought in are told, by the function that reads them. */
export const importRefusalTexts: ReadonlyMap<string, ProblemText> = new Map<string, ProblemText>(Object.entries({ ...importRefusals }));

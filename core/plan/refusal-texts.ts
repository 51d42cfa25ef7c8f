import type { ProblemText } from '#core/contracts/problem.ts';
import { allocationRefusals } from '#core/allocation/refusals.ts';
import { planRefusals } from './refusals.ts';

/** How refusals of plans and draft allocations are told, by the function that answers for both. */
export const planRefusalTexts: ReadonlyMap<string, ProblemText> = new Map<string, ProblemText>(
  Object.entries({ ...allocationRefusals, ...planRefusals }),
);

import type { ProblemText } from '#core/contracts/problem.ts';
import { webhookProblemTexts } from './webhook-problem-texts.ts';
import { webhookRequestTexts } from './webhook-request-texts.ts';

/** How refusals of endpoints are told, by the function that administers them. */
export const webhookRefusalTexts: ReadonlyMap<string, ProblemText> = new Map<string, ProblemText>(
  Object.entries({ ...webhookProblemTexts, ...webhookRequestTexts }),
);

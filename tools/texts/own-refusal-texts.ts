import type { ProblemText } from '#core/contracts/problem.ts';
import { importRefusalTexts } from '#core/import/refusal-texts.ts';
import { planRefusalTexts } from '#core/plan/refusal-texts.ts';
import { fileRefusalTexts } from '#core/steps/attachments/refusal-texts.ts';
import { webhookRefusalTexts } from '#core/webhook/refusal-texts.ts';

/** Refusals that are told by one function alone. */
export const ownRefusalTexts: ReadonlyMap<string, ProblemText> = new Map([
  ...fileRefusalTexts,
  ...importRefusalTexts,
  ...planRefusalTexts,
  ...webhookRefusalTexts,
]);

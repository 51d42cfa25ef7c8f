import { refusals as shared } from '#core/case/refusals.ts';
import type { allocationRefusals } from '#core/allocation/refusals.ts';
import * as caseEn from '#core/case/texts.en.ts';
import * as caseZh from '#core/case/texts.zh.ts';
import { httpRefusals } from '#core/contracts/http-refusals.ts';
import { problem } from '#core/contracts/problem.ts';
import type { ProblemText } from '#core/contracts/problem.ts';
import { directoryRefusals } from '#core/directory/refusals.ts';
import { letterRefusals } from '#core/letters/refusals.ts';
import type { importRefusals } from '#core/import/refusals.ts';
import type { planRefusals } from '#core/plan/refusals.ts';
import { rulesRefusals } from '#core/policy/refusals.ts';
import type { webhookProblemTexts } from '#core/webhook/webhook-problem-texts.ts';
import type { webhookRequestTexts } from '#core/webhook/webhook-request-texts.ts';
import type { refusals as attachments } from './attachments/refusals.ts';
import { refusals as clearance } from './clearance/commands.ts';
import * as clearanceEn from './clearance/texts.en.ts';
import * as clearanceZh from './clearance/texts.zh.ts';
import { refusals as correction } from './correction/commands.ts';
import * as correctionEn from './correction/texts.en.ts';
import * as correctionZh from './correction/texts.zh.ts';
import { refusals as dispatch } from './dispatch/commands.ts';
import * as dispatchEn from './dispatch/texts.en.ts';
import * as dispatchZh from './dispatch/texts.zh.ts';
import { refusals as drafting } from './drafting/commands.ts';
import * as draftingEn from './drafting/texts.en.ts';
import * as draftingZh from './drafting/texts.zh.ts';
import { refusals as feedback } from './feedback/commands.ts';
import * as feedbackEn from './feedback/texts.en.ts';
import * as feedbackZh from './feedback/texts.zh.ts';
import { refusals as keyCase } from './key-case/commands.ts';
import * as keyCaseEn from './key-case/texts.en.ts';
import * as keyCaseZh from './key-case/texts.zh.ts';
import { refusals as merge } from './merge/commands.ts';
import * as mergeEn from './merge/texts.en.ts';
import * as mergeZh from './merge/texts.zh.ts';
import { refusals as opinions } from './opinions/commands.ts';
import * as opinionsEn from './opinions/texts.en.ts';
import * as opinionsZh from './opinions/texts.zh.ts';
import { refusals as publication } from './publication/commands.ts';
import * as publicationEn from './publication/texts.en.ts';
import * as publicationZh from './publication/texts.zh.ts';
import { refusals as reassignment } from './reassignment/commands.ts';
import * as reassignmentEn from './reassignment/texts.en.ts';
import * as reassignmentZh from './reassignment/texts.zh.ts';
import { refusals as reminding } from './reminding/commands.ts';
import * as remindingEn from './reminding/texts.en.ts';
import * as remindingZh from './reminding/texts.zh.ts';
import { refusals as reply } from './reply/commands.ts';
import * as replyEn from './reply/texts.en.ts';
import * as replyZh from './reply/texts.zh.ts';
import { refusals as returns } from './returns/commands.ts';
import * as returnsEn from './returns/texts.en.ts';
import * as returnsZh from './returns/texts.zh.ts';
import { refusals as review } from './review/commands.ts';
import * as reviewEn from './review/texts.en.ts';
import * as reviewZh from './review/texts.zh.ts';
import { refusals as signFor } from './sign-for/commands.ts';
import * as signForEn from './sign-for/texts.en.ts';
import * as signForZh from './sign-for/texts.zh.ts';

interface Said {
  readonly title: string;
  readonly todo: string;
}

/** A room's refusals with their words: a name without them, in either language, does not compile. */
export function told<N extends string>(
  statuses: Readonly<Record<N, number>>,
  zh: Readonly<Record<N, Said>>,
  en: Readonly<Record<N, Said>>,
): [N, ProblemText][] {
  const texts: [N, ProblemText][] = [];
  for (const name in statuses) {
    const [chinese, english] = [zh[name], en[name]];
    texts.push([name, problem(statuses[name], { zh: chinese.title, en: english.title }, { zh: chinese.todo, en: english.todo })]);
  }
  return texts;
}

const fromSteps = [
  ...told(shared, caseZh.refusals, caseEn.refusals),
  ...told(drafting, draftingZh.refusals, draftingEn.refusals),
  ...told(review, reviewZh.refusals, reviewEn.refusals),
  ...told(merge, mergeZh.refusals, mergeEn.refusals),
  ...told(dispatch, dispatchZh.refusals, dispatchEn.refusals),
  ...told(signFor, signForZh.refusals, signForEn.refusals),
  ...told(returns, returnsZh.refusals, returnsEn.refusals),
  ...told(reassignment, reassignmentZh.refusals, reassignmentEn.refusals),
  ...told(opinions, opinionsZh.refusals, opinionsEn.refusals),
  ...told(reply, replyZh.refusals, replyEn.refusals),
  ...told(clearance, clearanceZh.refusals, clearanceEn.refusals),
  ...told(correction, correctionZh.refusals, correctionEn.refusals),
  ...told(publication, publicationZh.refusals, publicationEn.refusals),
  ...told(feedback, feedbackZh.refusals, feedbackEn.refusals),
  ...told(keyCase, keyCaseZh.refusals, keyCaseEn.refusals),
  ...told(reminding, remindingZh.refusals, remindingEn.refusals),
];

const others = {
  ...httpRefusals,
  ...directoryRefusals,
  ...rulesRefusals,
  ...letterRefusals,
};

/** Refusals that one function alone throws: every other one would carry their words for nothing (`ownRefusalTexts`). */
type OwnName =
  | keyof typeof attachments
  | keyof typeof allocationRefusals
  | keyof typeof importRefusals
  | keyof typeof planRefusals
  | keyof typeof webhookProblemTexts
  | keyof typeof webhookRequestTexts;

/** Every refusal there is, by name: what is not here cannot be thrown. */
export type RefusalName = (typeof fromSteps)[number][0] | keyof typeof others | OwnName;

/** How each refusal is told that several functions may answer with. */
export const refusalTexts: ReadonlyMap<string, ProblemText> = new Map<string, ProblemText>([...Object.entries(others), ...fromSteps]);

/** @param own words of refusals that are told in one place alone */
export function isRefusalName(name: string, own?: ReadonlyMap<string, ProblemText>): name is RefusalName {
  return refusalTexts.has(name) || own?.has(name) === true;
}

import * as caseEn from '#core/case/texts.en.ts';
import * as caseZh from '#core/case/texts.zh.ts';
import { termsOf } from '#core/contracts/term.ts';
import type { Term } from '#core/contracts/term.ts';
import type { StatusType } from '#core/webhook/told/event-types.ts';
import * as closingEn from './closing/texts.en.ts';
import * as closingZh from './closing/texts.zh.ts';
import * as consultationEn from './consultation/texts.en.ts';
import * as consultationZh from './consultation/texts.zh.ts';
import * as correctionEn from './correction/texts.en.ts';
import * as correctionZh from './correction/texts.zh.ts';
import * as dispatchEn from './dispatch/texts.en.ts';
import * as dispatchZh from './dispatch/texts.zh.ts';
import * as draftingEn from './drafting/texts.en.ts';
import * as draftingZh from './drafting/texts.zh.ts';
import * as feedbackEn from './feedback/texts.en.ts';
import * as feedbackZh from './feedback/texts.zh.ts';
import * as keyCaseEn from './key-case/texts.en.ts';
import * as keyCaseZh from './key-case/texts.zh.ts';
import * as mergeEn from './merge/texts.en.ts';
import * as mergeZh from './merge/texts.zh.ts';
import * as numberingEn from './numbering/texts.en.ts';
import * as numberingZh from './numbering/texts.zh.ts';
import * as opinionsEn from './opinions/texts.en.ts';
import * as opinionsZh from './opinions/texts.zh.ts';
import * as publicationEn from './publication/texts.en.ts';
import * as publicationZh from './publication/texts.zh.ts';
import * as reassignmentEn from './reassignment/texts.en.ts';
import * as reassignmentZh from './reassignment/texts.zh.ts';
import * as remindingEn from './reminding/texts.en.ts';
import * as remindingZh from './reminding/texts.zh.ts';
import * as replyEn from './reply/texts.en.ts';
import * as replyZh from './reply/texts.zh.ts';
import * as returnsEn from './returns/texts.en.ts';
import * as returnsZh from './returns/texts.zh.ts';
import * as reviewEn from './review/texts.en.ts';
import * as reviewZh from './review/texts.zh.ts';
import * as signForEn from './sign-for/texts.en.ts';
import * as signForZh from './sign-for/texts.zh.ts';

// As in texts.ts: a bundler leaves out a call that is marked pure.

/** What each webhook event tells. */
export const statusTexts: Readonly<Record<StatusType, Term>> = /* @__PURE__ */ (() =>
  termsOf(
    {
      ...draftingZh.statuses,
      ...reviewZh.statuses,
      ...numberingZh.statuses,
      ...mergeZh.statuses,
      ...dispatchZh.statuses,
      ...signForZh.statuses,
      ...returnsZh.statuses,
      ...reassignmentZh.statuses,
      ...opinionsZh.statuses,
      ...replyZh.statuses,
      ...correctionZh.statuses,
      ...publicationZh.statuses,
      ...feedbackZh.statuses,
      ...consultationZh.statuses,
      ...keyCaseZh.statuses,
      ...closingZh.statuses,
      ...remindingZh.statuses,
      ...caseZh.statuses,
    },
    {
      ...draftingEn.statuses,
      ...reviewEn.statuses,
      ...numberingEn.statuses,
      ...mergeEn.statuses,
      ...dispatchEn.statuses,
      ...signForEn.statuses,
      ...returnsEn.statuses,
      ...reassignmentEn.statuses,
      ...opinionsEn.statuses,
      ...replyEn.statuses,
      ...correctionEn.statuses,
      ...publicationEn.statuses,
      ...feedbackEn.statuses,
      ...consultationEn.statuses,
      ...keyCaseEn.statuses,
      ...closingEn.statuses,
      ...remindingEn.statuses,
      ...caseEn.statuses,
    },
  ))();

import * as caseEn from '#core/case/texts.en.ts';
import * as caseZh from '#core/case/texts.zh.ts';
import type { SaidBeside, TellingText } from '#core/case/define/telling-text.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { termsOf } from '#core/contracts/term.ts';
import type { Term } from '#core/contracts/term.ts';
import type { SilenceOutcome } from './clocks.ts';
import type { CommandName } from './commands.ts';
import * as clearanceEn from './clearance/texts.en.ts';
import * as clearanceZh from './clearance/texts.zh.ts';
import * as closingEn from './closing/texts.en.ts';
import * as closingZh from './closing/texts.zh.ts';
import * as coSigningEn from './co-signing/texts.en.ts';
import * as coSigningZh from './co-signing/texts.zh.ts';
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
import * as replyReviewEn from './reply-review/texts.en.ts';
import * as replyReviewZh from './reply-review/texts.zh.ts';
import * as returnsEn from './returns/texts.en.ts';
import * as returnsZh from './returns/texts.zh.ts';
import * as reviewEn from './review/texts.en.ts';
import * as reviewZh from './review/texts.zh.ts';
import * as signForEn from './sign-for/texts.en.ts';
import * as signForZh from './sign-for/texts.zh.ts';
import * as successionEn from './succession/texts.en.ts';
import * as successionZh from './succession/texts.zh.ts';
import type { TellingKind } from './tellings.ts';

// Each catalogue by itself, so that a browser that shows one does not carry the others. A bundler leaves out a call that is
// marked pure, but not the spreads in its arguments: hence the functions around them.

/** Commands by name. */
export const commandTerms: Readonly<Record<CommandName, Term>> = /* @__PURE__ */ (() =>
  termsOf(
    {
      ...reviewZh.commands,
      ...draftingZh.commands,
      ...coSigningZh.commands,
      ...mergeZh.commands,
      ...dispatchZh.commands,
      ...signForZh.commands,
      ...returnsZh.commands,
      ...reassignmentZh.commands,
      ...opinionsZh.commands,
      ...replyZh.commands,
      ...clearanceZh.commands,
      ...replyReviewZh.commands,
      ...correctionZh.commands,
      ...publicationZh.commands,
      ...feedbackZh.commands,
      ...consultationZh.commands,
      ...keyCaseZh.commands,
      ...remindingZh.commands,
    },
    {
      ...reviewEn.commands,
      ...draftingEn.commands,
      ...coSigningEn.commands,
      ...mergeEn.commands,
      ...dispatchEn.commands,
      ...signForEn.commands,
      ...returnsEn.commands,
      ...reassignmentEn.commands,
      ...opinionsEn.commands,
      ...replyEn.commands,
      ...clearanceEn.commands,
      ...replyReviewEn.commands,
      ...correctionEn.commands,
      ...publicationEn.commands,
      ...feedbackEn.commands,
      ...consultationEn.commands,
      ...keyCaseEn.commands,
      ...remindingEn.commands,
    },
  ))();

/** Clocks by kind. */
export const clockTerms: Readonly<Record<ClockKind, Term>> = /* @__PURE__ */ (() =>
  termsOf(
    {
      ...reviewZh.clocks,
      ...draftingZh.clocks,
      ...dispatchZh.clocks,
      ...signForZh.clocks,
      ...returnsZh.clocks,
      ...opinionsZh.clocks,
      ...replyZh.clocks,
      ...clearanceZh.clocks,
      ...replyReviewZh.clocks,
      ...feedbackZh.clocks,
      ...consultationZh.clocks,
    },
    {
      ...reviewEn.clocks,
      ...draftingEn.clocks,
      ...dispatchEn.clocks,
      ...signForEn.clocks,
      ...returnsEn.clocks,
      ...opinionsEn.clocks,
      ...replyEn.clocks,
      ...clearanceEn.clocks,
      ...replyReviewEn.clocks,
      ...feedbackEn.clocks,
      ...consultationEn.clocks,
    },
  ))();

/** How silence was taken, by its outcome. */
export const silenceTerms: Readonly<Record<SilenceOutcome, Term>> = /* @__PURE__ */ (() =>
  termsOf(
    {
      ...draftingZh.silences,
      ...signForZh.silences,
      ...returnsZh.silences,
      ...opinionsZh.silences,
      ...clearanceZh.silences,
      ...feedbackZh.silences,
      ...caseZh.silences,
    },
    {
      ...draftingEn.silences,
      ...signForEn.silences,
      ...returnsEn.silences,
      ...opinionsEn.silences,
      ...clearanceEn.silences,
      ...feedbackEn.silences,
      ...caseEn.silences,
    },
  ))();

/** Tellings by kind: what they are called and say in Chinese … */
export const tellingsZh: Readonly<Record<TellingKind, TellingText>> = /* @__PURE__ */ (() => ({
  ...remindingZh.tellings,
  ...draftingZh.tellings,
  ...coSigningZh.tellings,
  ...mergeZh.tellings,
  ...dispatchZh.tellings,
  ...returnsZh.tellings,
  ...reassignmentZh.tellings,
  ...reviewZh.tellings,
  ...numberingZh.tellings,
  ...opinionsZh.tellings,
  ...replyZh.tellings,
  ...clearanceZh.tellings,
  ...replyReviewZh.tellings,
  ...correctionZh.tellings,
  ...publicationZh.tellings,
  ...feedbackZh.tellings,
  ...consultationZh.tellings,
  ...keyCaseZh.tellings,
  ...closingZh.tellings,
  ...successionZh.tellings,
}))();

/** … and in English. */
export const tellingsEn: SaidBeside<Record<TellingKind, TellingText>> = /* @__PURE__ */ (() => ({
  ...remindingEn.tellings,
  ...draftingEn.tellings,
  ...coSigningEn.tellings,
  ...mergeEn.tellings,
  ...dispatchEn.tellings,
  ...returnsEn.tellings,
  ...reassignmentEn.tellings,
  ...reviewEn.tellings,
  ...numberingEn.tellings,
  ...opinionsEn.tellings,
  ...replyEn.tellings,
  ...clearanceEn.tellings,
  ...replyReviewEn.tellings,
  ...correctionEn.tellings,
  ...publicationEn.tellings,
  ...feedbackEn.tellings,
  ...consultationEn.tellings,
  ...keyCaseEn.tellings,
  ...closingEn.tellings,
  ...successionEn.tellings,
}))();

/** Labels of fields that mean something of their own in one command's form, by command. */
export const commandFields: Readonly<Partial<Record<CommandName, Readonly<Record<string, Term>>>>> = /* @__PURE__ */ (() =>
  fieldsOf(
    {
      ...reviewZh.fields,
      ...draftingZh.fields,
      ...mergeZh.fields,
      ...dispatchZh.fields,
      ...returnsZh.fields,
      ...reassignmentZh.fields,
      ...opinionsZh.fields,
      ...replyZh.fields,
      ...clearanceZh.fields,
      ...replyReviewZh.fields,
      ...correctionZh.fields,
      ...publicationZh.fields,
      ...feedbackZh.fields,
      ...consultationZh.fields,
      ...keyCaseZh.fields,
      ...remindingZh.fields,
    },
    {
      ...reviewEn.fields,
      ...draftingEn.fields,
      ...mergeEn.fields,
      ...dispatchEn.fields,
      ...returnsEn.fields,
      ...reassignmentEn.fields,
      ...opinionsEn.fields,
      ...replyEn.fields,
      ...clearanceEn.fields,
      ...replyReviewEn.fields,
      ...correctionEn.fields,
      ...publicationEn.fields,
      ...feedbackEn.fields,
      ...consultationEn.fields,
      ...keyCaseEn.fields,
      ...remindingEn.fields,
    },
  ))();

/** Labels of fields that mean the same in every form. */
export const fieldTerms: Readonly<Record<string, Term>> = /* @__PURE__ */ (() => termsOf(caseZh.fields, caseEn.fields))();

/** Values that a form lets one choose. */
export const valueTerms: Readonly<Record<string, Term>> = /* @__PURE__ */ (() =>
  termsOf(
    { ...caseZh.values, ...reviewZh.values, ...replyZh.values, ...clearanceZh.values, ...publicationZh.values, ...feedbackZh.values },
    { ...caseEn.values, ...reviewEn.values, ...replyEn.values, ...clearanceEn.values, ...publicationEn.values, ...feedbackEn.values },
  ))();

/** Where a reply hangs. */
export const hangTerms: Readonly<Record<keyof typeof clearanceZh.hangs, Term>> = /* @__PURE__ */ (() =>
  termsOf(clearanceZh.hangs, clearanceEn.hangs))();

/** How a case may end. */
export const outcomeTerms: Readonly<Record<keyof typeof closingZh.outcomes, Term>> = /* @__PURE__ */ (() =>
  termsOf(closingZh.outcomes, closingEn.outcomes))();

type Labels<N extends string> = Readonly<Record<N, Readonly<Record<string, string>>>>;

function fieldsOf<N extends string>(zh: Labels<N>, en: Labels<N>): Partial<Record<N, Readonly<Record<string, Term>>>> {
  const found: Partial<Record<N, Readonly<Record<string, Term>>>> = {};
  for (const name in zh) found[name] = termsOf(zh[name], en[name]);
  return found;
}

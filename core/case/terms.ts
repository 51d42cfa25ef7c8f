import { termsOf } from '#core/contracts/term.ts';
import type { Term } from '#core/contracts/term.ts';
import type { AssignmentStatus, Stage } from './stages.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

export const stageTerms: Readonly<Record<Stage, Term>> = /* @__PURE__ */ termsOf(zh.stages, en.stages);
export const statusTerms: Readonly<Record<AssignmentStatus, Term>> = /* @__PURE__ */ termsOf(zh.assignmentStatuses, en.assignmentStatuses);

export const unnumbered: Term = { zh: '（未编号）', en: '(not numbered yet)' };
export const numberTerm = (caseNumber: string): Term => ({ zh: `第${caseNumber}号`, en: `No. ${caseNumber}` });

import { statusTerms } from '#core/case/terms.ts';
import { commandTerms } from '#core/steps/texts.ts';
import type { Term } from '#core/contracts/term.ts';
import { numberTerm, unnumbered } from '#core/case/terms.ts';
import { leftTerm, lightTerms } from '#core/notices/render-texts.ts';
import type { CaseAnswer, DeadlineAnswer, ShareAnswer } from './case-answer.ts';
import { dayTerm, replyHeading, shareRoles, texts } from './texts.ts';

/** An open clock as it is shown. */
export interface ClockLine {
  readonly name: Term;
  /** Whose share it belongs to; absent for clocks of the case itself. */
  readonly unitName: string | undefined;
  readonly light: DeadlineAnswer['light'];
  readonly lightWord: Term;
  readonly dueOn: Term;
  /** `剩3天`, `今天到期`, `逾期2天`. */
  readonly left: Term;
  readonly provisional: boolean;
  readonly explanation: Term;
}

/** The case as the page shows it: words and their order, nothing of how they look. */
export interface CasePage {
  readonly number: Term;
  readonly stage: Term;
  readonly title: string;
  readonly facts: readonly { readonly label: Term; readonly values: readonly (Term | string)[] }[];
  readonly clocks: readonly ClockLine[];
  readonly next: readonly Term[];
  readonly replies: readonly { readonly heading: Term; readonly letterNumber: string | undefined; readonly text: string }[];
  readonly matter: string;
  readonly suggestions: readonly string[];
}

/** @param now the API's time, in milliseconds since 1970 */
export function casePage(answer: CaseAnswer, deadlines: readonly DeadlineAnswer[], now: number): CasePage {
  const { caseNumber, shares } = answer;
  return {
    number: caseNumber === undefined ? unnumbered : numberTerm(caseNumber),
    stage: answer.stage,
    title: answer.title,
    facts: [
      { label: texts.units, values: shares.length === 0 ? [texts.none] : shares.map(shareTerm) },
      { label: texts.author, values: [answer.authorName] },
      { label: texts.session, values: [answer.session] },
    ],
    clocks: deadlines
      .filter(({ isOpen }) => isOpen)
      .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
      .map((deadline) => clockLine(deadline, shares, now)),
    next: answer.commands.map((command) => termIn(commandTerms, command)),
    // The reply of a redo round comes after those before it; it is the one to be read first.
    replies: shares.flatMap(({ unitName, replies }) =>
      [...replies].reverse().map(({ class: replyClass, letterNumber, text }) => ({
        heading: replyHeading(unitName, replyClass),
        letterNumber,
        text,
      })),
    ),
    matter: answer.matter,
    suggestions: answer.suggestions,
  };
}

function clockLine(deadline: DeadlineAnswer, shares: readonly ShareAnswer[], now: number): ClockLine {
  const { name, assignmentId, light, dueOn, dueAt, provisional, explanation } = deadline;
  return {
    name,
    unitName: shares.find(({ id }) => id === assignmentId)?.unitName,
    light,
    lightWord: lightTerms[light],
    dueOn: dayTerm(dueOn),
    left: leftTerm(daysLeft(dueAt, now)),
    provisional,
    explanation,
  };
}

const MS_PER_DAY = 86_400_000;

/**
 * Calendar days of the body until the due day; 0 on it, negative after. `dueAt` is the local midnight with which the due day
 * ends and the body has no summer time, so whole days before it are local days: with 0 < left ≤ 24 h it is due today.
 */
function daysLeft(dueAt: string, now: number): number {
  return Math.ceil((Date.parse(dueAt) - now) / MS_PER_DAY) - 1;
}

function shareTerm({ unitName, role, status }: ShareAnswer): Term {
  const is = termIn(statusTerms, status);
  return { zh: `${unitName}（${shareRoles[role].zh}，${is.zh}）`, en: `${shareRoles[role].en}, ${is.en}` };
}

/** A name without a term stands for itself. */
function termIn(terms: Readonly<Record<string, Term>>, name: string): Term {
  return terms[name] ?? { zh: name, en: name };
}

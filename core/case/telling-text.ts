import type { Term } from '#core/contracts/term.ts';

/** What a mail may say: figures and names of the case, nothing personal beyond what its reader may see. */
export interface MailFacts {
  /** `第46号`, or `未编号` before filing. */
  readonly number: Term;
  readonly title: string;
  readonly clock: Term;
  readonly dueOn: string;
  /** Calendar days to the due day; negative when overdue. */
  readonly daysLeft: number;
  readonly unit: string;
  readonly unitEn: string;
  /** A reason, an opinion, a class, a letter number: what the event itself carries. */
  readonly detail: string;
  /** Why somebody did it; empty where the detail says it. */
  readonly reason: string;
  /** How the case was closed; empty in other mails. */
  readonly outcome: Term;
  /** The author by name. */
  readonly author: Term;
  /** Until when the assignment is to be signed for; empty where nothing is left to sign. */
  readonly signBy: string;
  /** Who is told in the place of `unit`, where an address fails; empty where nobody is, and in other mails. */
  readonly instead: Term;
  /** The assignment has been signed for. */
  readonly isSignedFor: boolean;
}

/** The Chinese words of a telling: subjects are Chinese only. */
export interface TellingText {
  /** What it is called in lists. */
  readonly name: string;
  /** Between 【】, so that a mailbox sorts by it. */
  readonly tag: string;
  /** After number and title in a subject. */
  readonly tail: (facts: MailFacts) => string;
  /** One sentence to the reader. */
  readonly sentence: (facts: MailFacts) => string;
}

/** What stands beside them in English. */
export type SaidBeside<T> = { readonly [K in keyof T]: Pick<TellingText, 'name' | 'sentence'> };

export const left = ({ daysLeft }: MailFacts): string =>
  daysLeft > 0 ? `（剩${daysLeft}天）` : daysLeft === 0 ? '（今天到期）' : `（逾期${-daysLeft}天）`;

export const leftEn = ({ daysLeft }: MailFacts): string =>
  daysLeft > 0 ? `${daysLeft} day(s) left` : daysLeft === 0 ? 'due today' : `${-daysLeft} day(s) overdue`;

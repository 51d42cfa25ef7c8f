import type { ClockKind } from '#core/clock/clock-kinds.ts';
import type { Term } from '#core/contracts/term.ts';
import { unnumbered } from '#core/case/terms.ts';

/** What a mail may say: figures and names of the case, nothing personal beyond what its reader may see. */
export interface MailFacts {
  /** `第46号`, or `未编号` before filing. */
  readonly number: Term;
  /** Empty where the reader may not see it. */
  readonly title: string;
  readonly clock: Term;
  /** Of the clock; absent where it is about none. */
  readonly clockKind?: ClockKind;
  /** The due day in the words of the language: `2026年12月2日`, `2 December 2026`; provisional where it is. */
  readonly dueOn: string;
  /** Until when, the day included: `2026年12月2日前（含当日）`, `by 2 December 2026`. */
  readonly by: string;
  /** Until when the share is to be signed for, in the same form; empty where nothing is left to sign. */
  readonly signBy: string;
  /** Calendar days to the due day; negative when overdue. */
  readonly daysLeft: number;
  /** Working days that have gone by since the due day; lateness is told in these, so that nobody is late by holidays. */
  readonly daysLate: number;
  /** The unit, or the person with 同志 or 委员. */
  readonly unit: string;
  readonly unitEn: string;
  /** A reason, an opinion, a class, a letter number: what the event itself carries. */
  readonly detail: string;
  /** Why somebody did it; empty where the detail says it. */
  readonly reason: string;
  /** How the case was closed, why it was declined, what silence came to, on which level a key case is followed, why a reply is public no more; empty in other mails. */
  readonly outcome: Term;
  /** The author, with 委员. */
  readonly author: Term;
  /** What the reader is to the proposal. */
  readonly reader: 'author' | 'co-signer' | 'other';
  /** Who is told in the place of `unit`, where an address fails; empty where nobody is, and in other mails. */
  readonly instead: Term;
  /** The assignment has been signed for. */
  readonly isSignedFor: boolean;
}

/** A text, or one that follows from the facts. */
export type Said = string | ((facts: MailFacts) => string);

/** The Chinese words of a telling: subjects are Chinese only. */
export interface TellingText {
  /** What it is called in lists. */
  readonly name: string;
  /** Between 【】, so that a mailbox sorts by it. */
  readonly tag: Said;
  /** After number and title in a subject. */
  readonly tail: (facts: MailFacts) => string;
  /** What is told to the reader: a sentence or a few. */
  readonly sentence: (facts: MailFacts) => string;
}

/** What stands beside them in English. */
export type SaidBeside<T> = { readonly [K in keyof T]: Pick<TellingText, 'name' | 'sentence'> };

export const saidOf = (said: Said, facts: MailFacts): string => (typeof said === 'string' ? said : said(facts));

/** `提案第46号《…》`; before it has a number by its title alone. */
export const the = ({ number, title }: MailFacts): string =>
  `提案${number.zh === unnumbered.zh ? '' : number.zh}${title === '' ? '' : `《${title}》`}`;

/** `proposal No. 46`; before it has a number by its title, which is Chinese. */
export const theEn = ({ number, title }: MailFacts): string =>
  number.en !== unnumbered.en ? `proposal ${number.en}` : title === '' ? 'a proposal' : `the proposal 《${title}》`;

/** The same to a member whose it is: `您的提案…`, `您联名的提案…`. */
export const yours = (facts: MailFacts): string => `您${facts.reader === 'co-signer' ? '联名' : ''}的${the(facts)}`;

/** `your proposal No. 46`, `proposal No. 46, which you co-sign,`. */
export const yoursEn = (facts: MailFacts): string =>
  facts.reader === 'co-signer' ? `${theEn(facts)}, which you co-sign,` : `your ${theEn(facts).replace(/^the /u, '')}`;

/** At the beginning of a sentence. */
export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The clocks that ask a member for something: never pressed, but asked. */
export const asksMember = ({ clockKind }: MailFacts): boolean => clockKind === 'feedback' || clockKind === 'revision';

export const isLate = ({ daysLeft }: MailFacts): boolean => daysLeft < 0;

/** `还有5天`, `今天到期`, `已逾期3个工作日`; on the rest days right after the due day no working day has gone by yet. */
export const left = ({ daysLeft, daysLate }: MailFacts): string => {
  if (daysLeft > 0) return `还有${daysLeft}天`;
  if (daysLeft === 0) return '今天到期';
  return daysLate > 0 ? `已逾期${daysLate}个工作日` : '已逾期';
};

/** The same in a subject: `剩5天`, `逾期3个工作日`. */
export const leftShort = (facts: MailFacts): string =>
  facts.daysLeft > 0 ? `剩${facts.daysLeft}天` : facts.daysLeft === 0 ? '今天到期' : left(facts).slice(1);

export const leftEn = ({ daysLeft, daysLate }: MailFacts): string => {
  if (daysLeft > 0) return `${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left`;
  if (daysLeft === 0) return 'due today';
  return daysLate > 0 ? `${daysLate} working ${daysLate === 1 ? 'day' : 'days'} overdue` : 'overdue';
};

/** Words of somebody, quoted as they are; quotation marks within are single ones. */
export const quoted = (words: string): string => `“${words.replaceAll('“', '‘').replaceAll('”', '’')}”`;

/** A further sentence where there is something to say. */
export const further = (words: string, sentence: (words: string) => string): string => (words === '' ? '' : sentence(words));
export const furtherEn = (words: string, sentence: (words: string) => string): string => (words === '' ? '' : ` ${sentence(words)}`);

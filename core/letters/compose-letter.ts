import type { Letter, LetterBlock } from './letter.ts';
import { letterSchema } from './letter.ts';
import { sessionName } from './letter-lines.ts';
import { filled, opinionWording, promiseSentence, replyWording, weOf } from './letter-wording.ts';
import type { LetterWording } from './letter-wording.ts';

/** An answer to one suggestion. */
export interface LetterAnswer {
  /** What was suggested, as the heading names it: 设立改造资金的建议. */
  readonly suggestion: string;
  readonly paragraphs: readonly LetterBlock[];
  readonly promises: readonly { readonly what: string; readonly by: string }[];
}

/** What a case's record gives for a letter. */
export interface LetterFacts
  extends
    Pick<Letter, 'form' | 'issuer'>,
    Partial<Pick<Letter, 'head' | 'number' | 'signer' | 'class' | 'publicity' | 'session' | 'caseNumber' | 'date'>> {
  readonly kind: 'reply' | 'opinion';
  /** Whose committee it is, as the title names it: 区政协. */
  readonly committee: string;
  /** Members by name in their order, one body, or the lead unit that an opinion goes to. */
  readonly to:
    | { readonly members: readonly string[] }
    | { readonly body: string }
    | { readonly leadUnit: string; readonly proposer: string };
  readonly matter: string;
  /** Who passed the proposal on: 区政府. */
  readonly passedBy?: string;
  readonly answers: readonly LetterAnswer[];
  /** The text as the unit wrote it, with its own headings, in place of `answers`. */
  readonly body?: readonly LetterBlock[];
  readonly contacts: Letter['contacts'];
  readonly attachments: readonly string[];
  readonly reports: readonly string[];
  readonly copies: readonly string[];
  /** The letter that this one corrects: as printed, and its day in words. */
  readonly corrected?: { readonly number: string; readonly on: string };
}

export interface LetterRules {
  readonly wording?: LetterWording;
  /** So many members are named one by one; more are written to as 等N位. */
  readonly mostNamed?: number;
  /** The opinion form goes with replies. */
  readonly withForm?: boolean;
}

/**
 * The letter of a case as the office writes it, from its record.
 * @throws z.ZodError where a fact is no fact of a letter (a line break in a name, a day that does not exist …)
 */
export function composeLetter(facts: LetterFacts, { wording, mostNamed = 3, withForm = true }: LetterRules = {}): Letter {
  const words = wording ?? (facts.kind === 'reply' ? replyWording : opinionWording);
  const { kind, form, issuer, session, caseNumber, matter, passedBy, answers } = facts;
  const addressees = addresseesOf(facts.to, mostNamed);
  const told = wordsOf(facts, addressees);
  const opening = filled(passedBy === undefined ? words.openingDirect : words.opening, told);
  const attachments = kind === 'reply' && withForm && words.form !== '' ? [...facts.attachments, words.form] : facts.attachments;
  const { head, number, signer, class: mark, publicity, date } = facts;
  return letterSchema.parse({
    kind,
    form,
    issuer,
    title: filled(words.title, told),
    matter,
    opening: [opening],
    ...present({ addressees, head, number, signer, class: mark, publicity, session, caseNumber, date }),
    body: facts.body ?? answers.flatMap((answer) => bodyOf(answer, words)),
    closing: words.closing.map((line) => filled(line, told)),
    contacts: facts.contacts,
    attachments,
    reports: facts.reports,
    copies: facts.copies,
    ...(form === 'file' && date !== undefined ? { printed: { by: issuer, on: date } } : {}),
    promises: answers.flatMap(({ promises }) =>
      promises.map((promise) => ({ text: promiseSentence(words, promise).replace(/。$/u, ''), by: promise.by })),
    ),
  });
}

function addresseesOf(to: LetterFacts['to'], mostNamed: number): Letter['addressees'] {
  if ('leadUnit' in to) return { names: [to.leadUnit], kind: 'lead-unit' };
  if ('body' in to) return { names: [to.body], kind: 'body' };
  const { members } = to;
  if (members.length === 0) return undefined;
  if (members.length <= mostNamed) return { names: [...members], kind: 'members' };
  return { names: members.slice(0, 1), kind: 'members', count: members.length };
}

function bodyOf({ suggestion, paragraphs, promises }: LetterAnswer, words: LetterWording): LetterBlock[] {
  return [
    { level: 1, text: filled(words.heading, { suggestion }) },
    ...paragraphs,
    ...promises.map((promise): LetterBlock => ({ level: 0, text: promiseSentence(words, promise) })),
  ];
}

/** A member is 您, several are 你们, a body is called by its name: 贵单位 and 你单位 are no forms for a proposer. */
function wordsOf(facts: LetterFacts, addressees: Letter['addressees']): Record<string, string> {
  const { to, issuer, committee, session, caseNumber, matter, passedBy } = facts;
  const isOne = addressees?.names.length === 1 && addressees.count === undefined;
  const you = 'body' in to ? to.body : isOne ? '您' : '你们';
  return present({
    issuer,
    committee,
    matter,
    you,
    we: weOf(issuer),
    session: session === undefined ? undefined : sessionName(session),
    n: caseNumber,
    passedBy,
    proposer: 'leadUnit' in to ? to.proposer : undefined,
    corrected: facts.corrected?.number,
    correctedOn: facts.corrected?.on,
  });
}

/** The entries that are there. */
function present<T>(entries: Readonly<Record<string, T | undefined>>): Record<string, T> {
  const found: Record<string, T> = {};
  for (const [name, value] of Object.entries(entries)) if (value !== undefined) found[name] = value;
  return found;
}

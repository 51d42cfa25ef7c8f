import type { Term } from '#core/contracts/term.ts';
import { termsOf } from '#core/contracts/term.ts';
import type { Letter } from './letter.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

type MissingField = keyof typeof zh.missing;

const terms: Readonly<Record<MissingField, Term>> = /* @__PURE__ */ termsOf(zh.missing, en.missing);

export interface Missing {
  readonly field: MissingField | 'opinions';
  readonly term: Term;
}

/** What a letter still lacks: before it goes into clearance, and, with number and day, before it is issued. */
export function missingOf(letter: Letter, before: 'clearance' | 'issue'): Missing[] {
  const { kind, number, date, addressees, body, contacts, copies } = letter;
  const lacks: Readonly<Record<MissingField, boolean>> = {
    class: kind === 'reply' && letter.class === undefined,
    publicity: kind === 'reply' && letter.publicity === undefined,
    session: ofProposal.has(kind) && letter.session === undefined,
    caseNumber: ofProposal.has(kind) && letter.caseNumber === undefined,
    addressees: addressees === undefined,
    body: body.length === 0,
    handler: ofProposal.has(kind) && contacts.handler === undefined,
    phone: ofProposal.has(kind) && contacts.phone === undefined,
    copies: kind === 'reply' && copies.length === 0,
    number: before === 'issue' && number === undefined,
    date: before === 'issue' && date === undefined,
    contact: false,
  };
  return missingFields.filter((field) => lacks[field]).map((field) => ({ field, term: terms[field] }));
}

interface CaseToWrite {
  /** Co-handlers that still owe their opinion, by name. */
  readonly owing: readonly string[];
  readonly contact: { readonly contactedOn?: string | undefined; readonly way?: string | undefined } | undefined;
}

/** What the case lacks for the lead's letter: every opinion, and that somebody spoke with the member. */
export function missingInCase({ owing, contact }: CaseToWrite): Missing[] {
  const isSpokenTo = (contact?.contactedOn ?? '') !== '' && (contact?.way ?? '') !== '';
  return [
    ...(owing.length === 0 ? [] : [{ field: 'opinions' as const, term: { zh: zh.missingOpinions(owing), en: en.missingOpinions(owing) } }]),
    ...(isSpokenTo ? [] : [{ field: 'contact' as const, term: terms.contact }]),
  ];
}

const ofProposal: ReadonlySet<Letter['kind']> = new Set(['reply', 'opinion']);
const missingFields = [
  'class',
  'publicity',
  'session',
  'caseNumber',
  'addressees',
  'body',
  'handler',
  'phone',
  'copies',
  'number',
  'date',
  'contact',
] as const satisfies readonly MissingField[];

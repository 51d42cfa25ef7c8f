import type { Term } from '#core/contracts/term.ts';
import { termsOf } from '#core/contracts/term.ts';
import type { Letter } from './letter.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

type MissingField = keyof typeof zh.missing;

const terms: Readonly<Record<MissingField, Term>> = /* @__PURE__ */ termsOf(zh.missing, en.missing);

export interface Missing {
  readonly field: MissingField;
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
  };
  return missingFields.filter((field) => lacks[field]).map((field) => ({ field, term: terms[field] }));
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
] as const satisfies readonly MissingField[];

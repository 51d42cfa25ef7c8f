import type { Place } from './source-text.ts';

/** How a field was found: as letters have it, in an unusual place or form, or only pieced together. */
export type Sureness = 'certain' | 'likely' | 'guessed';

export interface Found<T> {
  readonly value: T;
  readonly sure: Sureness;
  /** Where it stands in the text; several places for what is spread. */
  readonly at: readonly Place[];
}

export interface LetterNumber {
  /** As it is printed, spaces aside. */
  readonly text: string;
  /** 机关代字. */
  readonly code: string;
  readonly year: number;
  /** With its leading zeros. */
  readonly serial: string;
}

export interface Session {
  /** 届. */
  readonly term: number;
  /** 次. */
  readonly meeting: number;
}

/** Who is written to: members by name, or one body. */
export interface Addressees {
  readonly names: readonly string[];
  readonly kind: 'members' | 'body' | 'lead-unit';
  /** 委员, or what stands in its place. */
  readonly honorific?: string;
  /** 等: there are more than are named. */
  readonly etc?: true;
  /** 等N位. */
  readonly count?: number;
}

export interface Point {
  readonly heading: string;
  readonly answer: string;
}

export interface Promise {
  readonly text: string;
  /** The last day of what is said: 2026年10月底前 is 2026-10-31. */
  readonly by: string;
}

interface PrintLine {
  readonly by: string;
  readonly on: string;
}

/** What a letter says, field by field. */
export interface LetterRecord {
  readonly kind: 'reply' | 'co-handler-to-member' | 'opinion';
  readonly issuer: string;
  readonly number: LetterNumber;
  readonly class: string;
  /** As it is printed: 主动公开, 依申请公开, 不予公开, 同意公开 … */
  readonly publicity: string;
  readonly title: string;
  readonly session: Session;
  /** Text, because schemes differ. */
  readonly caseNumber: string;
  readonly addressees: Addressees;
  /** What the proposal asks for, as the opening quotes it. */
  readonly matter: string;
  readonly points: readonly Point[];
  readonly promises: readonly Promise[];
  /** 签发人. */
  readonly signer: string;
  /** 主办领导 and what else it is called. */
  readonly leader: string;
  /** 主办人 and what else it is called. */
  readonly handler: string;
  readonly phone: string;
  readonly copies: readonly string[];
  /** 报: whom it is reported to. */
  readonly reports: readonly string[];
  readonly printed: PrintLine;
  readonly date: string;
}

export type FieldName = keyof LetterRecord;
export type ReadFields = { [K in FieldName]?: Found<LetterRecord[K]> };

export const fieldNames = [
  'kind',
  'issuer',
  'number',
  'class',
  'publicity',
  'title',
  'session',
  'caseNumber',
  'addressees',
  'matter',
  'points',
  'promises',
  'signer',
  'leader',
  'handler',
  'phone',
  'copies',
  'reports',
  'printed',
  'date',
] as const satisfies readonly FieldName[];

const flagKinds = [
  'impossible-date',
  'number-damaged',
  'date-damaged',
  'wrong-honorific',
  'salutation-unusual',
  'words-doubled',
  'masked',
  'deputies-thanked',
  'suggestion-of-deputies',
  'several-cases',
  'texts-differ',
] as const;

/** What somebody should look at, with where it stands. */
export interface LetterFlag {
  readonly kind: (typeof flagKinds)[number];
  readonly text: string;
  readonly at: Place;
}

export interface LetterReading {
  readonly fields: ReadFields;
  readonly flags: readonly LetterFlag[];
  readonly missing: readonly FieldName[];
}

/** What one part of the reading found. */
export interface PartReading {
  readonly fields: ReadFields;
  readonly flags: readonly LetterFlag[];
}

import type { Term } from '#core/contracts/term.ts';
import type { Place } from '../read/source-text.ts';

export const findingKinds = [
  'other-number',
  'other-class',
  'other-date',
  'other-case-number',
  'other-session',
  'wrong-honorific',
  'wrong-name',
  'unanswered',
  'promise-without-date',
  'private-phone',
  'placeholder',
  'impossible-date',
  'numbering',
  'address-form',
  'no-contact',
  'unknown-picture',
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** What is wrong with a text, where, and how it is mended. Errors keep a letter from being signed, advice does not. */
export interface Finding {
  readonly kind: FindingKind;
  readonly weight: 'error' | 'advice';
  /** In the text that was checked; absent for what is not there. */
  readonly at?: Place;
  /** The words it is about. */
  readonly quoted: string;
  readonly says: Term;
  readonly mend: Term;
}

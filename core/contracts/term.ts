import { keysOf, recordOf } from './record-of.ts';

/** A term in both languages; Chinese is what a user reads first. */
export interface Term {
  readonly zh: string;
  readonly en: string;
}

/** What a catalogue in another language must hold to say the same: every key, with functions of the same facts. */
export type Words<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...facts: infer F) => string
      ? (...facts: F) => string
      : Words<T[K]>;
};

/** Two catalogues of single words as terms, by the same keys. */
export function termsOf<K extends string>(zh: Readonly<Record<K, string>>, en: Readonly<Record<K, string>>): Readonly<Record<K, Term>> {
  return recordOf(keysOf<K>(zh), (key) => ({ zh: zh[key], en: en[key] }));
}

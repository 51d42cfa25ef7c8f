import { termsOf } from '#core/contracts/term.ts';
import type { Term } from '#core/contracts/term.ts';
import type { ColumnKey, ImportKind } from './import-kinds.ts';
import type { ImportState } from './import-log.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

export const importKindTerms: Readonly<Record<ImportKind, Term>> = /* @__PURE__ */ termsOf(zh.kinds, en.kinds);
const columnTerms: Readonly<Record<ColumnKey, Term>> = /* @__PURE__ */ termsOf(zh.columns, en.columns);
const ofPeople: Readonly<Record<string, Term>> = /* @__PURE__ */ termsOf(zh.columnsOfPeople, en.columnsOfPeople);

/** What a column of a kind is called. */
export function columnTerm(kind: ImportKind, key: ColumnKey): Term {
  return (kind === 'people' ? ofPeople[key] : undefined) ?? columnTerms[key];
}

export type FaultName = keyof typeof zh.faults;
export type AdviceName = keyof typeof zh.advice;
type Facts = Readonly<Record<string, string>>;

/** What is wrong, in words. */
export const faultTerm = (name: FaultName, facts: Facts = {}): Term => ({
  zh: fill(zh.faults[name], facts),
  en: fill(en.faults[name], facts),
});

/** What should be looked at, in words. */
export const adviceTerm = (name: AdviceName, facts: Facts = {}): Term => ({
  zh: fill(zh.advice[name], facts),
  en: fill(en.advice[name], facts),
});

export const doesTerms = /* @__PURE__ */ termsOf(zh.does, en.does);
export const outcomeTerms = /* @__PURE__ */ termsOf(zh.outcomes, en.outcomes);
export const importStateTerms: Readonly<Record<ImportState, Term>> = /* @__PURE__ */ termsOf(zh.states, en.states);

function fill(text: string, facts: Facts): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => facts[key] ?? whole);
}

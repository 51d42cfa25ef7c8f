import { publicities, proposalKinds } from '#core/case/content.ts';
import * as caseEn from '#core/case/texts.en.ts';
import * as caseZh from '#core/case/texts.zh.ts';
import type { Term } from '#core/contracts/term.ts';
import { shown } from '#core/import/read/row-reader.ts';
import type { RowReader } from '#core/import/read/row-reader.ts';
import type { ColumnKey } from './import-kinds.ts';
import * as en from './texts.en.ts';
import * as zh from './texts.zh.ts';

/** Something to choose, as a sheet has it: by its Chinese or English name, or by its value. */
export interface SheetChoice<V extends string = string> {
  readonly value: V;
  readonly label: Term;
}

export const kindChoices = proposalKinds.map((value) => ({ value, label: { zh: caseZh.values[value], en: caseEn.values[value] } }));
export const publicityChoices = publicities.map((value) => ({ value, label: { zh: caseZh.values[value], en: caseEn.values[value] } }));
export const reviewChoices = (['pending', 'filed'] as const).map((value) => ({
  value,
  label: { zh: zh.reviews[value], en: en.reviews[value] },
}));
export const yesNoChoices = (['yes', 'no'] as const).map((value) => ({ value, label: { zh: zh.yesNo[value], en: en.yesNo[value] } }));
export const languageChoices = (['zh', 'en'] as const).map((value) => ({
  value,
  label: { zh: zh.languages[value], en: en.languages[value] },
}));

/** The value that is meant; `undefined` for an empty cell, and for what cannot be chosen, which is a fault. */
export function chosen<V extends string>(row: RowReader, column: ColumnKey, choices: readonly SheetChoice<V>[]): V | undefined {
  const text = row.text(column);
  return text === undefined ? undefined : meant(row, column, text, choices);
}

export function meant<V extends string>(
  row: RowReader,
  column: ColumnKey,
  text: string,
  choices: readonly SheetChoice<V>[],
): V | undefined {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const found = choices.find(({ value, label }) => [value, label.zh, label.en].some((name) => name.toLowerCase() === plain));
  if (found !== undefined) return found.value;
  return row.says(column, 'unknown-choice', { value: shown(text), choices: choices.map(({ label }) => label.zh).join('、') });
}

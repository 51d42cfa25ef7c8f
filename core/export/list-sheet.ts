import type { SheetToWrite } from '#core/ports/files/spreadsheets.ts';
import * as en from './list-texts.en.ts';
import * as zh from './list-texts.zh.ts';

export const languages = ['zh', 'en'] as const;

export type SheetLanguage = (typeof languages)[number];
const words = { zh, en };

type ListName = keyof typeof zh.lists;
type ColumnName = keyof typeof zh.columns;
type Cell = string | number | undefined;

const wide: Readonly<Partial<Record<ColumnName, number>>> = {
  title: 46,
  lead: 28,
  coHandlers: 36,
  unit: 28,
  due: 20,
  task: 20,
  noticeNumber: 22,
};

/** A list as a sheet, its headings in the reader's language. */
export function listSheet(
  list: ListName,
  language: SheetLanguage,
  columns: readonly ColumnName[],
  rows: readonly (readonly Cell[])[],
): SheetToWrite {
  const { lists, columns: names } = words[language];
  return {
    name: lists[list],
    headings: columns.map((column) => names[column]),
    rows: rows.map((row) => row.map((cell) => cell ?? '')),
    widths: columns.map((column) => wide[column] ?? 14),
  };
}

export const lightName = (light: keyof typeof zh.lights, language: SheetLanguage): string => words[language].lights[light];

export const roleName = (role: keyof typeof zh.roles, language: SheetLanguage): string => words[language].roles[role];

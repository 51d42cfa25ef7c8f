import { cellText, mostColumns, mostRows } from '#core/reply/table-text.ts';

export type Rows = readonly (readonly string[])[];

/** A place in a table, counted from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** What somebody inserts: a head and two rows below it. */
export const newTable: Rows = [
  ['', '', ''],
  ['', '', ''],
  ['', '', ''],
];

export const withCell = (rows: Rows, { row, column }: Cell, text: string): Rows =>
  rows.map((cells, at) => (at === row ? cells.map((cell, index) => (index === column ? cellText(text) : cell)) : cells));

export function withRow(rows: Rows, before: number): Rows {
  if (rows.length >= mostRows) return rows;
  const empty = (rows[0] ?? []).map(() => '');
  return [...rows.slice(0, before), empty, ...rows.slice(before)];
}

export function withColumn(rows: Rows, before: number): Rows {
  if ((rows[0]?.length ?? 0) >= mostColumns) return rows;
  return rows.map((cells) => [...cells.slice(0, before), '', ...cells.slice(before)]);
}

/** The last row, and the last two columns, stay: without them it is no table. */
export const withoutRow = (rows: Rows, row: number): Rows => (rows.length <= 1 ? rows : rows.filter((_, at) => at !== row));

export const withoutColumn = (rows: Rows, column: number): Rows =>
  (rows[0]?.length ?? 0) <= 2 ? rows : rows.map((cells) => cells.filter((_, at) => at !== column));

/** What was copied from a sheet, from a cell on to the right and down; the table grows as far as a table may. */
export function withPasted(rows: Rows, { row, column }: Cell, text: string): Rows {
  const pasted = text
    .replace(/(?:\r?\n)+$/u, '')
    .split(/\r?\n/u)
    .map((line) => line.split('\t'));
  const columns = Math.min(mostColumns, Math.max(rows[0]?.length ?? 0, column + Math.max(...pasted.map((cells) => cells.length))));
  const count = Math.min(mostRows, Math.max(rows.length, row + pasted.length));
  return Array.from({ length: count }, (_, r) =>
    Array.from({ length: columns }, (__, c) => cellText(pasted[r - row]?.[c - column] ?? rows[r]?.[c] ?? '').trim()),
  );
}

import type { SQLOutputValue } from 'node:sqlite';

export type Row = Readonly<Record<string, SQLOutputValue>>;

const mismatch = (row: Row, column: string): Error =>
  new TypeError(`The Step Functions store is damaged: column ${column} holds ${typeof row[column]}`);

export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw mismatch(row, column);
}

export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw mismatch(row, column);
}

/** `undefined` where the column is NULL. */
export const optionalTextOf = (row: Row, column: string): string | undefined => (row[column] === null ? undefined : textOf(row, column));

/** `undefined` where the column is NULL. */
export const optionalNumberOf = (row: Row, column: string): number | undefined =>
  row[column] === null ? undefined : numberOf(row, column);

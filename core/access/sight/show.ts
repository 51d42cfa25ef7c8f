import { common, sees } from './look.ts';
import type { Look, Matter } from './look.ts';
import type { FieldRow } from './row.ts';

/**
 * A row for each field of `T`; a field without one does not compile. What an answer cannot do without is seen by whoever sees the
 * thing: a field that some may not see is an optional one.
 */
export type FieldRows<T> = { readonly [K in keyof T]-?: T extends Record<K, unknown> ? 'always' : FieldRow };

/** The thing without what the reader may not see of it. */
export function show<T extends object>(rows: FieldRows<T>, whole: T, look: Look, matter: Matter = common): T {
  return keep(rows, whole, (row) => sees(look, row, matter));
}

/** A notice, its mail: what is not for everybody who is told of it is for those who see whom it went to. */
export function showNotice<T extends object>(rows: FieldRows<T>, whole: T, seen: 'named' | 'told'): T {
  return keep(rows, whole, (row) => row === 'always' || seen === 'named');
}

function keep<T extends object>(rows: FieldRows<T>, whole: T, isSeen: (row: FieldRow) => boolean): T {
  const shown = { ...whole };
  const byField = new Map<string, FieldRow>(Object.entries(rows));
  for (const field of Object.keys(whole)) {
    const row = byField.get(field);
    if (row === undefined || !isSeen(row)) Reflect.deleteProperty(shown, field);
  }
  return shown;
}

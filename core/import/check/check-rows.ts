import { Refusal } from '#core/errors/refusal.ts';
import type { ReadSheet, SheetRow } from '#core/ports/files/spreadsheets.ts';
import type { Headings } from '#core/import/read/headings.ts';
import { findHeadings } from '#core/import/read/headings.ts';
import type { ColumnKey, ImportKind } from '#core/import/import-kinds.ts';
import type { ReportedFault } from '#core/import/import-line.ts';
import { RowReader } from '#core/import/read/row-reader.ts';
import type { RowFault } from '#core/import/read/row-reader.ts';
import { faultTerm } from '#core/import/terms.ts';

/** As many as a session of a large city has, twice over. */
export const MOST_ROWS = 2000;

/** A row and what was read in it; nothing where it has faults. */
export interface RowRead<T> {
  readonly row: number;
  readonly read: T | undefined;
  readonly faults: readonly RowFault[];
}

/** Reads the rows of a sheet below its headings, each by itself; empty ones are left out. @throws Refusal as `findHeadings` */
export function readRows<T>(
  kind: ImportKind,
  sheet: ReadSheet,
  read: (row: RowReader) => T | undefined,
): { readonly headings: Headings; readonly rows: readonly RowRead<T>[] } {
  const headings = findHeadings(kind, sheet);
  const filled = sheet.rows.filter((row) => row.row > headings.row && !isEmpty(row));
  if (filled.length === 0) throw new Refusal('ImportEmptyError');
  if (filled.length > MOST_ROWS) throw new Refusal('ImportTooManyRowsError', { rows: filled.length, most: MOST_ROWS });
  const rows = filled.map((row): RowRead<T> => {
    if (sheet.mergedRows.has(row.row)) return { row: row.row, read: undefined, faults: [{ told: faultTerm('merged') }] };
    const reader = new RowReader(row, headings);
    const found = read(reader);
    return { row: row.row, read: reader.faults.length > 0 ? undefined : found, faults: reader.faults };
  });
  return { headings, rows };
}

function isEmpty({ cells }: SheetRow): boolean {
  return cells.every((cell) => typeof cell === 'string' && cell.trim() === '');
}

/** A row's faults with where they are. */
export function located(row: number, faults: readonly RowFault[], headings: Headings): ReportedFault[] {
  return faults.map(({ column, told }) => ({ row, ...placeOf(column, headings), told: { ...told } }));
}

function placeOf(column: ColumnKey | undefined, { places }: Headings): Pick<ReportedFault, 'column' | 'letter'> {
  if (column === undefined) return {};
  const place = places.get(column);
  return { column, ...(place === undefined ? {} : { letter: letterOf(place) }) };
}

/** `A`, `Z`, `AA` … of a place from 0. */
function letterOf(place: number): string {
  const before = Math.floor(place / 26) - 1;
  return `${before < 0 ? '' : letterOf(before)}${String.fromCodePoint(65 + (place % 26))}`;
}

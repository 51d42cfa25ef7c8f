import { Refusal } from '#core/errors/refusal.ts';
import type { Cell, ReadSheet, SheetRow } from '#core/ports/files/spreadsheets.ts';
import { columnKeys, requiredColumns } from '#core/import/import-kinds.ts';
import type { ColumnKey, ImportKind } from '#core/import/import-kinds.ts';
import { columnTerm } from '#core/import/terms.ts';
import * as en from '#core/import/texts.en.ts';
import * as zh from '#core/import/texts.zh.ts';

/** Where the columns of a sheet are. */
export interface Headings {
  /** The row they stand in. */
  readonly row: number;
  /** Places from 0. */
  readonly places: ReadonlyMap<ColumnKey, number>;
  /** Headings that say nothing here. */
  readonly unknown: readonly string[];
}

// Above its headings a sheet has a title and a note at most.
const LOOKED_THROUGH = 10;

/**
 * Finds the row of headings, in Chinese or English, as the template has them or as offices write them: the first that names two
 * columns or more.
 * @throws Refusal `ImportHeadingsError` {missing, twice}; `ImportEmptyError`
 */
export function findHeadings(kind: ImportKind, { rows }: ReadSheet): Headings {
  const names = namesOf(kind);
  const filled = rows.filter(({ cells }) => cells.some((cell) => typeof cell !== 'string' || cell.trim() !== ''));
  if (filled.length === 0) throw new Refusal('ImportEmptyError');
  const found = filled.slice(0, LOOKED_THROUGH).map((row) => ({ row, keys: row.cells.map((cell) => keyOf(cell, names)) }));
  const best = found.find(({ keys }) => new Set(keys.filter((key) => key !== undefined)).size >= 2);
  if (best === undefined) throw refused(kind, requiredColumns[kind], []);
  const places = new Map<ColumnKey, number>();
  const twice = new Set<ColumnKey>();
  for (const [place, key] of best.keys.entries()) {
    if (key === undefined) continue;
    if (places.has(key)) twice.add(key);
    places.set(key, place);
  }
  const missing = requiredColumns[kind].filter((key) => !places.has(key));
  if (missing.length > 0 || twice.size > 0) throw refused(kind, missing, [...twice]);
  return { row: best.row.row, places, unknown: unknownOf(best.row, best.keys) };
}

function refused(kind: ImportKind, missing: readonly ColumnKey[], twice: readonly ColumnKey[]): Refusal {
  const told = (keys: readonly ColumnKey[]) => keys.map((key) => columnTerm(kind, key).zh);
  return new Refusal('ImportHeadingsError', { missing: told(missing), twice: told(twice) });
}

function unknownOf({ cells }: SheetRow, keys: readonly (ColumnKey | undefined)[]): string[] {
  return cells.flatMap((cell, place) => (typeof cell === 'string' && cell.trim() !== '' && keys[place] === undefined ? [cell.trim()] : []));
}

function namesOf(kind: ImportKind): ReadonlyMap<string, ColumnKey> {
  const names = new Map<string, ColumnKey>();
  // What a column is called counts more than what else it may be called.
  for (const key of columnKeys[kind]) {
    for (const name of [...(zh.aliases[key] ?? []), ...(en.aliases[key] ?? [])]) names.set(plain(name), key);
  }
  for (const key of columnKeys[kind]) {
    const { zh: chinese, en: english } = columnTerm(kind, key);
    for (const name of [key, chinese, english]) names.set(plain(name), key);
  }
  return names;
}

function keyOf(cell: Cell, names: ReadonlyMap<string, ColumnKey>): ColumnKey | undefined {
  if (typeof cell !== 'string') return undefined;
  // A heading of the template has both languages, a line each.
  for (const part of [cell, ...cell.split('\n')]) {
    const key = names.get(plain(part));
    if (key !== undefined) return key;
  }
  return undefined;
}

/** Without marks, notes in brackets and spaces, in one width and one case. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/[\s*:_-]+/g, '')
    .toLowerCase();
}

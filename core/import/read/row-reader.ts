import type { Term } from '#core/contracts/term.ts';
import type { Cell, CellFault, SheetRow } from '#core/ports/files/spreadsheets.ts';
import type { Headings } from './headings.ts';
import type { ColumnKey } from '#core/import/import-kinds.ts';
import { faultTerm } from '#core/import/terms.ts';
import type { FaultName } from '#core/import/terms.ts';

/** What is wrong with a row, and in which of its columns. */
export interface RowFault {
  readonly column?: ColumnKey;
  readonly told: Term;
}

/** Reads one row column by column, and keeps what is wrong with it. */
export class RowReader {
  readonly faults: RowFault[] = [];
  readonly #cells: readonly Cell[];
  readonly #headings: Headings;

  constructor({ cells }: SheetRow, headings: Headings) {
    this.#cells = cells;
    this.#headings = headings;
  }

  /** The text of a column; `undefined` for an empty cell, and for one that cannot be read, which is a fault. */
  text(column: ColumnKey): string | undefined {
    const place = this.#headings.places.get(column);
    const cell = place === undefined ? undefined : this.#cells[place];
    if (cell === undefined) return undefined;
    if (typeof cell === 'string') return withoutGuard(cell).trim() || undefined;
    this.says(column, cellFaults[cell.fault]);
    return undefined;
  }

  /** The same where nothing else would do. */
  required(column: ColumnKey): string {
    const before = this.faults.length;
    const text = this.text(column);
    if (text === undefined && this.faults.length === before) this.says(column, 'missing');
    return text ?? '';
  }

  /** What one cell lists. */
  list(column: ColumnKey): string[] {
    const parts = (this.text(column) ?? '').split(/[、，,;；\n]+/u).map((part) => part.trim());
    return [...new Set(parts.filter((part) => part !== ''))];
  }

  says(column: ColumnKey, name: FaultName, facts: Readonly<Record<string, string>> = {}): undefined {
    this.faults.push({ column, told: faultTerm(name, facts) });
    return undefined;
  }
}

const cellFaults: Readonly<Record<CellFault, FaultName>> = {
  formula: 'formula',
  date: 'date',
  error: 'error',
  'long-number': 'long-number',
};

/** What our own lists put before a text that would be a formula, goes again when it comes back. */
function withoutGuard(text: string): string {
  return /^'[=+\-@\t]/u.test(text) ? text.slice(1) : text;
}

/** A text of the file as it is shown in a message: short, on one line. */
export function shown(text: string): string {
  const clean = text.toWellFormed().replaceAll(/[\p{C}\p{Z}]+/gu, ' ');
  return clean.length > 40 ? `${clean.slice(0, 40).toWellFormed()}…` : clean;
}

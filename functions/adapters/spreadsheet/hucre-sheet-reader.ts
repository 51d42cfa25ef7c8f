import { parseCsv, detectDelimiter } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import type { Sheet } from 'hucre/xlsx';
import { Refusal } from '#core/errors/refusal.ts';
import { MOST_ROWS } from '#core/import/check/check-rows.ts';
import type { Cell, ReadSheet, SheetReader } from '#core/ports/files/spreadsheets.ts';
import { log } from '#functions/platform/log.ts';
import { checkWorkbook } from './check-workbook.ts';
import { decodeText } from './decode-text.ts';

// Above the rows stand a title, a note and the headings.
const MOST_READ = MOST_ROWS + 20;
const LAST_COLUMN = 'BH';
const MOST_COLUMNS = 60;
const MOST_CELL = 40_000;

/** Reads sheets with `hucre`. Formulas are never run: what a program saved as their result is what is read. */
export const hucreSheetReader: SheetReader = {
  async read(bytes) {
    if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new Refusal('SheetOldFormatError');
    return startsWith(bytes, [0x50, 0x4b]) ? readWorkbook(bytes) : readText(bytes);
  },
};

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

async function readWorkbook(bytes: Uint8Array): Promise<ReadSheet> {
  checkWorkbook(bytes);
  const { sheets } = await parsed(bytes);
  const sheet = sheets.find(({ hidden, veryHidden }) => hidden !== true && veryHidden !== true);
  if (sheet === undefined) throw new Refusal('SheetUnreadableError');
  const { rows, cells } = sheet;
  return ended(
    rows.map((row, index) => row.slice(0, MOST_COLUMNS).map((value, place) => cellOf(value, cells?.get(`${index},${place}`)))),
    mergedRowsOf(sheet),
  );
}

async function parsed(bytes: Uint8Array) {
  try {
    return await readXlsx(bytes, { range: `A1:${LAST_COLUMN}${MOST_READ + 1}` });
  } catch (error) {
    log('warn', 'sheet not read', { why: error instanceof Error ? error.name : 'unknown' });
    throw new Refusal('SheetUnreadableError');
  }
}

type Value = Sheet['rows'][number][number];
type Detail = Parameters<NonNullable<Sheet['cells']>['set']>[1];

function cellOf(value: Value, detail: Detail | undefined): Cell {
  const isFormula = detail?.type === 'formula' || detail?.formula !== undefined;
  if (value === null) return isFormula ? { fault: 'formula' } : '';
  if (value instanceof Date) return { fault: 'date' };
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return numeral(value);
  if (detail?.type === 'error' || /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/.test(value)) return { fault: 'error' };
  return tidy(value);
}

// A spreadsheet keeps fifteen digits of a number.
function numeral(value: number): Cell {
  if (Math.abs(value) >= 1e15) return { fault: 'long-number' };
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}

/** Rows that share a cell with the row above or below. One that is merged within a row says what its first cell says. */
function mergedRowsOf({ merges = [] }: Sheet): Set<number> {
  const rows = new Set<number>();
  for (const { startRow, endRow } of merges) {
    if (startRow === endRow) continue;
    for (let row = startRow; row <= Math.min(endRow, MOST_READ); row += 1) rows.add(row + 1);
  }
  return rows;
}

function readText(bytes: Uint8Array): ReadSheet {
  const text = decodeText(bytes);
  const rows = parseCsv(text, { delimiter: detectDelimiter(text), maxRows: MOST_READ + 1 });
  return ended(
    rows.map((row) => row.slice(0, MOST_COLUMNS).map((value) => (value === null ? '' : tidy(String(value))))),
    new Set(),
  );
}

function tidy(text: string): string {
  if (text.length > MOST_CELL) throw new Refusal('SheetTooLargeError', { limit: MOST_CELL });
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\u00a0', ' ');
}

/** @throws Refusal `ImportTooManyRowsError` for a sheet that goes on */
function ended(rows: readonly (readonly Cell[])[], mergedRows: ReadonlySet<number>): ReadSheet {
  const filled = rows.filter((cells) => cells.some((cell) => typeof cell !== 'string' || cell.trim() !== '')).length;
  if (filled > MOST_READ) throw new Refusal('ImportTooManyRowsError', { rows: filled, most: MOST_ROWS });
  return { rows: rows.map((cells, index) => ({ row: index + 1, cells })), mergedRows };
}

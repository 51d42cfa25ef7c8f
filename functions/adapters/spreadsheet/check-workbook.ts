import { Refusal } from '#core/errors/refusal.ts';
import { checkedZip } from '../letters/checked-zip.ts';
import { UnreadableFileError } from '../letters/unreadable-file-error.ts';

// Two thousand rows of thirty columns, and as much again that is only formatted.
const MOST_CELLS = 120_000;
const MOST_DEPTH = 40;
const MOST_SHEETS = 20;

/**
 * Looks a workbook over before anything reads it: what it unpacks to, how many cells it has, how deep its markup goes, and that it
 * brings neither macros nor entities of its own.
 * @throws Refusal `SheetUnreadableError`, `SheetTooLargeError`
 */
export function checkWorkbook(bytes: Uint8Array): void {
  const entries = unpacked(bytes);
  const names = [...entries.keys()];
  if (!entries.has('[Content_Types].xml') || !names.some((name) => /^xl\/workbook\.xml$/i.test(name)))
    throw new Refusal('SheetUnreadableError');
  if (names.some((name) => /vbaProject|macrosheets|\.bin$/i.test(name) && !/printerSettings/i.test(name)))
    throw new Refusal('SheetUnreadableError');
  if (names.filter((name) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name)).length > MOST_SHEETS) throw tooLarge(MOST_SHEETS);
  let cells = 0;
  for (const [name, content] of entries) {
    if (!/\.(?:xml|rels)$/i.test(name)) continue;
    cells += checkMarkup(content.toString('latin1'));
    if (cells > MOST_CELLS) throw tooLarge(MOST_CELLS);
  }
}

function unpacked(bytes: Uint8Array): Map<string, Buffer> {
  try {
    return checkedZip(bytes);
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    if (error.fault === 'bomb') throw tooLarge(0);
    throw new Refusal('SheetUnreadableError');
  }
}

/** How many cells it has. @throws Refusal where it declares something, or is nested too deep */
function checkMarkup(markup: string): number {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(markup)) throw new Refusal('SheetUnreadableError');
  let [depth, cells] = [0, 0];
  for (const [, closing, name, empty] of markup.matchAll(/<(\/?)([A-Za-z][\w:.-]*)[^>]*?(\/?)>/g)) {
    if (name === 'c' || name?.endsWith(':c') === true) cells += closing === '' ? 1 : 0;
    if (closing === '/') depth -= 1;
    else if (empty !== '/') depth += 1;
    if (depth > MOST_DEPTH) throw tooLarge(MOST_DEPTH);
  }
  return cells;
}

const tooLarge = (limit: number): Refusal => new Refusal('SheetTooLargeError', { limit });

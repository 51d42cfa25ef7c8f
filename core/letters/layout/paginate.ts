import type { FlowLine } from './laid-out.ts';
import { rowsPerPage } from './measures.ts';

export interface PageRows {
  /** The first row that lines stand in. */
  readonly from: number;
  readonly lines: readonly FlowLine[];
}

/** Lines of the body that go over with a signature that does not fit any more. */
const carried = 2;
/** Title and salutation stay where they are. */
const leftBehind = 4;

/**
 * Rows of pages: no heading at a page's end, no row of a table cut that fits on a page, the table's head again on the next page, and
 * signature and 版记 never on a page without text: the last lines of the body go over with them (GB/T 9704 7.3.5.5 forbids 此页无正文).
 */
export function paginate(
  text: readonly FlowLine[],
  signature: readonly FlowLine[],
  { firstRow, imprintRows }: { readonly firstRow: number; readonly imprintRows: number },
): PageRows[] {
  const pages: FlowLine[][] = [[]];
  const room = () => rowsPerPage - (pages.length === 1 ? firstRow : 0) - (pages.at(-1)?.length ?? 0);
  let head: FlowLine[] = [];
  for (const [index, line] of text.entries()) {
    if (line.table?.head === true) head = line.table.opensRow ? [line] : [...head, line];
    if (line.table === undefined) head = [];
    const needs = line.table === undefined ? needed(text, index) : Math.min(rowsNeeded(text, index, line.table), rowsPerPage - head.length);
    if (room() < Math.max(1, needs)) {
      pages.push(line.table !== undefined && !line.table.head ? head.map(again) : []);
    }
    const isBlankTop =
      line.pieces.length === 0 && line.table === undefined && line.together === undefined && pages.length > 1 && pages.at(-1)?.length === 0;
    if (!isBlankTop) pages.at(-1)?.push(line);
  }
  if (room() < Math.min(rowsPerPage, signature.length + imprintRows)) pages.push([]);
  bringText(pages);
  for (const line of signature) {
    if (room() < 1) pages.push([]);
    pages.at(-1)?.push(line);
  }
  if (room() < imprintRows) pages.push([]);
  return pages.map((lines, index) => ({ from: index === 0 ? firstRow : 0, lines }));
}

/** A table's head needs the first row below it. */
function rowsNeeded(text: readonly FlowLine[], index: number, { head, opensRow, rowSize }: NonNullable<FlowLine['table']>): number {
  if (!head || !opensRow) return rowSize;
  const { table } = text[index + rowSize] ?? {};
  return rowSize + (table?.head === false ? table.rowSize : 0);
}

/** A heading needs the row after it; two headings the rows of both and one more. */
function needed(text: readonly FlowLine[], index: number): number {
  let rows = Math.max(1, text[index]?.together ?? 1);
  while (rows < 6 && text[index + rows - 1]?.withNext === true && text[index + rows] !== undefined) rows += 1;
  return rows;
}

/** Fills the last page with the last lines of the one before, until two of them are text of the letter. */
function bringText(pages: FlowLine[][]): void {
  const [before, last] = [pages.at(-2), pages.at(-1)];
  if (before === undefined || last === undefined) return;
  const isShort = () => last.filter(isText).length < carried || before.at(-1)?.withNext === true;
  while (isShort() && before.length > leftBehind && isLoose(before.at(-1)) && last.length < rowsPerPage / 2) {
    const moved = before.pop();
    if (moved !== undefined) last.unshift(moved);
  }
  while (last[0]?.pieces.length === 0 && isLoose(last[0])) last.shift();
}

/** No row of a table or a picture, which stay where they are. */
const isLoose = (line: FlowLine | undefined): boolean => line?.table === undefined && line?.together === undefined;

function again(line: FlowLine): FlowLine {
  return line.table === undefined ? line : { ...line, table: { ...line.table, again: true } };
}

const isText = ({ role, pieces }: FlowLine): boolean => pieces.length > 0 && (role === 'text' || role === 'heading' || role === 'cell');

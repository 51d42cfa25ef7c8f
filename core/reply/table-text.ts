/** Between the cells of a row: what nobody writes in a text, and reads as a rule. */
const bar = '｜';

const fewestColumns = 2;
export const mostColumns = 8;
export const mostRows = 200;
export const longestCell = 2000;

/** The rows of a table that is kept as text, each as long as the longest. */
export function rowsOf(text: string): string[][] {
  const rows = text.split('\n').map((line) => line.split(bar).map((cell) => cell.trim()));
  const columns = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, () => '')]);
}

/** A table as text; what would end a cell or a row is written otherwise in it. */
export function tableText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cellText).join(bar)).join('\n');
}

/** What a cell may hold of what somebody typed or pasted: one line, without the bar. */
export function cellText(typed: string): string {
  return typed.replaceAll(bar, '|').replaceAll(/[\r\n\t]+/g, ' ');
}

/** Whether the text has the shape of a table that a letter can hold. */
export function isTableText(text: string): boolean {
  const rows = rowsOf(text);
  const columns = rows[0]?.length ?? 0;
  return (
    columns >= fewestColumns && columns <= mostColumns && rows.length <= mostRows && rows.flat().every((cell) => cell.length <= longestCell)
  );
}

export const isEmptyTable = (text: string): boolean => rowsOf(text).every((row) => row.every((cell) => cell === ''));

/** Rows that follow one another and have as many cells: what a plain text has of a table. A list that was copied with tabs after its numbers is none. */
export function tableAt(lines: readonly string[], from: number): string[][] | undefined {
  const first = cellsIn(lines[from] ?? '');
  if (first === undefined || first.length > mostColumns || (first.length === 2 && listMark.test(first[0] ?? ''))) return undefined;
  const rows = [first];
  for (const line of lines.slice(from + 1)) {
    const cells = cellsIn(line);
    if (cells?.length !== first.length || rows.length >= mostRows) break;
    rows.push(cells);
  }
  return rows.length > 1 ? rows : undefined;
}

const listMark = /^(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})[）)、.．]?|[•·●○■□▪◆*-])$/u;

function cellsIn(line: string): string[] | undefined {
  const cells = line.split(line.includes(bar) ? bar : '\t').map((cell) => cell.trim());
  return cells.length >= fewestColumns ? cells : undefined;
}

/** A row by itself in a text whose other lines are paragraphs: with rules at both ends, so that it is read as nothing else. */
export const rowLine = (cells: readonly string[]): string => `${bar}${cells.map(cellText).join(bar)}${bar}`;

/** The cells of such a line. */
export function cellsOfRow(line: string): string[] | undefined {
  return line.length > 1 && line.startsWith(bar) && line.endsWith(bar)
    ? line
        .slice(1, -1)
        .split(bar)
        .map((cell) => cell.trim())
    : undefined;
}

/** A picture in a plain text. */
export const pictureLine = (caption: string): string => `［图：${caption}］`;

/** The caption of a line that stands for a picture. */
export function captionIn(line: string): string | undefined {
  return /^［图：(?<caption>.*)］$/u.exec(line)?.groups?.['caption'];
}

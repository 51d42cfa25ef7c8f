import type { Paragraph } from './paragraph.ts';
import { tableAt, tableText } from './table-text.ts';

const numeral = '[一二三四五六七八九十百]{1,4}';
// The larger first: （1） would be read as a bracketed anything else.
const headings: readonly (readonly [level: number, start: RegExp])[] = [
  [1, new RegExp(`^${numeral}、`)],
  [2, new RegExp(`^[（(]${numeral}[）)]`)],
  [3, /^\d{1,2}[.．](?!\d)/],
  [4, /^[（(]\d{1,2}[）)]/],
];
// A heading says what follows; what is longer, or ends like a sentence in the middle of a text, is a paragraph that begins with a number.
const LONGEST_HEADING = 60;

/**
 * Text that somebody pastes, as paragraphs: blank lines go, a line that begins as headings do is one, without its number, rows of cells
 * are a table. What only begins with a number stays as it is written.
 */
export function readParagraphs(text: string): Paragraph[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const paragraphs: Paragraph[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const rows = tableAt(lines, at);
    paragraphs.push(rows === undefined ? readLine((lines[at] ?? '').trim()) : { level: 0, text: tableText(rows), table: true });
    at += (rows?.length ?? 1) - 1;
  }
  return paragraphs;
}

function readLine(line: string): Paragraph {
  for (const [level, start] of headings) {
    const number = start.exec(line)?.[0];
    if (number === undefined) continue;
    const rest = line.slice(number.length).trim();
    if (rest !== '' && rest.length <= LONGEST_HEADING) return { level, text: rest };
  }
  return { level: 0, text: line };
}

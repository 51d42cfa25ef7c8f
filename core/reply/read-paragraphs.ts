import type { Paragraph } from './paragraph.ts';

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
 * Text that somebody pastes, as paragraphs: blank lines go, a line that begins as headings do is one, without its number. What only
 * begins with a number stays as it is written.
 */
export function readParagraphs(text: string): Paragraph[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readLine);
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

import { isEmptyTable, pictureLine } from './table-text.ts';

/** One paragraph of a reply. The number before a heading is its place among the others and is not written in its text. */
export interface Paragraph {
  /** 0 is body text; 1 to 4 are headings: 一、 · （一） · 1. · （1）. */
  readonly level: number;
  readonly text: string;
  /** The suggestion, counted from 1, that the section under this heading answers. */
  readonly answers?: number;
  /** Its text is a table: a line a row, `｜` between cells, the first row the head. Whoever knows no tables reads it as it is. */
  readonly table?: true;
  /** The file of the case that is shown here as a picture; the text is its caption. */
  readonly picture?: string;
}

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 1 to 99 as headings are counted: 一, 十, 十一, 二十, 二十一. Beyond, in figures. */
function chinese(n: number): string {
  if (n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `${ten}${ones === 0 ? '' : digits[ones]}`;
}

function numberOf(level: number, n: number): string {
  switch (level) {
    case 1:
      return `${chinese(n)}、`;
    case 2:
      return `（${chinese(n)}）`;
    case 3:
      return `${n}.`;
    case 4:
      return `（${n}）`;
    // A level of the future, and body text.
    default:
      return '';
  }
}

/** What stands before each paragraph: the number of a heading, nothing before body text. A heading begins those below it anew. */
export function numbersOf(paragraphs: readonly Pick<Paragraph, 'level'>[]): string[] {
  const counts = [0, 0, 0, 0, 0];
  return paragraphs.map(({ level }) => {
    if (level < 1 || level > 4) return '';
    const n = (counts[level] ?? 0) + 1;
    counts[level] = n;
    counts.fill(0, level + 1);
    return numberOf(level, n);
  });
}

/** The reply as plain text, a line a paragraph. */
export function textOf(paragraphs: readonly Paragraph[]): string {
  const numbers = numbersOf(paragraphs);
  return paragraphs.map((one, index) => `${numbers[index] ?? ''}${plainTextOf(one)}`).join('\n');
}

/** One of them as it is read without a number: of a picture its caption in brackets. */
export function plainTextOf({ text, picture }: Pick<Paragraph, 'text' | 'picture'>): string {
  return picture === undefined ? text : pictureLine(text);
}

/** Nothing is written in it, and nothing shown. */
export function isEmptyParagraph({ text, table, picture }: Pick<Paragraph, 'text' | 'table' | 'picture'>): boolean {
  return picture === undefined && (table === true ? isEmptyTable(text) : text.trim() === '');
}

/** A plain text as it was written, a paragraph a line and each of them body text: `textOf` gives the same again. */
export function asWritten(text: string): Paragraph[] {
  return text.split('\n').map((line) => ({ level: 0, text: line }));
}

/** A name broken into lines, and the width of the longest in pixels at the drawing's text size. */
export interface Label {
  readonly lines: readonly string[];
  readonly width: number;
}

const WIDE_PX = 13;
const NARROW_PX = 7.1;
const LONGEST_LINE_PX = 160;
const STEP_PX = 8;

/**
 * Breaks at spaces, and anywhere between Chinese characters, into lines of much the same length. There is no browser here
 * to measure: widths are estimates.
 */
export function breakLabel(text: string): Label {
  const words = text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? [text];
  let lines = fill(words, LONGEST_LINE_PX);
  for (let width = LONGEST_LINE_PX - STEP_PX; width > 0; width -= STEP_PX) {
    const narrower = fill(words, width);
    if (narrower.length > lines.length) break;
    lines = narrower;
  }
  return { lines, width: Math.max(...lines.map(widthOf)) };
}

function fill(words: readonly string[], longest: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && widthOf((line + word).trimEnd()) > longest) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return [...lines, line.trimEnd()];
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u2e80-\uffef]/.test(character) ? WIDE_PX : NARROW_PX;
  return Math.ceil(width);
}

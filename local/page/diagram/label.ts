/** A name broken into lines, and the width of the longest in pixels at the drawing's text size. */
export interface Label {
  readonly lines: readonly string[];
  readonly width: number;
}

const WIDE_PX = 13;
const NARROW_PX = 7.1;
const LONGEST_LINE_PX = 150;

/** Breaks at spaces, and anywhere between Chinese characters. There is no browser here to measure: widths are estimates. */
export function breakLabel(text: string): Label {
  const words = text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? [text];
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && widthOf((line + word).trimEnd()) > LONGEST_LINE_PX) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  lines.push(line.trimEnd());
  return { lines, width: Math.max(...lines.map(widthOf)) };
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u2e80-\uffef]/.test(character) ? WIDE_PX : NARROW_PX;
  return Math.ceil(width);
}

// Line and paragraph separators, tabs, and the breaks among the controls: a space keeps the words around them apart.
const breaks = /[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu;
// Other controls, the bidirectional ones (UAX #9) and the byte order mark carry no meaning in a line, only harm.
const invisible = /[\p{Cc}\p{Bidi_Control}\uFEFF]/gu;

/**
 * A text as one line that is fit for a header and for a cell: no line breaks, no controls, no half characters, spaces
 * single and none at the ends. What goes into a mail has passed here, wherever it came from.
 */
export function renderLine(text: string): string {
  return text
    .toWellFormed()
    .replace(breaks, ' ')
    .replace(invisible, '')
    .replace(/\s{2,}/gu, ' ')
    .trim();
}

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The first `longest` characters of a line, as a reader counts them; where some are cut off, `…` is the last one. */
export function cutLine(text: string, longest: number): string {
  const line = renderLine(text);
  const whole = Array.from(characters.segment(line), ({ segment }) => segment);
  return whole.length <= longest
    ? line
    : `${whole
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

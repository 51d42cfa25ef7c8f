/** Where something stands in what was given: offsets in UTF-16 units, the end not included. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * A line that holds something. `text` has single spaces, `tight` none; both have figures and brackets in one width. `clean` and
 * `written` are the same with the signs as they were given: an index of `text` is one of `clean`, an index of `tight` one of `written`.
 */
export interface Line extends Place {
  readonly raw: string;
  readonly clean: string;
  readonly written: string;
  readonly text: string;
  readonly tight: string;
  /** Empty lines stand before it. */
  readonly apart: boolean;
}

// Marks that show nothing: zero-width signs, bidirectional controls, soft hyphens. They stand in copies from the web.
const unseen = /[\p{Bidi_Control}\u00AD\u200B-\u200D\u2060\uFEFF\p{Cc}]/u;
const spaces = /[\s\u3000\u00A0]/u;

/** The lines of a text; every sign of them can be traced back by `placeIn`. Time goes with the length. */
export function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let [start, apart] = [0, false];
  for (const raw of source.split(/\r\n|[\n\r\u2028\u2029\f\v]/u)) {
    const line = lineOf(raw, start, apart);
    apart = line === undefined;
    if (line !== undefined) lines.push(line);
    start += raw.length;
    if (start < source.length) start += source.startsWith('\r\n', start) ? 2 : 1;
  }
  return lines;
}

/** One line of a longer one: what a letter written in one line is cut into. */
export function cutLine(line: Line, from: number, to: number): Line | undefined {
  return lineOf(line.raw.slice(from, to), line.start + from, false);
}

function lineOf(raw: string, start: number, apart: boolean): Line | undefined {
  const clean = withoutUnseen(raw);
  if (clean === '') return undefined;
  const text = Array.from(clean, narrow).join('');
  const [written, tight] = [clean.replaceAll(' ', ''), text.replaceAll(' ', '')];
  return { raw, clean, written, text, tight, start, end: start + raw.length, apart };
}

/** Spaces single, none at the ends; what shows nothing left out. */
function withoutUnseen(raw: string): string {
  const kept: string[] = [];
  for (const sign of raw) {
    if (spaces.test(sign)) {
      if (kept.length > 0 && kept.at(-1) !== ' ') kept.push(' ');
    } else if (!unseen.test(sign)) kept.push(sign);
  }
  if (kept.at(-1) === ' ') kept.pop();
  return kept.join('');
}

const alike: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '﹝': '〔',
  '﹞': '〕',
  '：': ':',
  '﹕': ':',
  '∶': ':',
  '；': ';',
  '，': ',',
  '＊': '*',
  '○': '〇',
};

function narrow(sign: string): string {
  const known = alike[sign];
  if (known !== undefined) return known;
  const code = sign.codePointAt(0) ?? 0;
  const isWide = (code >= 0xff10 && code <= 0xff19) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);
  return isWide ? String.fromCodePoint(code - 0xfee0) : sign;
}

/** Where `length` signs of a line's `tight` text from `index` on stand in the source. */
export function placeIn(line: Line, index = 0, length = line.tight.length): Place {
  let [seen, offset] = [0, 0];
  let { start } = line;
  for (const sign of line.raw) {
    if (!spaces.test(sign) && !unseen.test(sign)) {
      if (seen === index) start = line.start + offset;
      seen += sign.length;
      if (seen === index + length) return { start, end: line.start + offset + sign.length };
    }
    offset += sign.length;
  }
  return { start, end: Math.max(start, line.end) };
}

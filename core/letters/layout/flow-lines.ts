import { isPicture, isTable } from '../letter.ts';
import type { Letter, LetterBlock } from '../letter.ts';
import { attachmentLines, contactLine, dateLine, headingMark, publicityWords, salutationLine } from '../letter-lines.ts';
import { pictureLines } from './picture-lines.ts';
import type { PictureSizes } from './picture-lines.ts';
import { tableLines } from './table-lines.ts';
import { breakLines, breakTitle } from './break-lines.ts';
import type { Face, FlowLine, Role } from './laid-out.ts';
import { cell, cellsPerRow, mmPerPoint, size, textArea } from './measures.ts';
import { widthOf, wholeCell } from './signs.ts';

/** Title to attachments in rows; blank rows have no pieces. */
export function textLines(letter: Letter, pictures: PictureSizes): FlowLine[] {
  const paragraphs = counter();
  const title = titleLines(letter.title, paragraphs());
  const salutation =
    letter.addressees === undefined ? [] : lines(salutationLine(letter.addressees), { role: 'salutation', paragraph: paragraphs() }, 0);
  const opening = letter.opening.flatMap((text) => paragraphLines(text, paragraphs));
  const closing = letter.closing.flatMap((text) => paragraphLines(text, paragraphs));
  const attached = attachmentLines(letter).flatMap((text) => attachment(text, paragraphs()));
  return [
    ...title,
    blank,
    ...salutation,
    ...opening,
    ...bodyLines(letter.body, pictures, paragraphs),
    ...closing,
    ...(attached.length === 0 ? [] : [blank, ...attached]),
  ];
}

/** Signature, date, contacts and publicity: what must not stand alone on a page. */
export function signatureLines(letter: Letter): FlowLine[] {
  const { issuer, date } = letter;
  const on = date === undefined ? '' : dateLine(date);
  const signed = breakLines(issuer, { cells: cellsPerRow - 4, first: 0, rest: 0 });
  // The seal goes over both: the date stands four signs in from the right, the name is centred over it as far as two signs allow.
  const dateWidth = widthOf(on) / wholeCell;
  const dateAt = cellsPerRow - 4 - dateWidth;
  const name = signed.map(({ text, width }): FlowLine => {
    const cells = width / wholeCell;
    return line(text, Math.max(0, Math.min(cellsPerRow - 2 - cells, dateAt + dateWidth / 2 - cells / 2)), 'signature', -1);
  });
  const notes = [...contactLines(letter), ...(letter.publicity === undefined ? [] : [`（公开属性：${publicityWords[letter.publicity]}）`])];
  return [
    blank,
    blank,
    ...name,
    ...(on === '' ? [] : [line(on, dateAt, 'date', -2)]),
    ...notes.flatMap((text, index) => lines(text, { role: 'note', paragraph: -3 - index }, 2)),
  ];
}

/** In one line where they fit, else a line each. */
export function contactLines(letter: Letter): string[] {
  const whole = contactLine(letter);
  if (whole === '') return [];
  return widthOf(whole) <= (cellsPerRow - 2) * wholeCell ? [whole] : whole.split('　');
}

const blank: FlowLine = { pieces: [], role: 'text', paragraph: 0 };

function line(text: string, at: number, role: Role, paragraph: number): FlowLine {
  return { pieces: [{ text, at, face: 'body', size: size.body }], role, paragraph };
}

interface Style {
  readonly role: Role;
  readonly paragraph: number;
  readonly face?: Face;
  readonly withNext?: true;
}

function lines(text: string, { role, paragraph, face = 'body', withNext }: Style, first: number, rest = 0): FlowLine[] {
  return breakLines(text, { cells: cellsPerRow, first, rest }).map((broken) => ({
    pieces: [{ text: broken.text, at: broken.indent / wholeCell, face, size: size.body }],
    role,
    paragraph,
    ...(withNext === undefined ? {} : { withNext }),
  }));
}

function paragraphLines(text: string, paragraphs: () => number): FlowLine[] {
  return text.split('\n').flatMap((part) => lines(part.trim(), { role: 'text', paragraph: paragraphs() }, 2));
}

function titleLines(title: string, paragraph: number): FlowLine[] {
  const own = size.title * mmPerPoint;
  return breakTitle(title, Math.floor(textArea.width / own)).map((text) => {
    const width = (widthOf(text) / wholeCell) * own;
    return {
      pieces: [{ text, at: (textArea.width - width) / 2 / cell, face: 'title', size: size.title, cell: own }],
      role: 'title',
      paragraph,
    };
  });
}

function attachment(text: string, paragraph: number): FlowLine[] {
  const label = /^(?:附件：|　　　)(?:\d+\.)?/u.exec(text)?.[0] ?? '';
  const hang = 2 + widthOf(label) / wholeCell;
  const shown = text.replace(/^　　　/u, '');
  const first = text.startsWith('　') ? 5 : 2;
  return lines(shown, { role: 'attachment', paragraph }, first, hang);
}

const faces = { 0: 'body', 1: 'heading', 2: 'kai', 3: 'body', 4: 'body' } as const;

function bodyLines(body: readonly LetterBlock[], pictures: PictureSizes, paragraphs: () => number): FlowLine[] {
  const counts = [0, 0, 0, 0, 0];
  return body.flatMap((block) => {
    if (isTable(block)) return tableLines(block, paragraphs);
    if (isPicture(block)) return pictureLines(block, pictures, paragraphs());
    const { level, text } = block;
    if (level === 0) return paragraphLines(text, paragraphs);
    counts[level] = (counts[level] ?? 0) + 1;
    counts.fill(0, level + 1);
    const marked = `${headingMark(level, counts[level] ?? 1)}${text.replaceAll('\n', ' ')}`;
    return lines(marked, { role: 'heading', paragraph: paragraphs(), face: faces[level], withNext: true }, 2);
  });
}

function counter(): () => number {
  let count = 0;
  return () => (count += 1);
}

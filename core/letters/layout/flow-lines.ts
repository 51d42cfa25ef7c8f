import { isTable } from '../letter.ts';
import type { Letter, LetterBlock, LetterTable } from '../letter.ts';
import { attachmentLines, contactLine, dateLine, headingMark, publicityWords, salutationLine } from '../letter-lines.ts';
import { breakLines, breakTitle } from './break-lines.ts';
import type { Face, FlowLine, Role } from './laid-out.ts';
import { cell, cellsPerRow, mmPerPoint, size, textArea } from './measures.ts';
import { widthOf, wholeCell } from './signs.ts';

/** Title to attachments in rows; blank rows have no pieces. */
export function textLines(letter: Letter): FlowLine[] {
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
    ...bodyLines(letter.body, paragraphs),
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

function bodyLines(body: readonly LetterBlock[], paragraphs: () => number): FlowLine[] {
  const counts = [0, 0, 0, 0, 0];
  return body.flatMap((block) => {
    if (isTable(block)) return tableLines(block, paragraphs);
    const { level, text } = block;
    if (level === 0) return paragraphLines(text, paragraphs);
    counts[level] = (counts[level] ?? 0) + 1;
    counts.fill(0, level + 1);
    const marked = `${headingMark(level, counts[level] ?? 1)}${text.replaceAll('\n', ' ')}`;
    return lines(marked, { role: 'heading', paragraph: paragraphs(), face: faces[level], withNext: true }, 2);
  });
}

function tableLines({ rows, shares }: LetterTable, paragraphs: () => number): FlowLine[] {
  const columns = rows[0]?.length ?? 1;
  const widths = shares?.length === columns ? shares : Array.from({ length: columns }, () => 1);
  const sum = widths.reduce((total, one) => total + one, 0);
  const edges: number[] = [];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + (width / sum) * cellsPerRow);
  return rows.flatMap((row, index) => {
    const starts = [0, ...edges];
    const broken = row.map((text, column) => {
      const cells = Math.max(1, (edges[column] ?? 0) - (starts[column] ?? 0) - 0.5);
      return text.split('\n').flatMap((part) => breakLines(part, { cells, first: 0, rest: 0 }));
    });
    const height = Math.max(1, ...broken.map((cellLines) => cellLines.length));
    const paragraph = paragraphs();
    return Array.from({ length: height }, (_, at): FlowLine => ({
      pieces: broken.flatMap((cellLines, column) => {
        const text = cellLines[at]?.text ?? '';
        return text === ''
          ? []
          : [{ text, at: (starts[column] ?? 0) + 0.25, face: index === 0 ? 'heading' : 'body', size: size.body } as const];
      }),
      role: 'cell',
      paragraph,
      table: { edges, opensRow: at === 0, head: index === 0, rowSize: at === 0 ? height : 0 },
    }));
  });
}

function counter(): () => number {
  let count = 0;
  return () => (count += 1);
}

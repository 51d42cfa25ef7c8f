// Where it is not there already, the library looks for its other half beside itself, and a bundle has no beside.
// oxlint-disable-next-line import/no-unassigned-import
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { draftMark } from '#core/letters/layout/lay-out-letter.ts';
import { UnreadableFileError } from './unreadable-file-error.ts';

const mostPages = 300;

/** A line of a page, in points from the page's lower left corner. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
}

/**
 * The text of a PDF file that has some, a paragraph a line: a line that goes on from the left edge belongs to the one before.
 * @throws UnreadableFileError `picture-only` for scans
 */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const lines = await linesOfPdf(bytes);
  if (lines.length === 0) throw new UnreadableFileError('picture-only');
  return paragraphsOf(lines).join('\n');
}

/** The lines of all pages, from top to bottom. */
async function linesOfPdf(bytes: Uint8Array): Promise<PdfLine[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 });
  try {
    const pdf = await task.promise;
    const lines: PdfLine[] = [];
    for (let page = 1; page <= Math.min(mostPages, pdf.numPages); page += 1) {
      const content = await (await pdf.getPage(page)).getTextContent();
      lines.push(
        ...linesOfPage(
          content.items.flatMap((item) => ('str' in item ? [item] : [])),
          page,
        ),
      );
    }
    return lines;
  } catch (error) {
    throw new UnreadableFileError('not-readable', { cause: error });
  } finally {
    await task.destroy();
  }
}

interface Piece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

function linesOfPage(items: readonly Piece[], page: number): PdfLine[] {
  const pieces = items
    .filter(({ str }) => str.trim() !== '')
    .map(({ str, transform, width }) => ({
      text: str,
      x: transform[4] ?? 0,
      y: transform[5] ?? 0,
      size: Math.abs(transform[3] ?? 0),
      width,
    }))
    .sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: (typeof pieces)[] = [];
  for (const piece of pieces) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (row !== undefined && first !== undefined && Math.abs(first.y - piece.y) <= Math.max(2, first.size * 0.3)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) =>
    joined(
      row.sort((a, b) => a.x - b.x),
      page,
    ),
  );
}

function joined(row: readonly { text: string; x: number; y: number; size: number; width: number }[], page: number): PdfLine {
  const [first] = row;
  let [text, right] = ['', first?.x ?? 0];
  for (const piece of row) {
    // Less than half a sign apart is one word, as grids set their signs.
    if (text !== '' && piece.x - right > piece.size * 0.6) text += ' ';
    text += piece.text;
    right = piece.x + piece.width;
  }
  return { text: text.trim(), x: first?.x ?? 0, right, y: first?.y ?? 0, size: first?.size ?? 0, page };
}

/** Signs that a line may lack at its end, where a figure in brackets went over to the next whole. */
const mostRagged = 9;

/** Lines that fill the measure and are followed by one at the left edge are one paragraph. */
export function paragraphsOf(lines: readonly PdfLine[]): string[] {
  const [left, right] = [leftEdge(lines), Math.max(...lines.map((line) => line.right))];
  const paragraphs: string[] = [];
  let before: PdfLine | undefined;
  for (const line of lines) {
    if (/^[-—─–]\s?\d{1,4}\s?[-—─–]$/u.test(line.text) || line.text === draftMark) continue;
    const goesOn =
      before !== undefined &&
      Math.abs(line.x - left) < line.size * 0.6 &&
      before.right > right - before.size * (/[。：；！？]$/u.test(before.text) ? 3.2 : mostRagged) &&
      Math.abs(before.size - line.size) < 0.6 &&
      !/[：:]$/u.test(before.text);
    if (goesOn) paragraphs.push(`${paragraphs.pop() ?? ''}${line.text}`);
    else paragraphs.push(line.text);
    before = line;
  }
  return paragraphs;
}

/** Of the lines in the size that most lines have: notes and 版记 are set smaller and stand in. */
function leftEdge(lines: readonly PdfLine[]): number {
  const counts = new Map<number, number>();
  for (const { size } of lines) counts.set(Math.round(size), (counts.get(Math.round(size)) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0];
  return Math.min(...lines.filter(({ size }) => Math.round(size) === most).map(({ x }) => x));
}

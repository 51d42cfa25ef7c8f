import type { LetterPicture } from '../letter.ts';
import { breakLines } from './break-lines.ts';
import type { FlowLine } from './laid-out.ts';
import { cellsPerRow, rowHeight, size, textArea } from './measures.ts';
import { wholeCell } from './signs.ts';

/** Width and height in pixels as it is looked at, by the hash of a picture's content; what is not in it cannot be printed. */
export type PictureSizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>;

// A picture prints at 150 dots an inch, and smaller where that is more than the measure or so many rows.
const mmPerPixel = 25.4 / 150;
const mostRows = 14;
/** Free above and below it, so that it does not touch the text. */
const free = 2;
const frame = { width: 100, height: 4 * rowHeight - free };

/** The millimetres that a picture takes on the page; of one that cannot be printed, those of its frame. */
export function printedSize(found: { readonly width: number; readonly height: number } | undefined): { width: number; height: number } {
  if (found === undefined) return frame;
  const { width, height } = found;
  const scale = Math.min(mmPerPixel, textArea.width / width, (mostRows * rowHeight - free) / height);
  return { width: width * scale, height: height * scale };
}

/** Rows of the grid that a picture of this height takes. */
export const rowsOfPicture = (height: number): number => Math.ceil((height + free) / rowHeight);

/** A picture in the middle of the measure with its caption below it, on one page. */
export function pictureLines({ picture: { sha256 }, caption }: LetterPicture, sizes: PictureSizes, paragraph: number): FlowLine[] {
  const found = sizes.get(sha256);
  const { width, height } = printedSize(found);
  const rows = rowsOfPicture(height);
  const captions = caption === '' ? [] : breakLines(caption, { cells: cellsPerRow - 4, first: 0, rest: 0 });
  const together = rows + captions.length;
  const blank = { pieces: [], role: 'caption', paragraph } as const;
  return [
    { ...blank, together, picture: { width, height, sha256, caption, isMissing: found === undefined } },
    ...Array.from({ length: rows - 1 }, (): FlowLine => ({ ...blank, together: 0 })),
    ...captions.map(({ text, width: own }): FlowLine => ({
      pieces: [{ text, at: (cellsPerRow - own / wholeCell) / 2, face: 'kai', size: size.body }],
      role: 'caption',
      paragraph,
      together: 0,
    })),
  ];
}

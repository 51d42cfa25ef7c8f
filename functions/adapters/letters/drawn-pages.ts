import { encode } from 'uqr';
import * as z from 'zod';
import type { LaidOutLetter, Page } from '#core/letters/layout/laid-out.ts';
import type { Picture } from './picture-of.ts';
import { stretchesOf } from '#core/letters/layout/stretches.ts';

const face = z.enum(['body', 'title', 'heading', 'kai', 'song']);
const color = z.enum(['black', 'red']);

/** A page as it is drawn: millimetres from its upper left corner, sizes of type in points. */
export const drawnPageSchema = z.object({
  /** Each is spread over its width. */
  texts: z.array(z.object({ text: z.string(), x: z.number(), y: z.number(), width: z.number(), size: z.number(), face, color })),
  rules: z.array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), color })),
  /** Each with its bytes, as an address that holds them; an empty frame stands for one that cannot be printed. */
  pictures: z.array(
    z.object({
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
      caption: z.string(),
      source: z.string().exactOptional(),
    }),
  ),
  /** The dark cells of the code on the last page, row by row: `#` and `.`. */
  square: z.object({ x: z.number(), y: z.number(), side: z.number(), cells: z.array(z.string()) }).exactOptional(),
});

type DrawnPage = z.input<typeof drawnPageSchema>;

/** What is drawn on each page of a letter, for whoever draws it by himself. */
export function drawnPages({ pages }: LaidOutLetter, pictures: ReadonlyMap<string, Picture> = new Map()): DrawnPage[] {
  return pages.map((page) => drawn(page, pictures));
}

function drawn({ runs, rules, square, pictures: placed }: Page, pictures: ReadonlyMap<string, Picture>): DrawnPage {
  return {
    texts: runs.flatMap((run) =>
      stretchesOf(run).map(({ text, x, width }) => ({
        text,
        x: rounded(x),
        y: rounded(run.baseline),
        width: rounded(width),
        size: run.size,
        face: run.face,
        color: run.color,
      })),
    ),
    rules: rules.map(({ x, y, width, height, color: ofRule }) => ({ x: rounded(x), y: rounded(y), width, height, color: ofRule })),
    pictures: placed.map(({ x, y, width, height, caption, sha256 }) => ({
      x: rounded(x),
      y: rounded(y),
      width: rounded(width),
      height: rounded(height),
      caption,
      ...sourceOf(pictures.get(sha256)),
    })),
    ...(square === undefined ? {} : { square: { x: square.x, y: square.y, side: square.side, cells: cellsOf(square.content) } }),
  };
}

/** What was found to be a picture by its content, and is shown as nothing else. */
function sourceOf(picture: Picture | undefined): { readonly source?: string } {
  return picture === undefined ? {} : { source: `data:image/${picture.kind};base64,${picture.bytes.toString('base64')}` };
}

/** A hundredth of a millimetre is less than a screen shows. */
const rounded = (mm: number): number => Math.round(mm * 100) / 100;

function cellsOf(content: string): string[] {
  return encode(content, { ecc: 'M', border: 0 }).data.map((row) => row.map((isDark) => (isDark ? '#' : '.')).join(''));
}

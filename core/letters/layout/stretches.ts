import type { Run } from './laid-out.ts';
import { isHalfWide, widthOf, wholeCell } from './signs.ts';

/** Signs of one width in a row, spread so that each fills its cell; places in millimetres. */
export interface Stretch {
  readonly text: string;
  readonly x: number;
  readonly width: number;
}

/** A run as what is drawn in one stroke: whatever draws it spreads each stretch over its width. */
export function stretchesOf({ text, x, cell }: Pick<Run, 'text' | 'x' | 'cell'>): Stretch[] {
  const found: Stretch[] = [];
  let at = x;
  for (const stretch of ofOneWidth(text)) {
    const width = (widthOf(stretch) / wholeCell) * cell;
    if (stretch.trim() !== '') found.push({ text: stretch, x: at, width });
    at += width;
  }
  return found;
}

function ofOneWidth(text: string): string[] {
  const found: string[] = [];
  let wide: boolean | undefined;
  for (const sign of text) {
    const isWide = !isHalfWide(sign);
    if (isWide === wide) found.push(`${found.pop() ?? ''}${sign}`);
    else found.push(sign);
    wide = isWide;
  }
  return found;
}

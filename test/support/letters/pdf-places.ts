import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { mmPerPoint, paper } from '#core/letters/layout/measures.ts';

export interface PlacedText {
  readonly text: string;
  readonly page: number;
  /** Millimetres from the page's upper left corner: left, right, the box's upper and lower edge. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}

export interface PlacedBar {
  readonly page: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where texts and bars stand in a PDF, read by another program than the one that wrote it. */
export async function pdfPlaces(bytes: Uint8Array): Promise<{ pages: number; texts: PlacedText[]; bars: PlacedBar[] }> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const [texts, bars]: [PlacedText[], PlacedBar[]] = [[], []];
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const opened = await pdf.getPage(page);
    for (const item of (await opened.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
      const box = size * mmPerPoint;
      const top = paper.height - y * mmPerPoint - 0.88 * box;
      texts.push({ text: item.str, page, left: x * mmPerPoint, right: (x + item.width) * mmPerPoint, top, bottom: top + box, size });
    }
    const { fnArray, argsArray } = await opened.getOperatorList();
    for (const [index, operation] of fnArray.entries()) {
      if (operation !== OPS.constructPath) continue;
      const [left = 0, upper = 0, right = 0, lower = 0] = Array.from(
        (argsArray[index] as unknown[])[2] as Float32Array,
        (value) => value * mmPerPoint,
      );
      bars.push({ page, left, top: upper, width: right - left, height: lower - upper });
    }
  }
  await task.destroy();
  return { pages: pdf.numPages, texts, bars };
}

import { deflateSync } from 'node:zlib';
import { pngChunk, pngSignature } from './png-chunks.ts';

/** A square of dark and light cells as a PNG file, so many pixels a cell. */
export function squarePng(cells: readonly (readonly boolean[])[], pixels: number): Buffer {
  const side = cells.length * pixels;
  const rows = cells.flatMap((row) => {
    const line = Buffer.concat([
      Buffer.from([0]),
      Buffer.from(row.flatMap((isDark) => Array.from({ length: pixels }, () => (isDark ? 0 : 255)))),
    ]);
    return Array.from({ length: pixels }, () => line);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // Eight bits of grey.
  header.writeUInt8(8, 8);
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

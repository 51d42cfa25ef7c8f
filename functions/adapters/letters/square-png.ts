import { crc32, deflateSync } from 'node:zlib';

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
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

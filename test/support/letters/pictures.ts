import { deflateSync } from 'node:zlib';
import { pngChunk, pngSignature } from '#functions/adapters/letters/png-chunks.ts';
import { sampleFiles } from '../sample-files.ts';

interface Png {
  readonly width: number;
  readonly height: number;
  readonly colour: number;
  readonly bits?: number;
  readonly interlaced?: boolean;
  /** Of each row, its filter's number first. */
  readonly rows: readonly (readonly number[])[];
  readonly more?: readonly Buffer[];
}

/** A PNG file of these rows. */
export function pngOf({ width, height, colour, bits = 8, interlaced = false, rows, more = [] }: Png): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colour, 0, 0, interlaced ? 1 : 0], 8);
  const data = deflateSync(Buffer.from(rows.flat()));
  const parts = [pngChunk('IHDR', header), ...more, pngChunk('IDAT', data), pngChunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([pngSignature, ...parts]);
}

/** Red, half seen through, as wide and high as is said. */
export const halfRed = (width: number, height: number): Buffer =>
  pngOf({
    width,
    height,
    colour: 6,
    rows: Array.from({ length: height }, () => [0, ...Array.from({ length: width }, () => [255, 0, 0, 128]).flat()]),
  });

/** A JPEG that its camera took lying on its side. */
export function lyingJpeg(width: number, height: number, orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const segment = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const [plain, length] = [sampleFiles.jpeg(width, height), Buffer.alloc(2)];
  length.writeUInt16BE(segment.length + 2);
  return Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, segment, plain.subarray(2)]);
}

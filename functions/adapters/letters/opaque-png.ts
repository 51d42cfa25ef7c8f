import { deflateSync, inflateSync } from 'node:zlib';
import { pngChunk, pngChunks, pngSignature } from './png-chunks.ts';

const [greyAlpha, colourAlpha] = [4, 6];
// What is unpacked to be laid on white; a page at 300 dots an inch has 8.7 million.
const mostPixels = 12_000_000;

export interface PngHead {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colour: number;
  readonly isInterlaced: boolean;
}

export function pngHead(file: Buffer): PngHead | undefined {
  const [first] = pngChunks(file);
  if (first?.name !== 'IHDR' || first.content.length < 13) return undefined;
  const { content } = first;
  return {
    width: content.readUInt32BE(0),
    height: content.readUInt32BE(4),
    bits: content.readUInt8(8),
    colour: content.readUInt8(9),
    isInterlaced: content.readUInt8(12) !== 0,
  };
}

/**
 * A PNG file without transparency: what is seen through shows the paper. Printed files have none of it, so that each printer prints the same.
 * @returns undefined for one that is too large to be unpacked, damaged, or built up in passes
 */
export function opaquePng(file: Buffer): Buffer | undefined {
  const head = pngHead(file);
  if (head === undefined || head.isInterlaced) return undefined;
  const parts = pngChunks(file);
  const packed = Buffer.concat(parts.flatMap(({ name, content }) => (name === 'IDAT' ? [content] : [])));
  if (packed.length === 0) return undefined;
  if (head.colour === greyAlpha || head.colour === colourAlpha) return laidOnWhite(head, packed);
  const [palette, alpha] = [parts.find(({ name }) => name === 'PLTE')?.content, parts.find(({ name }) => name === 'tRNS')?.content];
  const colours = palette === undefined ? undefined : paletteOnWhite(palette, head.colour === 3 ? alpha : undefined);
  return written(head, { ...(colours === undefined ? {} : { colours }), packed });
}

function written(
  { width, height, bits, colour }: PngHead,
  { colours, packed }: { readonly colours?: Buffer; readonly packed: Buffer },
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(bits, 8);
  header.writeUInt8(colour, 9);
  return Buffer.concat([
    pngSignature,
    pngChunk('IHDR', header),
    ...(colours === undefined ? [] : [pngChunk('PLTE', colours)]),
    pngChunk('IDAT', packed),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const onWhite = (value: number, alpha: number): number => Math.round((value * alpha + 255 * (255 - alpha)) / 255);

function paletteOnWhite(palette: Buffer, alpha: Buffer | undefined): Buffer {
  return alpha === undefined ? palette : Buffer.from(palette.map((value, at) => onWhite(value, alpha[Math.floor(at / 3)] ?? 255)));
}

function laidOnWhite(head: PngHead, packed: Buffer): Buffer | undefined {
  const { width, height, bits, colour } = head;
  if (width * height > mostPixels || (bits !== 8 && bits !== 16)) return undefined;
  const colours = colour === greyAlpha ? 1 : 3;
  const bytes = bits / 8;
  const step = (colours + 1) * bytes;
  const rows = unfiltered(packed, { height, rowBytes: width * step, step });
  if (rows === undefined) return undefined;
  const opaque = Buffer.alloc(height * (width * colours + 1));
  let to = 0;
  for (let from = 0; from < rows.length; from += step) {
    // Each row begins with the kind of its filter: none.
    if (from % (width * step) === 0) to += 1;
    const alpha = rows[from + colours * bytes] ?? 255;
    for (let at = 0; at < colours; at += 1) opaque[to++] = onWhite(rows[from + at * bytes] ?? 0, alpha);
  }
  return written({ ...head, bits: 8, colour: colour === greyAlpha ? 0 : 2 }, { packed: deflateSync(opaque) });
}

/** The rows as they are seen, by the five filters of PNG (ISO 15948, 9). */
function unfiltered(
  packed: Buffer,
  { height, rowBytes, step }: { readonly height: number; readonly rowBytes: number; readonly step: number },
): Buffer | undefined {
  const filtered = inflated(packed, height * (rowBytes + 1));
  if (filtered === undefined) return undefined;
  const rows = Buffer.alloc(height * rowBytes);
  for (let row = 0; row < height; row += 1) {
    const [kind, from, to] = [filtered[row * (rowBytes + 1)] ?? 0, row * (rowBytes + 1) + 1, row * rowBytes];
    for (let at = 0; at < rowBytes; at += 1) {
      const left = at < step ? 0 : (rows[to + at - step] ?? 0);
      const up = row === 0 ? 0 : (rows[to + at - rowBytes] ?? 0);
      const corner = row === 0 || at < step ? 0 : (rows[to + at - rowBytes - step] ?? 0);
      rows[to + at] = ((filtered[from + at] ?? 0) + foretold(kind, left, { up, corner })) & 0xff;
    }
  }
  return rows;
}

function inflated(packed: Buffer, size: number): Buffer | undefined {
  try {
    const found = inflateSync(packed, { maxOutputLength: size });
    return found.length === size ? found : undefined;
  } catch {
    // Damaged, or more than its head says.
    return undefined;
  }
}

function foretold(kind: number, left: number, { up, corner }: { readonly up: number; readonly corner: number }): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const guess = left + up - corner;
  const [fromLeft, fromUp, fromCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return fromLeft <= fromUp && fromLeft <= fromCorner ? left : fromUp <= fromCorner ? up : corner;
}

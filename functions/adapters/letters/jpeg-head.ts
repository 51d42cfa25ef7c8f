/** How a JPEG file says that it is to be looked at. */
export interface JpegHead {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** 1 grey, 3 colours of the screen, 4 of the press. */
  readonly components: number;
  /** EXIF's, 1 to 8; from 5 on width and height change places. */
  readonly orientation: number;
}

const frames = new Set([0xc0, 0xc1, 0xc2]);

export function jpegHead(file: Buffer): JpegHead | undefined {
  let orientation = 1;
  for (let at = 2; at + 10 <= file.length && file[at] === 0xff;) {
    const marker = file[at + 1] ?? 0;
    // Bytes that fill up before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (frames.has(marker)) {
      return {
        bits: file[at + 4] ?? 0,
        height: file.readUInt16BE(at + 5),
        width: file.readUInt16BE(at + 7),
        components: file[at + 9] ?? 0,
        orientation,
      };
    }
    const length = file.readUInt16BE(at + 2);
    if (marker === 0xe1) orientation = orientationIn(file.subarray(at + 4, at + 2 + length)) ?? orientation;
    at += 2 + length;
  }
  return undefined;
}

const orientationTag = 0x0112;

/** Of an EXIF segment: `Exif`, two noughts, a TIFF file whose first directory has the tag. */
function orientationIn(segment: Buffer): number | undefined {
  const tiff = segment.subarray(6);
  if (segment.toString('latin1', 0, 4) !== 'Exif' || tiff.length < 14) return undefined;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const entries = Math.min(short(first), 100);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = first + 2 + entry * 12;
    if (short(at) !== orientationTag) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

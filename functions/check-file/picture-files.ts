import type { FileKind } from '#core/case/attached-file.ts';
import { FileFaultError } from './file-fault-error.ts';

// A scan of A3 at 600 dpi has 70 million dots; what claims far more is there to exhaust whoever opens it.
const MOST_DOTS = 150_000_000;
// Cameras write a little of their own behind a picture's end.
const MOST_BEHIND = 256 * 1024;

/** Chunk by chunk to the end, which is the file's. @throws FileFaultError */
export function checkPng(file: Buffer): FileKind {
  if (file.toString('latin1', 12, 16) !== 'IHDR' || file.length < 33) throw new FileFaultError('damaged');
  requireFew(file.readUInt32BE(16), file.readUInt32BE(20));
  let at = 8;
  for (;;) {
    if (at + 12 > file.length) throw new FileFaultError('damaged');
    const type = file.toString('latin1', at + 4, at + 8);
    at += 12 + file.readUInt32BE(at);
    if (type === 'IEND') break;
  }
  if (at !== file.length) throw new FileFaultError(at < file.length ? 'two-things' : 'damaged');
  return 'png';
}

/** Segment by segment to the picture's data, which has an end. @throws FileFaultError */
export function checkJpeg(file: Buffer): FileKind {
  let at = 2;
  for (;;) {
    const marker = file[at + 1];
    if (file[at] !== 0xff || marker === undefined || at + 4 > file.length) throw new FileFaultError('damaged');
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Start of frame, but for those that define tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (at + 9 > file.length) throw new FileFaultError('damaged');
      requireFew(file.readUInt16BE(at + 7), file.readUInt16BE(at + 5));
    }
    if (marker === 0xda) break;
    at += 2 + file.readUInt16BE(at + 2);
  }
  const end = file.lastIndexOf(Buffer.from([0xff, 0xd9]));
  if (end < at) throw new FileFaultError('damaged');
  if (file.length - end - 2 > MOST_BEHIND) throw new FileFaultError('two-things');
  refuseMarkup(file.subarray(0, 1024));
  refuseMarkup(file.subarray(end + 2));
  return 'jpeg';
}

function requireFew(width: number, height: number): void {
  if (width * height > MOST_DOTS) throw new FileFaultError('bomb');
}

/** What a browser that guesses would take for a page. */
function refuseMarkup(bytes: Buffer): void {
  if (/<(?:!doctype|html|script|svg|body|iframe)\b/i.test(bytes.toString('latin1'))) throw new FileFaultError('two-things');
}

import type { FileKind } from '#core/case/attached-file.ts';
import { FileFaultError } from './file-fault-error.ts';
import { checkJpeg, checkPng } from './picture-files.ts';
import { officeKind } from './office-file.ts';
import { oleKind } from './ole-file.ts';
import { checkPdf } from './pdf-file.ts';
import { checkText } from './text-file.ts';

const signatures = {
  pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
  zip: [0x50, 0x4b, 0x03, 0x04],
  ole: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;

/**
 * What a file is by its bytes, whatever it is called, and that it is that alone.
 * @throws FileFaultError
 */
export function sniffFile(file: Buffer): FileKind {
  const begins = (what: keyof typeof signatures): boolean => signatures[what].every((byte, at) => file[at] === byte);
  if (begins('zip')) {
    refuseSecondPdf(file);
    return officeKind(file);
  }
  refuseArchiveBehind(file);
  if (begins('pdf')) return checkPdf(file);
  refuseSecondPdf(file);
  if (begins('ole')) return oleKind(file);
  if (begins('jpeg')) return checkJpeg(file);
  if (begins('png')) return checkPng(file);
  return checkText(file);
}

/** Readers of PDF take a beginning anywhere in the first kilobyte. */
function refuseSecondPdf(file: Buffer): void {
  if (file.subarray(0, 1024 + 5).includes('%PDF-')) throw new FileFaultError('two-things');
}

const LONGEST_COMMENT = 65_535;
const END_RECORD = 22;

/** Readers of ZIP look for its end at the file's: an archive can lie behind anything. */
function refuseArchiveBehind(file: Buffer): void {
  const from = Math.max(0, file.length - LONGEST_COMMENT - END_RECORD);
  for (let at = file.indexOf('PK\u0005\u0006', from, 'latin1'); at !== -1; at = file.indexOf('PK\u0005\u0006', at + 1, 'latin1')) {
    if (at + END_RECORD > file.length) return;
    const [entries, directory, offset] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 12), file.readUInt32LE(at + 16)];
    // A directory of so many entries that has its place before the record: no accident.
    if (entries > 0 && directory >= entries * 46 && directory <= at && offset <= at) throw new FileFaultError('two-things');
  }
}

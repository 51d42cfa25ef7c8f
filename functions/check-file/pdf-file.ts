import { inflateSync } from 'node:zlib';
import type { FileKind } from '#core/case/attached-file.ts';
import { FileFaultError } from './file-fault-error.ts';

// Names that make a PDF act when it is opened, or carry other files; each too long to stand in packed data by accident.
const acting = /\/(?:JavaScript|Launch|RichMedia|ImportData|SubmitForm)(?![A-Za-z0-9])/;
const carrying = /\/EmbeddedFiles?(?![A-Za-z0-9])/;

const MOST_BEHIND = 1024;
const MOST_UNPACKED = 64 * 1024 * 1024;

/**
 * A PDF from its first byte to its end, without scripts and files in it. What is looked through is what names things: the file as it lies, and
 * its packed streams of objects; of an encrypted file the latter cannot be.
 * @throws FileFaultError
 */
export function checkPdf(file: Buffer): FileKind {
  const end = file.lastIndexOf('%%EOF');
  if (end === -1 || !/^%PDF-[12]\.\d/.test(file.toString('latin1', 0, 8))) throw new FileFaultError('damaged');
  if (file.length - end - 5 > MOST_BEHIND) throw new FileFaultError('two-things');
  const text = file.toString('latin1');
  refuseNames(text);
  let left = MOST_UNPACKED;
  for (const { index } of text.matchAll(/\/ObjStm(?![A-Za-z0-9])/g)) {
    const unpacked = unpackedAfter(file, text, index, left);
    left -= unpacked.length;
    refuseNames(unpacked.toString('latin1'));
  }
  return 'pdf';
}

/** The stream that follows; empty for one that is not packed in the usual way. */
function unpackedAfter(file: Buffer, text: string, from: number, left: number): Buffer {
  const keyword = text.indexOf('stream', from);
  const close = text.indexOf('endstream', keyword + 6);
  if (keyword === -1 || close === -1) return Buffer.alloc(0);
  const start = keyword + (text[keyword + 6] === '\r' ? 8 : 7);
  try {
    return inflateSync(file.subarray(start, close), { maxOutputLength: Math.max(1, left), finishFlush: 2 });
  } catch (error) {
    if (error instanceof RangeError) throw new FileFaultError('bomb', { cause: error });
    return Buffer.alloc(0);
  }
}

function refuseNames(text: string): void {
  // A name may be written with its signs' codes: /J#61vaScript.
  const plain = text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  if (acting.test(plain)) throw new FileFaultError('macros');
  if (carrying.test(plain)) throw new FileFaultError('two-things');
}

import { textOfDocx } from './text-of-docx.ts';
import { textOfHtml } from './text-of-html.ts';
import { textOfPdf } from './text-of-pdf.ts';
import { UnreadableFileError } from './unreadable-file-error.ts';

/** Larger files are no letters; the same cap as for attachments. */
const mostBytes = 20 * 1024 * 1024;

/**
 * The text of a letter, by what the file is and not by what it is called: PDF, .docx, HTML, or plain text in UTF-8, UTF-16 or GB 18030.
 * @throws UnreadableFileError
 */
export async function textOfFile(bytes: Uint8Array): Promise<string> {
  if (bytes.length > mostBytes) throw new UnreadableFileError('too-large');
  if (begins(bytes, [0x25, 0x50, 0x44, 0x46])) return await textOfPdf(bytes);
  if (begins(bytes, [0x50, 0x4b])) return await textOfDocx(bytes);
  // The compound file of Word before 2007.
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new UnreadableFileError('old-word');
  const text = decoded(bytes);
  if (text.includes('\0')) throw new UnreadableFileError('not-readable');
  return /^\s*<(?:!doctype|html|head|body|div|p|table|meta|\?xml|!--)/iu.test(text.slice(0, 400)) ? textOfHtml(text) : text;
}

const begins = (bytes: Uint8Array, signs: readonly number[]): boolean => signs.every((sign, index) => bytes[index] === sign);

function decoded(bytes: Uint8Array): string {
  if (begins(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (begins(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What is not UTF-8 comes from an older Chinese system; every sequence of bytes is some GB 18030 text.
    return new TextDecoder('gb18030').decode(bytes);
  }
}

import { extractRawText } from 'mammoth';
import { checkedZip } from './checked-zip.ts';
import { refuseActiveOffice } from './refuse-active-office.ts';
import { UnreadableFileError } from './unreadable-file-error.ts';

/**
 * The text of a Word file, a paragraph a line. Files with macros, with content from elsewhere, and bombs are refused.
 * @throws UnreadableFileError
 */
export async function textOfDocx(bytes: Uint8Array): Promise<string> {
  const entries = checkedZip(bytes);
  if (!entries.has('word/document.xml')) throw new UnreadableFileError('not-readable');
  refuseActiveOffice(entries);
  try {
    const { value } = await extractRawText({ buffer: Buffer.from(bytes) });
    return value.replaceAll('\n\n', '\n');
  } catch (error) {
    throw new UnreadableFileError('not-readable', { cause: error });
  }
}

import { Refusal } from '#core/errors/refusal.ts';
import type { RefusalName } from '#core/steps/refusals.ts';
import type { DocxBlocks } from '#functions/adapters/letters/blocks-of-docx.ts';
import type { UnreadableFileError } from '#functions/adapters/letters/unreadable-file-error.ts';

type Fault = UnreadableFileError['fault'];

/** By which refusal each fault of a letter's file is told. */
export const refusalOfLetterFault: Readonly<Record<Fault, RefusalName>> = {
  'too-large': 'FileUnpacksTooLargeError',
  'not-readable': 'FileNotReadableError',
  macros: 'FileWithMacrosError',
  'linked-content': 'FileLinksOutError',
  bomb: 'FileUnpacksTooLargeError',
  'old-word': 'OldWordFileError',
  'picture-only': 'FileOnlyPictureError',
};

/** The text of a file that was sent. The readers are loaded with the first one: printing needs none of them. @throws Refusal */
export function textOfUpload(bytes: Uint8Array): Promise<string> {
  return reading(bytes, async () => (await import('#functions/adapters/letters/text-of-file.ts')).textOfFile(bytes));
}

/** The same of a letter that went out to Word, with its tables and pictures. @throws Refusal */
export function blocksOfUpload(bytes: Uint8Array): Promise<DocxBlocks> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return textOfUpload(bytes).then((text) => ({ text, pictures: [] }));
  return reading(bytes, async () => (await import('#functions/adapters/letters/blocks-of-docx.ts')).blocksOfDocx(bytes));
}

async function reading<T>(bytes: Uint8Array, read: () => Promise<T>): Promise<T> {
  const { UnreadableFileError: Unreadable } = await import('#functions/adapters/letters/unreadable-file-error.ts');
  if (bytes.length === 0) throw new Refusal('FileNotReadableError');
  try {
    return await read();
  } catch (error) {
    if (error instanceof Unreadable) throw new Refusal(refusalOfLetterFault[error.fault]);
    throw error;
  }
}

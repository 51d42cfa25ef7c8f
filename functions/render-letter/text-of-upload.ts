import { Refusal } from '#core/errors/refusal.ts';
import type { RefusalName } from '#core/steps/refusals.ts';
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
export async function textOfUpload(bytes: Uint8Array): Promise<string> {
  const [{ textOfFile }, { UnreadableFileError: Unreadable }] = await Promise.all([
    import('#functions/adapters/letters/text-of-file.ts'),
    import('#functions/adapters/letters/unreadable-file-error.ts'),
  ]);
  if (bytes.length === 0) throw new Refusal('FileNotReadableError');
  try {
    return await textOfFile(bytes);
  } catch (error) {
    if (error instanceof Unreadable) throw new Refusal(refusalOfLetterFault[error.fault]);
    throw error;
  }
}

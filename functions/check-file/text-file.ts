import type { FileKind } from '#core/case/attached-file.ts';
import { FileFaultError } from './file-fault-error.ts';

// What a browser or a shell would take for more than words.
const markup = /^\s*(?:<[!?a-z]|#!|\{\\rtf|%!PS|MZ)/i;

/** Plain text in UTF-8, UTF-16 or GB 18030; whatever else has no signature of its own ends here. @throws FileFaultError */
export function checkText(file: Buffer): FileKind {
  const text = decoded(file);
  if (text === undefined || hasControls(text) || markup.test(text.slice(0, 1024))) throw new FileFaultError('not-accepted');
  return 'text';
}

function decoded(file: Buffer): string | undefined {
  const [first, second] = file;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  for (const encoding of marked === undefined ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}

/** Whether there is more than what breaks lines and pages, or ends a file of DOS. */
function hasControls(text: string): boolean {
  return /(?![\t\n\r\f])\p{Cc}/u.test(text.replaceAll('\u001a', ''));
}

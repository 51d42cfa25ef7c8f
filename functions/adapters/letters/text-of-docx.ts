import { extractRawText } from 'mammoth';
import { checkedZip } from './checked-zip.ts';
import { UnreadableFileError } from './unreadable-file-error.ts';

/** Relations that fetch something when the file is opened; a hyperlink in a text fetches nothing by itself. */
const fetching = /\/(?:attachedTemplate|image|oleObject|frame|subDocument|aFChunk|package|externalLink|video|audio|mailMergeSource)"/u;

/**
 * The text of a Word file, a paragraph a line. Files with macros, with content from elsewhere, and bombs are refused.
 * @throws UnreadableFileError
 */
export async function textOfDocx(bytes: Uint8Array): Promise<string> {
  const entries = checkedZip(bytes);
  if (!entries.has('word/document.xml')) throw new UnreadableFileError('not-readable');
  for (const [name, content] of entries) {
    if (/vbaProject|vbaData|\.bin$|activeX/iu.test(name) && !/printerSettings/iu.test(name)) throw new UnreadableFileError('macros');
    if (name === '[Content_Types].xml' && /macroEnabled/iu.test(content.toString('utf8'))) throw new UnreadableFileError('macros');
    if (name.endsWith('.rels') && linksOut(content.toString('utf8'))) throw new UnreadableFileError('linked-content');
    if (/\.(?:xml|rels)$/u.test(name) && content.includes('<!DOCTYPE')) throw new UnreadableFileError('not-readable');
  }
  try {
    const { value } = await extractRawText({ buffer: Buffer.from(bytes) });
    return value.replaceAll('\n\n', '\n');
  } catch (error) {
    throw new UnreadableFileError('not-readable', { cause: error });
  }
}

const linksOut = (relations: string): boolean =>
  (relations.match(/<Relationship\b[^>]{0,4000}>/gu) ?? []).some((one) => /TargetMode\s*=\s*"External"/u.test(one) && fetching.test(one));

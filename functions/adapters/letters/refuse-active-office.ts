import { UnreadableFileError } from './unreadable-file-error.ts';

/** Relations that fetch something when the file is opened; a hyperlink in a text fetches nothing by itself. */
const fetching = /\/(?:attachedTemplate|image|oleObject|frame|subDocument|aFChunk|package|externalLink|video|audio|mailMergeSource)"/u;

/**
 * Refuses what in an Office file acts when it is opened: macros, and content from elsewhere.
 * @param entries of the archive, by name
 * @throws UnreadableFileError
 */
export function refuseActiveOffice(entries: ReadonlyMap<string, Buffer>): void {
  for (const [name, content] of entries) {
    if (/vbaProject|vbaData|\.bin$|activeX/iu.test(name) && !/printerSettings/iu.test(name)) throw new UnreadableFileError('macros');
    if (name === '[Content_Types].xml' && /macroEnabled/iu.test(content.toString('utf8'))) throw new UnreadableFileError('macros');
    if (name.endsWith('.rels') && linksOut(content.toString('utf8'))) throw new UnreadableFileError('linked-content');
    if (/\.(?:xml|rels)$/u.test(name) && content.includes('<!DOCTYPE')) throw new UnreadableFileError('not-readable');
  }
}

const linksOut = (relations: string): boolean =>
  (relations.match(/<Relationship\b[^>]{0,4000}>/gu) ?? []).some((one) => /TargetMode\s*=\s*"External"/u.test(one) && fetching.test(one));

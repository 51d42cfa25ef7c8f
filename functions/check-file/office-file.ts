import type { FileKind } from '#core/case/attached-file.ts';
import { checkedZip } from '#functions/adapters/letters/checked-zip.ts';
import { refuseActiveOffice } from '#functions/adapters/letters/refuse-active-office.ts';
import { UnreadableFileError } from '#functions/adapters/letters/unreadable-file-error.ts';
import { FileFaultError } from './file-fault-error.ts';

const mainParts = { 'word/document.xml': 'docx', 'xl/workbook.xml': 'xlsx', 'ppt/presentation.xml': 'pptx' } as const satisfies Readonly<
  Record<string, FileKind>
>;

/** An Office (WPS) file of the XML kind: one archive with nothing before, behind or beside it, and nothing in it that acts by itself. */
export function officeKind(file: Buffer): FileKind {
  requireAlone(file);
  try {
    const entries = checkedZip(file);
    const kinds = Object.entries(mainParts).flatMap(([part, kind]) => (entries.has(part) ? [kind] : []));
    const [kind] = kinds;
    if (kind === undefined || !entries.has('[Content_Types].xml')) throw new FileFaultError('not-accepted');
    if (kinds.length > 1) throw new FileFaultError('two-things');
    refuseActiveOffice(entries);
    return kind;
  } catch (error) {
    throw error instanceof UnreadableFileError ? new FileFaultError(faults[error.fault], { cause: error }) : error;
  }
}

const faults = {
  'too-large': 'bomb',
  bomb: 'bomb',
  macros: 'macros',
  'linked-content': 'linked',
  'not-readable': 'damaged',
  'old-word': 'not-accepted',
  'picture-only': 'not-accepted',
} as const;

/** The archive's end is the file's, and its directory lies right before it where the end says: nothing was put before or behind. */
function requireAlone(file: Buffer): void {
  const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end === -1 || end + 22 > file.length) throw new FileFaultError('damaged');
  const [size, offset, comment] = [file.readUInt32LE(end + 12), file.readUInt32LE(end + 16), file.readUInt16LE(end + 20)];
  if (end + 22 + comment !== file.length || offset + size !== end) throw new FileFaultError('two-things');
}

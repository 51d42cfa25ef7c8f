import type { AttachedFile } from '#core/case/attached-file.ts';
import type { Case } from '#core/case/case.ts';
import { isIssued } from '#core/steps/attachments/places.ts';
import { rows } from './who-sees.ts';
import { common, sees } from './look.ts';
import type { Look, Matter } from './look.ts';

/** Whose a file is: a share's is its unit's, until the letter it belongs to is out. */
export function fileMatter(found: Case, file: AttachedFile): Matter {
  return file.share === undefined || isIssued(found, file) ? common : { unitIds: [file.share.unitId], personIds: [] };
}

/** The files of a case that somebody may see, removed ones as what they were. */
export function seenFiles(found: Case, look: Look): AttachedFile[] {
  return (found.files ?? []).filter((file) => sees(look, rows.files, fileMatter(found, file)));
}

import * as z from 'zod';
import { caseSight } from '#core/access/sight/case-sight.ts';
import { fileMatter, seenFiles } from '#core/access/sight/file-matter.ts';
import type { Look } from '#core/access/sight/look.ts';
import { show } from '#core/access/sight/show.ts';
import { fileKinds, fileTargets, scanResults } from '#core/case/attached-file.ts';
import type { AttachedFile } from '#core/case/attached-file.ts';
import type { Case } from '#core/case/case.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { mayRemove, openPlaces } from '#core/steps/attachments/places.ts';
import { kindOfFileTerms, scanTerms, targetTerms } from '#core/steps/attachments/texts.ts';
import { personParty } from '#functions/platform/http/parties.ts';

const term = z.object({ zh: z.string(), en: z.string() });

/** To what a file may be attached. */
export const placeSchema = z.object({ to: z.enum(fileTargets), toName: term, assignmentId: z.string().exactOptional() });

/** A file of a case, as lists tell it. */
export const fileSchema = placeSchema.extend({
  id: z.string(),
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  kind: z.enum(fileKinds),
  kindName: term,
  /** Whether it was looked at for viruses: said plainly where it was not. */
  scan: z.enum(scanResults),
  scanName: term,
  attachedAt: z.string(),
  attachedBy: z.object({ id: z.string(), name: z.string() }),
  /** A removed file is not handed out any more. */
  removed: z.object({ at: z.string(), reason: z.string() }).exactOptional(),
  /** The reader may remove it now. */
  mayRemove: z.boolean(),
});

export type FileBody = z.input<typeof fileSchema>;

/** What a case's answer says of files; nothing where there are none and none can be added. */
export function filesOf(found: Case, look: Look, person: Person, directory: Directory) {
  const files = seenFiles(found, look).map((file) =>
    show<FileBody>(caseSight.file.fields, fileBody(found, file, person, directory), look, fileMatter(found, file)),
  );
  const attachTo = placesFor(found, person);
  return { ...(files.length === 0 ? {} : { files }), ...(attachTo.length === 0 ? {} : { attachTo }) };
}

/** What the person may attach files to now. */
function placesFor(found: Case, person: Person): z.input<typeof placeSchema>[] {
  return openPlaces(person, found).map(({ to, assignmentId }) => ({
    to,
    toName: targetTerms[to],
    ...(assignmentId === undefined ? {} : { assignmentId }),
  }));
}

function fileBody(found: Case, file: AttachedFile, person: Person, directory: Directory): FileBody {
  const { id, to, share, name, size, kind, scan, attachedAt, attachedBy, removed } = file;
  return {
    id,
    to,
    toName: targetTerms[to],
    ...(share === undefined ? {} : { assignmentId: share.assignmentId }),
    name,
    size,
    kind,
    kindName: kindOfFileTerms[kind],
    scan,
    scanName: scanTerms[scan],
    attachedAt,
    attachedBy: personParty(attachedBy, directory),
    ...(removed === undefined ? {} : { removed: { at: removed.at, reason: removed.reason } }),
    mayRemove: mayRemove(person, found, file) !== undefined,
  };
}

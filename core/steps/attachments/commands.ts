import type { AttachedFile } from '#core/case/attached-file.ts';
import type { Case } from '#core/case/case.ts';
import type { Person, Role } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { RefusalName } from '#core/steps/refusals.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { endingOf, endings, isNamedAs, largestFile, mostBytes, mostFiles } from './file-rules.ts';
import { isOpen, mayRemove, roleAt } from './places.ts';
import type { Place } from './places.ts';
import type { FileFault, Upload } from './upload.ts';

/** By which refusal each fault of a file is told. */
export const refusalOfFault = {
  'other-size': 'FileOtherSizeError',
  'not-accepted': 'FileNotAcceptedError',
  lies: 'FileLiesError',
  macros: 'FileMacrosError',
  linked: 'FileLinkedError',
  bomb: 'FileBombError',
  'two-things': 'FileTwoThingsError',
  locked: 'FileLockedError',
  damaged: 'FileDamagedError',
  infected: 'FileInfectedError',
} as const satisfies Readonly<Record<FileFault, RefusalName>>;

/** What a person's command on files comes to, and in which role it is given. */
interface Decided {
  readonly role: Role;
  readonly events: readonly CaseEvent[];
}

const MIB = 1024 * 1024;

/** Bytes that the case has left. */
export function bytesLeft({ files = [] }: Case): number {
  return mostBytes - files.reduce((sum, { size, removed }) => sum + (removed === undefined ? size : 0), 0);
}

/**
 * Whether somebody may bring a file of this name and size there; asked before it is uploaded, and again when it is attached.
 * @returns the role in which the person does. @throws Refusal
 */
export function checkBringing(
  person: Person,
  found: Case | undefined,
  place: Place,
  { name, size }: { readonly name: string; readonly size: number },
): Role {
  if (found === undefined) throw new Refusal('NotFoundError');
  const role = roleAt(person, found, place);
  if (role === undefined) throw new Refusal('FileNotYoursToAttachError');
  if (!isOpen(found, place, role)) throw new Refusal('FilePlaceClosedError');
  if (!endings.includes(endingOf(name))) throw new Refusal('FileEndingNotAcceptedError', { accepted: endings });
  if (size > largestFile) throw new Refusal('FileTooLargeError', { limit: largestFile / MIB });
  if ((found.files ?? []).length >= mostFiles) throw new Refusal('TooManyFilesError', { limit: mostFiles });
  const left = bytesLeft(found);
  if (size > left) throw new Refusal('CaseFilesFullError', { limit: mostBytes / MIB, left: Math.floor((left / MIB) * 10) / 10 });
  return role;
}

/** Attaches what was uploaded and found fit; one that is attached already is attached. @throws Refusal */
export function decideAttach(person: Person, found: Case | undefined, upload: Upload): Decided {
  const { id: fileId, to, assignmentId, name, check } = upload;
  if (upload.by !== person.id) throw new Refusal('NotFoundError');
  const { files = [] } = found ?? {};
  if (files.some(({ id }) => id === fileId)) return { role: 'member', events: [] };
  if (check.is === 'refused') throw new Refusal(refusalOfFault[check.fault]);
  if (check.is === 'awaited') throw new Refusal('FileNotCheckedError');
  const { kind, size, sha256, scan, unprintable } = check;
  if (!isNamedAs(kind, name)) throw new Refusal('FileLiesError');
  const place = { to, assignmentId };
  const role = checkBringing(person, found, place, { name, size });
  const isThere = files.some((one) => one.removed === undefined && one.sha256 === sha256 && isAt(one, place));
  if (isThere) throw new Refusal('SameFileError');
  const ofShare = assignmentId === undefined ? {} : { assignmentId };
  return {
    role,
    events: [
      {
        type: 'FileAttached',
        fileId,
        to,
        ...ofShare,
        name,
        size,
        kind,
        sha256,
        scan,
        ...(unprintable === undefined ? {} : { unprintable }),
      },
    ],
  };
}

/** A mark with a reason: the file stays on record, and is handed out no more. @throws Refusal */
export function decideRemove(person: Person, found: Case | undefined, fileId: string, reason: string): Decided {
  const file = found?.files?.find(({ id }) => id === fileId);
  if (found === undefined || file === undefined) throw new Refusal('NotFoundError');
  if (file.removed !== undefined) throw new Refusal('FileRemovedError');
  const role = mayRemove(person, found, file);
  if (role === undefined) throw new Refusal('FileStaysError');
  const ofShare = file.share === undefined ? {} : { assignmentId: file.share.assignmentId };
  return { role, events: [{ type: 'FileRemoved', fileId, ...ofShare, reason }] };
}

function isAt({ to, share }: AttachedFile, place: Place): boolean {
  return to === place.to && share?.assignmentId === place.assignmentId;
}

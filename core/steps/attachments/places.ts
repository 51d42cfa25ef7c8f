import { maySee, roleFor } from '#core/access/access.ts';
import { author, committee, unit } from '#core/access/permission.ts';
import type { Permission } from '#core/access/permission.ts';
import { fileTargets } from '#core/case/attached-file.ts';
import type { AttachedFile, FileTarget } from '#core/case/attached-file.ts';
import { assignmentsOf, isIn } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { clearanceOf } from '#core/case/clearance/clearance.ts';
import type { Person, Role } from '#core/directory/directory.ts';

/** Where a file goes: to the proposal, or to something of one share. */
export interface Place {
  readonly to: FileTarget;
  readonly assignmentId?: string | undefined;
}

/** Who attaches what, and takes it away again. */
const whoMay: Readonly<Record<FileTarget, readonly Permission[]>> = {
  proposal: [...author, ...committee],
  opinion: unit,
  contact: unit,
  letter: unit,
};

/** The role in which the person has to do with files of this place; undefined where it is not the person's. */
export function roleAt(person: Person, found: Case, { to, assignmentId }: Place): Role | undefined {
  if ((to === 'proposal') !== (assignmentId === undefined) || !maySee(person, found)) return undefined;
  return roleFor(person, { who: whoMay[to] }, found, assignmentId);
}

/** Whether files may be added there now: a text that is out of somebody's hands gets no more. */
export function isOpen(found: Case, { to, assignmentId }: Place, role: Role): boolean {
  if (to === 'proposal') {
    return role === 'member'
      ? isIn(found, 'draft', 'in-revision')
      : isIn(found, 'in-review', 'in-revision', 'awaiting-number', 'awaiting-dispatch');
  }
  const share = assignmentsOf(found).find(({ id }) => id === assignmentId);
  if (share === undefined || !isIn(found, 'awaiting-dispatch', 'in-handling')) return false;
  if (to === 'opinion') return share.role === 'co-handler' && (share.status === 'in-handling' || share.status === 'opinion-lapsed');
  return share.role === 'lead' && share.status === 'in-handling';
}

/** Everything that the person may attach a file to now. */
export function openPlaces(person: Person, found: Case): Place[] {
  const places = fileTargets.flatMap((to): Place[] =>
    to === 'proposal' ? [{ to }] : assignmentsOf(found).map(({ id }) => ({ to, assignmentId: id })),
  );
  return places.filter((place) => {
    const role = roleAt(person, found, place);
    return role !== undefined && isOpen(found, place, role);
  });
}

function placeOf({ to, share }: AttachedFile): Place {
  return { to, ...(share === undefined ? {} : { assignmentId: share.assignmentId }) };
}

/** A letter's file goes out with the letter. */
export function isIssued(found: Case, { to, share }: AttachedFile): boolean {
  if (to !== 'letter' || share === undefined) return false;
  const now = assignmentsOf(found).find(({ id }) => id === share.assignmentId);
  return now?.unitId === share.unitId && now.replies.some(({ round }) => round === share.round);
}

/** A draft that is being cleared shows it: whoever signs has to find what those before saw. */
function isGoingRound(found: Case, { id }: AttachedFile): boolean {
  return assignmentsOf(found).some((share) => clearanceOf(share)?.draft.paragraphs.some(({ picture }) => picture === id) === true);
}

/**
 * Whether the person may take the file away: whoever could add it, as long as that is so; the committee what belongs to a proposal at
 * any time, for the author cannot any more. What went out with a letter, or goes round in one, stays.
 */
export function mayRemove(person: Person, found: Case, file: AttachedFile): Role | undefined {
  if (file.removed !== undefined || isIssued(found, file) || isGoingRound(found, file)) return undefined;
  const place = placeOf(file);
  const role = roleAt(person, found, place);
  if (role === undefined) return undefined;
  const ofCommittee = file.to === 'proposal' && role !== 'member';
  return ofCommittee || isOpen(found, place, role) ? role : undefined;
}

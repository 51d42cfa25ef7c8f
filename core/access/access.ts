import { assignmentsOf, isNumbered } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { isGone } from '#core/case/stages.ts';
import type { Person, Role } from '#core/directory/directory.ts';
import type { Permission } from './permission.ts';

/**
 * The role in which the person may give a command, or `undefined`. `who` is the command's row of permissions;
 * `assignmentId` narrows to one assignment where it is named.
 */
export function roleFor(
  person: Person,
  { who }: { readonly who: readonly Permission[] },
  found: Case,
  assignmentId?: string,
): Role | undefined {
  if (!person.active) return undefined;
  return who.find((permission) => person.roles.includes(permission.role) && related(person, permission, found, assignmentId))?.role;
}

function related(person: Person, { relation }: Permission, found: Case, assignmentId: string | undefined): boolean {
  switch (relation) {
    case 'body':
      return maySee(person, found);
    case 'author':
      return found.authorId === person.id;
    case 'own-assignment':
      return hasAssignment(person, found, assignmentId);
  }
}

/** Whether the case exists for the person: everything else answers "not found". Who is no longer active sees nothing. */
export function maySee(person: Person, found: Case): boolean {
  if (!person.active) return false;
  if (found.authorId === person.id) return true;
  if (found.stage.name === 'draft') return false;
  return person.roles.some((role) => maySeeAs(role, person, found));
}

function maySeeAs(role: Role, person: Person, found: Case): boolean {
  switch (role) {
    case 'committee-clerk':
    case 'committee-head':
    case 'auditor':
      return true;
    case 'dispatcher':
    case 'supervisor':
      // The government's side begins with the filing.
      return 'filedAt' in found;
    case 'unit-clerk':
    case 'unit-leader':
      return assignmentsOf(found).some(({ unitId }) => unitId === person.unitId);
    case 'member':
      return found.content.coSigners.includes(person.id);
    case 'administrator':
      return false;
  }
}

/**
 * The member's judgement of a round is between member and committee until the case is closed. A handler sees it afterwards,
 * and that of an earlier round once it has to do the work again: it must know what to redo.
 */
export function maySeeFeedback(person: Person, found: Case, round: number): boolean {
  if (!maySee(person, found)) return false;
  if (found.stage.name === 'closed' || found.authorId === person.id) return true;
  if (person.roles.some((role) => role !== 'unit-clerk' && role !== 'unit-leader' && maySeeAs(role, person, found))) return true;
  return isNumbered(found) && round < found.round && hasAssignment(person, found);
}

function hasAssignment(person: Person, found: Case, assignmentId?: string): boolean {
  return assignmentsOf(found).some(
    ({ id, unitId, status }) => unitId === person.unitId && !isGone(status) && (assignmentId === undefined || id === assignmentId),
  );
}

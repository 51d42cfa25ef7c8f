import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { isGone } from '#core/case/stages.ts';
import type { Person, Role } from '#core/directory/directory.ts';
import type { Permission } from './permission.ts';
import { common, lookAt, sees } from './sight/look.ts';
import { rows } from './sight/who-sees.ts';

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
    case 'co-signer':
      return found.content.coSigners.includes(person.id) && maySee(person, found);
    case 'own-assignment':
      return hasAssignment(person, found, assignmentId);
  }
}

/** Whether the case exists for the person: everything else answers "not found". Who is no longer active sees nothing. */
export function maySee(person: Person, found: Case): boolean {
  return lookAt(person, found) !== undefined;
}

/** Whether the member's judgement of that round is told to the person. */
export function maySeeFeedback(person: Person, found: Case, round: number): boolean {
  const look = lookAt(person, found);
  return look !== undefined && sees(look, rows.judgement, { ...common, round });
}

function hasAssignment(person: Person, found: Case, assignmentId?: string): boolean {
  return assignmentsOf(found).some(
    ({ id, unitId, status }) => unitId === person.unitId && !isGone(status) && (assignmentId === undefined || id === assignmentId),
  );
}

import type { CommandName } from '#core/contracts/commands.ts';
import type { Person, Role } from '#core/directory/directory.ts';
import { assignmentsOf, isNumbered } from '#core/proposal/proposal.ts';
import type { Proposal } from '#core/proposal/proposal.ts';
import { accessTable } from './access-table.ts';
import type { Permission } from './access-table.ts';

/** The role in which the person may give the command, or `undefined`. `assignmentId` narrows to one share where it is named. */
export function roleFor(person: Person, command: CommandName, proposal: Proposal, assignmentId?: string): Role | undefined {
  const permissions: readonly Permission[] = accessTable[command];
  if (!person.active) return undefined;
  return permissions.find((permission) => person.roles.includes(permission.role) && related(person, permission, proposal, assignmentId))
    ?.role;
}

function related(person: Person, { relation }: Permission, proposal: Proposal, assignmentId: string | undefined): boolean {
  switch (relation) {
    case 'body':
      return maySee(person, proposal);
    case 'author':
      return proposal.authorId === person.id;
    case 'own-share':
      return hasShare(person, proposal, assignmentId);
  }
}

/** Whether the case exists for the person: everything else answers "not found". Who is no longer active sees nothing. */
export function maySee(person: Person, proposal: Proposal): boolean {
  if (!person.active) return false;
  if (proposal.authorId === person.id) return true;
  if (proposal.stage === 'draft') return false;
  return person.roles.some((role) => maySeeAs(role, person, proposal));
}

function maySeeAs(role: Role, person: Person, proposal: Proposal): boolean {
  switch (role) {
    case 'committee-clerk':
    case 'committee-head':
    case 'auditor':
      return true;
    case 'dispatcher':
    case 'supervisor':
      // The government's side begins with the filing.
      return 'filedAt' in proposal;
    case 'unit-clerk':
    case 'unit-leader':
      return assignmentsOf(proposal).some(({ unitId }) => unitId === person.unitId);
    case 'member':
      return proposal.content.coSigners.includes(person.id);
    case 'administrator':
      return false;
  }
}

/**
 * The member's judgement of a round is between member and committee until the case is closed. A handler sees it afterwards,
 * and that of an earlier round once it has to do the work again: it must know what to redo.
 */
export function maySeeFeedback(person: Person, proposal: Proposal, round: number): boolean {
  if (!maySee(person, proposal)) return false;
  if (proposal.stage === 'closed' || proposal.authorId === person.id) return true;
  if (person.roles.some((role) => role !== 'unit-clerk' && role !== 'unit-leader' && maySeeAs(role, person, proposal))) return true;
  return isNumbered(proposal) && round < proposal.round && hasShare(person, proposal);
}

function hasShare(person: Person, proposal: Proposal, assignmentId?: string): boolean {
  return assignmentsOf(proposal).some(
    (share) => share.unitId === person.unitId && share.status !== 'returned' && (assignmentId === undefined || share.id === assignmentId),
  );
}

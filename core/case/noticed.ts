import type { Assignment } from './assignment.ts';

/** The share with the notice by which its unit was given it, where that has a number. */
export function noticed(assignment: Assignment, number: string | undefined): Assignment {
  if (number === undefined) return assignment;
  return { ...assignment, notices: [...(assignment.notices ?? []), { unitId: assignment.unitId, number }] };
}

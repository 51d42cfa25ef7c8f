import type { Assignment } from '#core/case/assignment.ts';
import { isNumbered } from '#core/case/case.ts';
import type { Case, NumberedCase } from '#core/case/case.ts';

/** The case with what is new of one assignment, and then whatever follows from it; a case without assignments stays as it is. */
export function onAssignment(
  found: Case,
  assignmentId: string,
  change: (assignment: Assignment) => Partial<Assignment>,
  then: (changed: NumberedCase) => Case = (changed) => changed,
): Case {
  if (!isNumbered(found)) return found;
  const assignments = found.assignments.map((one) => (one.id === assignmentId ? { ...one, ...change(one) } : one));
  return then({ ...found, assignments });
}

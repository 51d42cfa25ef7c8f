import { Refusal } from '#core/errors/refusal.ts';
import type { Assignment } from './assignment.ts';
import type { NumberedCase } from './case.ts';
import type { DecideContext } from './decide-context.ts';
import { isGone } from './stages.ts';

/** The assignment a command means: the one it names, else the only one the actor's unit has in hand. */
export function findAssignment(
  found: NumberedCase,
  assignmentId: string | undefined,
  { actorId, directory }: Pick<DecideContext, 'actorId' | 'directory'>,
): Assignment {
  if (assignmentId !== undefined) {
    const named = found.assignments.find(({ id }) => id === assignmentId);
    if (named === undefined) throw new Refusal('UnknownAssignmentError', { assignmentId });
    return named;
  }
  const unitId = directory.people.get(actorId)?.unitId;
  const own = found.assignments.filter((assignment) => assignment.unitId === unitId && !isGone(assignment.status));
  const [only] = own;
  if (only === undefined || own.length > 1) throw new Refusal('AssignmentNotNamedError', { assignments: own.map(({ id }) => id) });
  return only;
}

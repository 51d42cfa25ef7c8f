import { roleFor } from '#core/access/access.ts';
import type { Permission } from '#core/access/permission.ts';
import type { Hindrance } from '#core/case/define/define-command.ts';
import { Refusal } from '#core/errors/refusal.ts';
import type { Assignment } from './assignment.ts';
import type { NumberedCase } from './case.ts';
import type { DecideContext } from './decide-context.ts';
import { isGone } from './stages.ts';

/** Of a command about one assignment: whose it is, and what forbids it there. */
interface Asked {
  readonly who: readonly Permission[];
  readonly hindranceAt: (assignment: Assignment) => Hindrance | undefined;
  readonly context: Pick<DecideContext, 'actorId' | 'directory'>;
}

/**
 * The assignment a command means: the one it names, else the only one the actor's unit has in hand. `not-legal` where none is named and
 * it is the time of none.
 * @throws Refusal `AssignmentNotNamedError` with those it is possible for; where there are none, the rule that forbids it
 */
export function findAssignment(found: NumberedCase, assignmentId: string | undefined, asked: Asked): Assignment | 'not-legal' {
  if (assignmentId !== undefined) {
    const named = found.assignments.find(({ id }) => id === assignmentId);
    if (named === undefined) throw new Refusal('UnknownAssignmentError', { assignmentId });
    return named;
  }
  const person = asked.context.directory.people.get(asked.context.actorId);
  const own = found.assignments.filter(({ unitId, status }) => unitId === person?.unitId && !isGone(status));
  const [only] = own;
  if (only !== undefined && own.length === 1) return only;
  const theirs = found.assignments.filter(({ id }) => person !== undefined && roleFor(person, asked, found, id) !== undefined);
  return notNamed(theirs, asked.hindranceAt);
}

/** @throws Refusal as above */
function notNamed(theirs: readonly Assignment[], hindranceAt: Asked['hindranceAt']): 'not-legal' {
  const possible = theirs.filter((assignment) => hindranceAt(assignment) === undefined);
  if (possible.length > 0) {
    const assignments = possible.map(({ id }) => id);
    const units = [...new Set(possible.map(({ unitId }) => unitId))];
    throw new Refusal('AssignmentNotNamedError', { assignments, units });
  }
  const why = theirs.map(hindranceAt).find((hindrance) => hindrance instanceof Refusal);
  if (why !== undefined) throw why;
  return 'not-legal';
}

import { isOpen } from '#core/clock/clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { Assignment } from './assignment.ts';
import { assignmentsOf } from './case.ts';
import type { Case } from './case.ts';
import { isGone } from './stages.ts';

/** The assignment an event names. */
export function assignmentOf(found: Case, event: CaseEvent): Assignment | undefined {
  return 'assignmentId' in event ? assignmentsOf(found).find(({ id }) => id === event.assignmentId) : undefined;
}

/** The lead's assignment there is now. */
export function leadOf(found: Case): Assignment | undefined {
  return assignmentsOf(found).findLast(({ role, status }) => role === 'lead' && !isGone(status));
}

/** Who handles a unit's cases. */
export function clerksOf(unitId: string | undefined, directory: Directory): readonly Person[] {
  return unitId === undefined ? [] : peopleWithRole(directory, 'unit-clerk', unitId);
}

/** The author, while active. */
export function authorOf({ authorId }: Case, { people }: Directory): readonly Person[] {
  const author = people.get(authorId);
  return author?.active === true ? [author] : [];
}

/** Members named beside the author, while active. */
export function coSignersOf({ content }: Case, { people }: Directory): readonly Person[] {
  return content.coSigners.flatMap((id) => {
    const person = people.get(id);
    return person?.active === true ? [person] : [];
  });
}

/** The author and the members beside: whose proposal it is. */
export function proposersOf(found: Case, directory: Directory): readonly Person[] {
  return [...authorOf(found, directory), ...coSignersOf(found, directory)];
}

/** The latest clock of a kind, of one assignment where it is named. */
export function clockOf(found: Case, kind: Clock['kind'], assignmentId?: string): { clock?: Clock } {
  const clock = found.clocks.findLast((one) => one.kind === kind && (assignmentId === undefined || one.assignmentId === assignmentId));
  return clock === undefined ? {} : { clock };
}

/** The same while it runs. */
export function runningClockOf(found: Case, kind: Clock['kind'], assignmentId: string): { clock?: Clock } {
  const { clock } = clockOf(found, kind, assignmentId);
  return clock !== undefined && isOpen(clock) ? { clock } : {};
}

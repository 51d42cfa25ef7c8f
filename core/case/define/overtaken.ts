import { isOpen } from '#core/clock/clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { SupersededReason } from '#core/notices/superseded-texts.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';

/** Why a clock no longer runs; `undefined` while it does. */
export function clockEnded(found: Case, clock: Clock | undefined): SupersededReason | undefined {
  if (clock === undefined || isOpen(clock)) return undefined;
  if (found.stage.name === 'withdrawn') return 'withdrawn';
  const assignment = assignmentsOf(found).find(({ id }) => id === clock.assignmentId);
  if (assignment?.status === 'returned') return 'share-returned';
  if (assignment?.status === 'recalled') return 'reassigned';
  return found.stage.name === 'closed' && clock.closed?.how === 'overtaken' ? 'case-closed' : 'clock-closed';
}

/** Why a unit has nothing left to do; signing for its assignment is not yet doing it. */
export function nothingLeft(found: Case, assignment: Assignment | undefined): SupersededReason | undefined {
  switch (assignment?.status) {
    case undefined:
    case 'awaiting-sign-for':
    case 'return-requested':
    case 'in-handling':
      return found.stage.name === 'closed' ? 'case-closed' : undefined;
    case 'returned':
      return 'share-returned';
    case 'recalled':
      return 'reassigned';
    case 'opinion-lapsed':
      return 'clock-closed';
    case 'awaiting-letter-number':
    case 'replied':
    case 'opinion-given':
      return 'already-answered';
  }
}

/** Why a draft that was sent back is no concern any more: its reply is out, or it was handed in again since. */
export function handedInAgain(assignment: Assignment | undefined, at: string): SupersededReason | undefined {
  if (assignment?.status !== 'in-handling') return 'already-answered';
  return assignment.clearances?.some(({ submittedAt }) => submittedAt > at) === true ? 'already-answered' : undefined;
}

/** What is told as a fact is never moot. */
export const never = (): undefined => undefined;

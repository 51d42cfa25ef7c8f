import type { AssignmentStatus } from '#core/case/stages.ts';

/** Statuses of a unit's assignment that receivers know; the published shape names them (`event-data.ts`). */
export const toldStatuses = [
  'awaiting-sign-for',
  'return-requested',
  'in-handling',
  'awaiting-letter-number',
  'replied',
  'opinion-given',
  'opinion-lapsed',
  'returned',
] as const satisfies readonly AssignmentStatus[];

export type ToldStatus = (typeof toldStatuses)[number];

/** A status as it is told: an assignment that was taken back is as gone as one given back, and `assignment.recalled` says which. */
export function toldStatus(status: AssignmentStatus): ToldStatus {
  return status === 'recalled' ? 'returned' : status;
}

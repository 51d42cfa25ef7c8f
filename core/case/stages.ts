/** Where a proposal stands. */
export const stages = [
  'draft',
  'in-review',
  'in-revision',
  'awaiting-number',
  'awaiting-dispatch',
  /** Goes on with the proposal that it was merged into (并案), and closes with it. */
  'merged',
  'in-handling',
  'awaiting-feedback',
  'in-consultation',
  'closed',
  'declined',
  'withdrawn',
] as const;

export type Stage = (typeof stages)[number];

/** Stages nothing leaves any more. */
export const endStages = ['closed', 'declined', 'withdrawn'] as const satisfies readonly Stage[];

export function isEndStage(stage: Stage): boolean {
  return endStages.some((end) => end === stage);
}

/** Stages of what was submitted and is not over. */
export const runningStages: readonly Stage[] = stages.filter((stage) => stage !== 'draft' && !isEndStage(stage));

/** Where one unit's share stands. */
export const assignmentStatuses = [
  'awaiting-sign-for',
  'return-requested',
  'in-handling',
  'awaiting-letter-number',
  'replied',
  'opinion-given',
  'opinion-lapsed',
  'returned',
  'recalled',
] as const;

export type AssignmentStatus = (typeof assignmentStatuses)[number];

/** Statuses in which a unit still owes something. */
export const activeStatuses = [
  'awaiting-sign-for',
  'return-requested',
  'in-handling',
  'awaiting-letter-number',
] as const satisfies readonly AssignmentStatus[];

export function isActive(status: AssignmentStatus): boolean {
  return activeStatuses.some((active) => active === status);
}

/** Statuses in which the unit has nothing more to do with the assignment: given back, or taken back. */
export function isGone(status: AssignmentStatus): boolean {
  return status === 'returned' || status === 'recalled';
}

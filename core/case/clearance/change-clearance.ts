import type { Case } from '#core/case/case.ts';
import type { Clearance } from './clearance.ts';
import { onAssignment } from '#core/case/define/on-assignment.ts';

/** What changes of the draft that was submitted last. */
export function onClearance(found: Case, assignmentId: string, change: (draft: Clearance) => Clearance): Case {
  return onAssignment(found, assignmentId, ({ clearances = [] }) => ({
    clearances: clearances.map((one, index) => (index === clearances.length - 1 ? change(one) : one)),
  }));
}

interface Clearing extends Omit<Clearance['cleared'][number], 'before'> {
  readonly paragraphs?: Clearance['draft']['paragraphs'];
}

/** With what was before, where it was changed. */
export function cleared(draft: Clearance, { paragraphs: changed, ...by }: Clearing): Clearance {
  const kept = changed === undefined ? by : { ...by, before: draft.draft.paragraphs };
  return {
    ...draft,
    cleared: [...draft.cleared, kept],
    ...(changed === undefined ? {} : { draft: { ...draft.draft, paragraphs: changed } }),
  };
}

import * as z from 'zod';
import type { Assignment } from '#core/case/assignment.ts';
import { isNumbered } from '#core/case/case.ts';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { defineEvent } from '#core/case/define/define-event.ts';
import { inWriting, ofAssignment } from '#core/case/define/event-shapes.ts';
import { endClearance } from '#core/case/clearance/end-clearance.ts';
import { noticed } from '#core/case/noticed.ts';
import { onAssignment } from '#core/case/define/on-assignment.ts';
import { isOpen } from '#core/clock/clock.ts';

/** The office takes an assignment from a unit: for another one (改办), or back (收回). */
export const events = {
  AssignmentReassigned: defineEvent({
    schema: z.strictObject({
      type: z.literal('AssignmentReassigned'),
      ...ofAssignment,
      fromUnitId: z.string(),
      unitId: z.string(),
      reason: z.string(),
      /** The unit signs for it again; otherwise what was done on it stays done. */
      anew: z.boolean(),
      ...inWriting,
    }),
    apply: (found, { assignmentId, unitId, anew, notice }, { at }) => {
      if (!isNumbered(found)) return found;
      // What was asked of the office about the former unit is overtaken.
      const decided = closeClocks(found, { kind: 'return-decision', assignmentId }, 'overtaken', at);
      const settled = endClearance(decided, assignmentId, at);
      return {
        ...settled,
        assignments: settled.assignments.map((one) => (one.id === assignmentId ? noticed(handedTo(unitId, one, anew, at), notice) : one)),
        clocks: settled.clocks.map((clock) =>
          clock.assignmentId === assignmentId && isOpen(clock) && 'unitId' in clock.holder ? { ...clock, holder: { unitId } } : clock,
        ),
      };
    },
    status: {
      type: 'assignment.reassigned',
      about: 'assignment',
      codes: { shape: { fromUnitId: z.string() }, of: ({ fromUnitId }) => ({ fromUnitId }) },
    },
    tells: ['reassigned', 'taken-away', 'handed-over'],
  }),

  AssignmentRecalled: defineEvent({
    schema: z.strictObject({ type: z.literal('AssignmentRecalled'), ...ofAssignment, reason: z.string() }),
    apply: (found, { assignmentId }, { at }) =>
      onAssignment(
        found,
        assignmentId,
        () => ({ status: 'recalled' }),
        (recalled) => {
          const ended = closeClocks(recalled, { assignmentId }, 'overtaken', at);
          const wasLead = ended.assignments.some(({ id, role }) => id === assignmentId && role === 'lead');
          return wasLead ? { ...ended, stage: { name: 'awaiting-dispatch' } } : ended;
        },
      ),
    status: { type: 'assignment.recalled', about: 'assignment' },
    tells: ['recalled'],
  }),
} as const;

function handedTo(unitId: string, { signedForAt, ...assignment }: Assignment, anew: boolean, at: string): Assignment {
  const begun = { ...assignment, unitId, assignedAt: at };
  if (signedForAt === undefined || anew) return { ...begun, status: isOver(assignment) ? assignment.status : 'awaiting-sign-for' };
  return { ...begun, signedForAt, status: assignment.status === 'return-requested' ? 'in-handling' : assignment.status };
}

function isOver({ status }: Pick<Assignment, 'status'>): boolean {
  return status === 'opinion-given' || status === 'opinion-lapsed';
}

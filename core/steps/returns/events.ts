import * as z from 'zod';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { defineEvent } from '#core/case/define/define-event.ts';
import { ofAssignment } from '#core/case/define/event-shapes.ts';
import { endClearance } from '#core/case/clearance/end-clearance.ts';
import { onAssignment } from '#core/case/define/on-assignment.ts';

/** A unit asks to give its assignment back (申请退办), and the office's answer. */
export const events = {
  ReturnRequested: defineEvent({
    schema: z.strictObject({ type: z.literal('ReturnRequested'), ...ofAssignment, reason: z.string(), suggestedUnitId: z.string() }),
    apply: (found, { assignmentId, reason, suggestedUnitId }, { at }) =>
      onAssignment(
        found,
        assignmentId,
        ({ unitId, returnRequests }) => ({
          returnRequests: [...returnRequests, { unitId, reason, suggestedUnitId }],
          status: 'return-requested',
        }),
        // Whoever asks has received it.
        (requested) => endClearance(closeClocks(requested, { kind: 'sign-for', assignmentId }, 'by-act', at), assignmentId, at),
      ),
    status: { type: 'assignment.return_requested', about: 'assignment' },
    tells: ['return-requested'],
  }),

  ReturnGranted: defineEvent({
    schema: z.strictObject({ type: z.literal('ReturnGranted'), ...ofAssignment, reason: z.string().exactOptional() }),
    apply: (found, { assignmentId }, { at }) =>
      onAssignment(
        found,
        assignmentId,
        () => ({ status: 'returned' }),
        (returned) => {
          const decided = closeClocks(returned, { kind: 'return-decision', assignmentId }, 'by-act', at);
          const ended = closeClocks(decided, { assignmentId }, 'overtaken', at);
          const wasLead = ended.assignments.some(({ id, role }) => id === assignmentId && role === 'lead');
          return wasLead ? { ...ended, stage: { name: 'awaiting-dispatch' } } : ended;
        },
      ),
    status: { type: 'assignment.returned', about: 'assignment' },
    tells: ['return-granted'],
  }),

  ReturnRefused: defineEvent({
    schema: z.strictObject({
      type: z.literal('ReturnRefused'),
      ...ofAssignment,
      reason: z.string().exactOptional(),
      bySilence: z.boolean(),
    }),
    apply: (found, { assignmentId, bySilence }, { at }) =>
      onAssignment(
        found,
        assignmentId,
        // Whoever must handle a case has received it: a refusal also signs for it.
        ({ signedForAt = at }) => ({ signedForAt, status: 'in-handling' }),
        (refused) => closeClocks(refused, { kind: 'return-decision', assignmentId }, bySilence ? 'silence' : 'by-act', at),
      ),
    status: {
      type: 'assignment.return_refused',
      about: 'assignment',
      codes: { shape: { bySilence: z.boolean() }, of: ({ bySilence }) => ({ bySilence }) },
    },
    tells: ['return-refused'],
  }),
} as const;

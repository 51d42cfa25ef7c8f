import * as z from 'zod';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { defineEvent } from '#core/case/define/define-event.ts';
import { ofAssignment } from '#core/case/define/event-shapes.ts';
import { onAssignment } from '#core/case/define/on-assignment.ts';

/** A unit has received its assignment (签收). */
export const events = {
  SignedFor: defineEvent({
    schema: z.strictObject({ type: z.literal('SignedFor'), ...ofAssignment, deemed: z.boolean() }),
    apply: (found, { assignmentId, deemed }, { at }) =>
      onAssignment(
        found,
        assignmentId,
        () => ({ signedForAt: at, status: 'in-handling' }),
        (signed) => closeClocks(signed, { kind: 'sign-for', assignmentId }, deemed ? 'silence' : 'by-act', at),
      ),
    status: {
      type: 'assignment.signed_for',
      about: 'assignment',
      codes: { shape: { deemed: z.boolean() }, of: ({ deemed }) => ({ deemed }) },
    },
    tells: [],
  }),
} as const;

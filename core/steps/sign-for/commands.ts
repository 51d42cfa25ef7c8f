import * as z from 'zod';
import { unit } from '#core/access/permission.ts';
import { assignmentId } from '#core/case/define/body-fields.ts';
import { defineAssignmentCommand } from '#core/case/define/define-command.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = { NotSignedForError: 409 } as const;

export const commands = {
  /** A unit signs for its assignment (签收). */
  'sign-for': defineAssignmentCommand({
    name: 'sign-for',
    who: unit,
    body: z.strictObject({ assignmentId: assignmentId.exactOptional() }),
    legalFor: ({ status }) => status === 'awaiting-sign-for',
    consequences: ({ id }) => [{ payload: { assignmentId: id } }],
    decide: ({ id }) => [{ type: 'SignedFor', assignmentId: id, deemed: false }],
  }),
} as const;

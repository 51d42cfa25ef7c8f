import * as z from 'zod';
import { unit } from '#core/access/permission.ts';
import { assignmentId } from '#core/case/define/body-fields.ts';
import { someText } from '#core/case/define/choices.ts';
import { defineAssignmentCommand } from '#core/case/define/define-command.ts';
import { plainText } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = { LeadGivesNoOpinionError: 409 } as const;

export const commands = {
  /** A co-handler's opinion (会办意见). One that comes after it lapsed is still welcome while the letter is not out. */
  'give-opinion': defineAssignmentCommand({
    name: 'give-opinion',
    who: unit,
    body: z.strictObject({ assignmentId: assignmentId.exactOptional(), text: plainText(20_000) }),
    legalFor: ({ role, status }) => role === 'co-handler' && (status === 'in-handling' || status === 'opinion-lapsed'),
    refuses: ({ id, role, status }) => {
      if (role === 'lead') return new Refusal('LeadGivesNoOpinionError', { assignmentId: id });
      return status === 'awaiting-sign-for' ? new Refusal('NotSignedForError', { assignmentId: id }) : undefined;
    },
    consequences: ({ id }) => [{ payload: { assignmentId: id, text: someText } }],
    decide: ({ id, status }, _found, { text }, { policy }) => {
      // One that comes after it lapsed has nobody who waits with it for a number.
      const asLetter = policy.letters?.opinionNumber !== undefined && status === 'in-handling';
      return [{ type: 'OpinionGiven', assignmentId: id, text, ...(asLetter ? { asLetter } : {}) }];
    },
  }),
} as const;

import * as z from 'zod';
import { office } from '#core/access/permission.ts';
import type { Assignment } from '#core/case/assignment.ts';
import { assignmentId, reason } from '#core/case/define/body-fields.ts';
import { codedChoices, someText } from '#core/case/define/choices.ts';
import { clearanceOf, stepOf } from '#core/case/clearance/clearance.ts';
import { defineAssignmentCommand } from '#core/case/define/define-command.ts';
import { replyResumed } from '#core/case/clearance/reply-resumed.ts';
import { fault } from '#core/contracts/fault-texts.ts';
import { plainText } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { givenReplyShape } from '#core/reply/given-reply.ts';

const isUnderReview = (assignment: Assignment): boolean => {
  const draft = clearanceOf(assignment);
  return draft !== undefined && stepOf(draft) === 'review';
};

/** Where the policy has it, the office looks over a reply that was signed: it goes out, under another class perhaps, or back (复函审核). */
export const commands = {
  'pass-reply': defineAssignmentCommand({
    name: 'pass-reply',
    who: office,
    body: z
      .strictObject({
        assignmentId: assignmentId.exactOptional(),
        /** Another class than the unit's, with the reason. */
        class: givenReplyShape.class.exactOptional(),
        reason: reason.exactOptional(),
        comment: plainText(2000).exactOptional(),
      })
      .refine((given) => given.class === undefined || given.reason !== undefined, { path: ['reason'], error: fault('reason-for-class') }),
    legalFor: isUnderReview,
    offeredFor: isUnderReview,
    form: (_assignment, _found, { policy }) => ({ choices: { class: codedChoices(policy.classes) } }),
    consequences: ({ id }) => [{ payload: { assignmentId: id } }],
    decide: (assignment, _found, { class: mark, reason: why, comment }, { policy }) => {
      const draft = clearanceOf(assignment)?.draft;
      if (draft === undefined) return [];
      const known = policy.classes.map(({ code }) => code);
      if (mark !== undefined && !known.includes(mark)) throw new Refusal('UnknownReplyClassError', { class: mark, known });
      const isOther = mark !== undefined && mark !== draft.class;
      return [
        {
          type: 'ReplyReviewed',
          assignmentId: assignment.id,
          ...(isOther ? { class: mark } : {}),
          ...(isOther && why !== undefined ? { reason: why } : {}),
          ...(comment === undefined ? {} : { comment }),
        },
        {
          type: 'ReplyIssued',
          assignmentId: assignment.id,
          round: assignment.round,
          ...draft,
          paragraphs: [...draft.paragraphs],
          ...(isOther ? { class: mark } : {}),
        },
      ];
    },
  }),

  'send-back-reply': defineAssignmentCommand({
    name: 'send-back-reply',
    who: office,
    body: z.strictObject({ assignmentId: assignmentId.exactOptional(), reason }),
    legalFor: isUnderReview,
    offeredFor: isUnderReview,
    consequences: ({ id }) => [{ payload: { assignmentId: id, reason: someText } }],
    decide: (assignment, found, { reason: why }, context) => [
      { type: 'ReplySentBack', assignmentId: assignment.id, reason: why },
      ...replyResumed(found, assignment, context),
    ],
  }),
} as const;

import * as z from 'zod';
import { unit } from '#core/access/permission.ts';
import { assignmentId } from '#core/case/define/body-fields.ts';
import { codedChoices, someText } from '#core/case/define/choices.ts';
import { defineAssignmentCommand } from '#core/case/define/define-command.ts';
import { isActive } from '#core/case/stages.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { chainOf } from '#core/policy/letters.ts';
import { givenReplyShape, givenTwice, isGivenOnce, replyGiven } from '#core/reply/given-reply.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = {
  OnlyLeadRepliesError: 409,
  OpinionsMissingError: 409,
  ClearanceFirstError: 409,
  UnknownReplyClassError: 422,
  NoSuchSuggestionError: 422,
  PictureNotThereError: 409,
  PictureNotPrintableError: 422,
  PicturesTooLargeError: 422,
} as const;

export const commands = {
  /** The lead's letter (复函), once the co-handlers' opinions are in or have lapsed. Its number is taken next, and sends it. */
  'issue-reply': defineAssignmentCommand({
    name: 'issue-reply',
    who: unit,
    body: z.strictObject({ assignmentId: assignmentId.exactOptional(), ...givenReplyShape }).refine(isGivenOnce, givenTwice),
    legalFor: ({ role, status }) => role === 'lead' && status === 'in-handling',
    offeredFor: ({ role, unitId }, _found, policy) => role !== 'lead' || policy === undefined || chainOf(policy, unitId).length === 0,
    refuses: ({ id, role, status, unitId }, found, { policy }) => {
      if (role !== 'lead') return new Refusal('OnlyLeadRepliesError', { assignmentId: id });
      if (status === 'awaiting-sign-for') return new Refusal('NotSignedForError', { assignmentId: id });
      if (status !== 'in-handling') return undefined;
      if (chainOf(policy, unitId).length > 0) return new Refusal('ClearanceFirstError', { assignmentId: id });
      const missing = found.assignments.filter((one) => one.role === 'co-handler' && isActive(one.status));
      return missing.length === 0 ? undefined : new Refusal('OpinionsMissingError', { units: missing.map(({ unitId }) => unitId) });
    },
    form: (_assignment, _found, { policy }) => ({
      choices: { class: codedChoices(policy.classes) },
      required: ['paragraphs'],
      without: ['text'],
    }),
    consequences: ({ id }, _found, { policy }) =>
      policy.classes.slice(0, 1).map(({ code }) => ({ payload: { assignmentId: id, class: code, text: someText } })),
    decide: ({ id, round }, found, given, { policy }) => [
      { type: 'ReplyIssued', assignmentId: id, round, ...replyGiven(given, { found, assignmentId: id }, policy) },
    ],
  }),
} as const;

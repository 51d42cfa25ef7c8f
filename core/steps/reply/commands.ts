import * as z from 'zod';
import { unit } from '#core/access/permission.ts';
import { assignmentId } from '#core/case/body-fields.ts';
import { codedChoices, someText } from '#core/case/choices.ts';
import { defineAssignmentCommand } from '#core/case/define-command.ts';
import { isActive } from '#core/case/stages.ts';
import { fault } from '#core/contracts/fault-texts.ts';
import { plainText } from '#core/contracts/plain-text.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { lengthOfParagraphs, LONGEST_REPLY } from '#core/reply/paragraph-length.ts';
import { givenParagraph, MOST_PARAGRAPHS } from '#core/reply/paragraph-schema.ts';
import { readParagraphs } from '#core/reply/read-paragraphs.ts';
import { signatureOf, signatureShape } from '#core/reply/signature.ts';

/** Refusals of this step, with their HTTP status. */
export const refusals = {
  OnlyLeadRepliesError: 409,
  OpinionsMissingError: 409,
  UnknownReplyClassError: 422,
  NoSuchSuggestionError: 422,
} as const;

export const commands = {
  /** The lead's letter (复函), once the co-handlers' opinions are in or have lapsed. Its number is taken next, and sends it. */
  'issue-reply': defineAssignmentCommand({
    name: 'issue-reply',
    who: unit,
    body: z
      .strictObject({
        assignmentId: assignmentId.exactOptional(),
        class: z.string().regex(/^[A-Za-z0-9-]{1,8}$/),
        paragraphs: z
          .array(givenParagraph)
          .min(1)
          .max(MOST_PARAGRAPHS)
          .refine((all) => lengthOfParagraphs(all) <= LONGEST_REPLY, fault('reply-too-long'))
          .exactOptional(),
        /** The same as one plain text, for programs that have no more: it is read into paragraphs. */
        text: plainText(LONGEST_REPLY).exactOptional(),
        ...signatureShape,
      })
      .refine(({ paragraphs, text }) => (paragraphs === undefined) !== (text === undefined), {
        path: ['paragraphs'],
        error: fault('reply-once'),
      }),
    legalFor: ({ role, status }) => role === 'lead' && status === 'in-handling',
    refuses: ({ id, role, status }, found) => {
      if (role !== 'lead') return new Refusal('OnlyLeadRepliesError', { assignmentId: id });
      if (status === 'awaiting-sign-for') return new Refusal('NotSignedForError', { assignmentId: id });
      if (status !== 'in-handling') return undefined;
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
    decide: ({ id, round }, { content }, { class: replyClass, text = '', paragraphs = readParagraphs(text), ...rest }, { policy }) => {
      const known = policy.classes.map(({ code }) => code);
      if (!known.includes(replyClass)) throw new Refusal('UnknownReplyClassError', { class: replyClass, known });
      const stray = paragraphs.find(({ answers = 0 }) => answers > content.suggestions.length)?.answers;
      if (stray !== undefined) throw new Refusal('NoSuchSuggestionError', { answers: stray, last: content.suggestions.length });
      return [{ type: 'ReplyIssued', assignmentId: id, round, class: replyClass, paragraphs, ...signatureOf(rest) }];
    },
  }),
} as const;

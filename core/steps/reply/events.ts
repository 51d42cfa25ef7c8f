import * as z from 'zod';
import { assignmentsOf } from '#core/case/case.ts';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { defineEvent } from '#core/case/define/define-event.ts';
import { numbered, ofAssignment } from '#core/case/define/event-shapes.ts';
import { onAssignment } from '#core/case/define/on-assignment.ts';
import { asWritten } from '#core/reply/paragraph.ts';
import { paragraphSchema } from '#core/reply/paragraph-schema.ts';
import { signatureOf, signatureShape } from '#core/reply/signature.ts';

/** 0 the first handling, 1 and up the redo rounds; the class is a code of the policy. */
const ofReply = { round: z.int().min(0), class: z.string() };

/** The lead's letter (复函): issued, and sent with its number. */
export const events = {
  ReplyIssued: defineEvent({
    schema: z.strictObject({
      type: z.literal('ReplyIssued'),
      ...ofAssignment,
      /** 0 the first handling, 1 and up the redo rounds. */
      round: z.int().min(0),
      class: z.string(),
      /** Commits before paragraphs: the whole reply as one text. */
      text: z.string().exactOptional(),
      paragraphs: z.array(paragraphSchema).exactOptional(),
      ...signatureShape,
    }),
    apply: (found, { assignmentId, round, class: replyClass, text = '', paragraphs = asWritten(text), ...signed }, { at }) =>
      onAssignment(
        found,
        assignmentId,
        ({ replies }) => ({
          replies: [...replies, { round, class: replyClass, paragraphs, ...signatureOf(signed), issuedAt: at }],
          status: 'awaiting-letter-number',
        }),
        (replied) => closeClocks(replied, { kind: 'reply', assignmentId }, 'by-act', at),
      ),
    status: {
      type: 'assignment.reply_issued',
      about: 'assignment',
      codes: { shape: ofReply, of: ({ round, class: replyClass }) => ({ round, class: replyClass }) },
    },
    tells: [],
  }),

  LetterNumberAssigned: defineEvent({
    schema: z.strictObject({ type: z.literal('LetterNumberAssigned'), ...ofAssignment, ...numbered }),
    apply: (found, { assignmentId, text: letterNumber }, { at }) =>
      onAssignment(
        found,
        assignmentId,
        ({ replies }) => ({
          replies: replies.map((reply, index) => (index === replies.length - 1 ? { ...reply, letterNumber } : reply)),
          status: 'replied',
        }),
        (sent) => ({ ...closeClocks(sent, { kind: 'reply', assignmentId }, 'by-act', at), stage: { name: 'awaiting-feedback' } }),
      ),
    status: {
      type: 'assignment.replied',
      about: 'assignment',
      codes: {
        shape: { ...ofReply, letterNumber: z.string() },
        of: ({ assignmentId, text: letterNumber }, found) => {
          const reply = assignmentsOf(found)
            .find(({ id }) => id === assignmentId)
            ?.replies.at(-1);
          return { letterNumber, ...(reply === undefined ? {} : { round: reply.round, class: reply.class }) };
        },
      },
    },
    tells: ['reply', 'reply-copied'],
  }),
} as const;

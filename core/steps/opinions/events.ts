import * as z from 'zod';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { defineEvent } from '#core/case/define/define-event.ts';
import { numbered, ofAssignment } from '#core/case/define/event-shapes.ts';
import { onAssignment } from '#core/case/define/on-assignment.ts';
import { sealedShape } from '#core/letters/issued-letter.ts';

/** A co-handler's opinion (会办意见), or that none came. */
export const events = {
  OpinionGiven: defineEvent({
    schema: z.strictObject({
      type: z.literal('OpinionGiven'),
      ...ofAssignment,
      text: z.string(),
      /** It takes a number next, as a letter of the co-handler's to the lead. */
      asLetter: z.literal(true).exactOptional(),
    }),
    apply: (found, { assignmentId, text, asLetter = false }, { at }) =>
      onAssignment(
        found,
        assignmentId,
        () => ({ opinion: text, ...(asLetter ? { status: 'awaiting-letter-number', opinionAt: at } : { status: 'opinion-given' }) }),
        (given) => closeClocks(given, { kind: 'opinion', assignmentId }, 'by-act', at),
      ),
    status: { type: 'assignment.opinion_given', about: 'assignment' },
    tells: ['opinion-given'],
  }),

  OpinionNumbered: defineEvent({
    schema: z.strictObject({ type: z.literal('OpinionNumbered'), ...ofAssignment, ...numbered, ...sealedShape }),
    apply: (found, { type: _type, assignmentId, series: _series, number: _number, text: number, ...sealed }) =>
      onAssignment(found, assignmentId, ({ letters = [] }) => ({
        letters: [...letters, { kind: 'opinion', number, ...sealed }],
        status: 'opinion-given',
      })),
    status: {
      type: 'assignment.opinion_numbered',
      about: 'assignment',
      codes: { shape: { letterNumber: z.string() }, of: ({ text: letterNumber }) => ({ letterNumber }) },
    },
    tells: [],
  }),

  OpinionLapsed: defineEvent({
    schema: z.strictObject({ type: z.literal('OpinionLapsed'), ...ofAssignment }),
    apply: (found, { assignmentId }, { at }) =>
      onAssignment(
        found,
        assignmentId,
        () => ({ status: 'opinion-lapsed' }),
        (lapsed) => {
          const silent = closeClocks(lapsed, { kind: 'opinion', assignmentId }, 'silence', at);
          // The unit owes nothing more: a request to return it that still waits is overtaken by it.
          return closeClocks(silent, { assignmentId }, 'overtaken', at);
        },
      ),
    status: { type: 'assignment.opinion_lapsed', about: 'assignment' },
    tells: ['opinion-lapsed'],
  }),
} as const;

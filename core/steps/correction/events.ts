import * as z from 'zod';
import { calendarDateSchema } from '#core/calendar/calendar-date.ts';
import { defineEvent } from '#core/case/define/define-event.ts';
import { numbered, ofAssignment } from '#core/case/define/event-shapes.ts';
import { isOut, replyOfCorrection } from '#core/case/clearance/corrections.ts';
import { onAssignment } from '#core/case/define/on-assignment.ts';
import { sealedShape } from '#core/letters/issued-letter.ts';
import { paragraphSchema } from '#core/reply/paragraph-schema.ts';
import { signatureOf, signatureShape } from '#core/reply/signature.ts';

/** The number of the letter that is corrected. */
const corrects = z.string();

/** A letter issued wrong is followed by one that corrects it (更正函); the first is never changed. */
export const events = {
  CorrectionSigned: defineEvent({
    schema: z.strictObject({
      type: z.literal('CorrectionSigned'),
      ...ofAssignment,
      round: z.int().min(0),
      corrects,
      /** What was wrong, as the letter says it. */
      mistake: z.string(),
      /** Why it came to it; not in the letter. */
      reason: z.string(),
      class: z.string(),
      paragraphs: z.array(paragraphSchema),
      ...signatureShape,
    }),
    apply: (found, { assignmentId, round, corrects: number, mistake, class: mark, paragraphs, ...signed }, { at }) =>
      onAssignment(found, assignmentId, ({ corrections = [] }) => ({
        corrections: [...corrections, { round, corrects: number, mistake, class: mark, paragraphs, ...signatureOf(signed), signedAt: at }],
      })),
    status: 'silent',
    tells: [],
  }),

  /** It has its number out of the unit's register, and goes out. From now on it is the answer. */
  CorrectionNumbered: defineEvent({
    schema: z.strictObject({
      type: z.literal('CorrectionNumbered'),
      ...ofAssignment,
      corrects,
      /** The day of the letter that is corrected. */
      correctsOn: calendarDateSchema,
      class: z.string(),
      ...numbered,
      ...sealedShape,
    }),
    apply: (found, { type: _type, assignmentId, series: _series, number: _number, text: number, class: _class, ...sealed }) =>
      onAssignment(found, assignmentId, ({ letters = [], corrections = [], replies }) => {
        const numberedNow = corrections.map((one) => (one.corrects === sealed.corrects ? { ...one, letterNumber: number } : one));
        const right = numberedNow.find((one) => one.letterNumber === number);
        // A reply that still waits for its number stays the last.
        const [out, waiting] = [replies.filter(isOut), replies.filter((one) => !isOut(one))];
        return {
          letters: [...letters, { kind: 'correction', number, ...sealed }],
          corrections: numberedNow,
          replies: right === undefined ? replies : [...out, replyOfCorrection(right), ...waiting],
        };
      }),
    status: {
      type: 'assignment.reply_corrected',
      about: 'assignment',
      codes: {
        shape: { round: z.int().min(0), class: z.string(), letterNumber: z.string(), corrects: z.string() },
        of: ({ round, class: mark, text: letterNumber, corrects: number }) => ({ round, class: mark, letterNumber, corrects: number }),
      },
    },
    tells: ['reply-corrected', 'correction-copied'],
  }),
} as const;

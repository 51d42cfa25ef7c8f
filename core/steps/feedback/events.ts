import * as z from 'zod';
import { isNumbered } from '#core/case/case.ts';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { defineEvent } from '#core/case/define/define-event.ts';
import { ofAssignment } from '#core/case/define/event-shapes.ts';
import { onAssignment } from '#core/case/define/on-assignment.ts';

const judgement = z.enum(['satisfied', 'basically', 'not']);
const round = z.int().min(0);
/** After silence closed the case (逾期反馈). */
const late = z.literal(true).exactOptional();

/** The member's judgement of a reply, that none came, and the round it is done again in. */
export const events = {
  FeedbackGiven: defineEvent({
    schema: z.strictObject({
      type: z.literal('FeedbackGiven'),
      round,
      attitude: judgement,
      result: judgement,
      comment: z.string().exactOptional(),
      /** Of the co-handlers, each by its share. */
      units: z.array(z.strictObject({ assignmentId: z.string(), attitude: judgement, result: judgement })).exactOptional(),
      /** After silence closed the case (逾期反馈). */
      late,
      /** By the link of a mail, without signing in. */
      byLink: z.literal(true).exactOptional(),
    }),
    apply: (found, { type: _type, ...feedback }, { at }) =>
      isNumbered(found) ? closeClocks({ ...found, feedbacks: [...found.feedbacks, feedback] }, { kind: 'feedback' }, 'by-act', at) : found,
    status: {
      type: 'proposal.feedback_given',
      about: 'case',
      codes: {
        shape: { round, attitude: judgement, result: judgement, late },
        of: ({ round: judged, attitude, result, late: isLate }) => ({
          round: judged,
          attitude,
          result,
          ...(isLate === undefined ? {} : { late: isLate }),
        }),
      },
    },
    tells: ['late-feedback'],
  }),

  FeedbackLapsed: defineEvent({
    schema: z.strictObject({ type: z.literal('FeedbackLapsed'), round }),
    apply: (found, _event, { at }) => (isNumbered(found) ? closeClocks(found, { kind: 'feedback' }, 'silence', at) : found),
    status: {
      type: 'proposal.feedback_lapsed',
      about: 'case',
      codes: { shape: { round }, of: ({ round: lapsed }) => ({ round: lapsed }) },
    },
    tells: [],
  }),

  RedoOpened: defineEvent({
    schema: z.strictObject({ type: z.literal('RedoOpened'), ...ofAssignment, round: z.int().positive() }),
    apply: (found, { assignmentId, round: opened }) =>
      onAssignment(
        found,
        assignmentId,
        () => ({ round: opened, status: 'in-handling' }),
        (again) => ({ ...again, round: opened, stage: { name: 'in-handling' } }),
      ),
    status: {
      type: 'assignment.redo_opened',
      about: 'assignment',
      codes: { shape: { round }, of: ({ round: opened }) => ({ round: opened }) },
    },
    tells: ['redo', 'redo-begun'],
  }),
} as const;

import * as z from 'zod';
import { closeClocks } from '#core/case/close-clocks.ts';
import { defineEvent } from '#core/case/define-event.ts';
import { ofAssignment } from '#core/case/event-shapes.ts';
import { onAssignment } from '#core/case/on-assignment.ts';

/** A co-handler's opinion (会办意见), or that none came. */
export const events = {
  OpinionGiven: defineEvent({
    schema: z.strictObject({ type: z.literal('OpinionGiven'), ...ofAssignment, text: z.string() }),
    apply: (found, { assignmentId, text }, { at }) =>
      onAssignment(
        found,
        assignmentId,
        () => ({ opinion: text, status: 'opinion-given' }),
        (given) => closeClocks(given, { kind: 'opinion', assignmentId }, 'by-act', at),
      ),
    status: { type: 'assignment.opinion_given', about: 'assignment' },
    tells: ['opinion-given'],
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

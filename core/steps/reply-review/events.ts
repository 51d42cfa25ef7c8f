import * as z from 'zod';
import { cleared, onClearance } from '#core/case/clearance/change-clearance.ts';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { defineEvent } from '#core/case/define/define-event.ts';
import { ofAssignment } from '#core/case/define/event-shapes.ts';

const comment = z.string().exactOptional();

/** A reply that was signed, in the hands of the office before it goes out (复函审核). */
export const events = {
  /** Signed; it is not issued before the office has passed it. */
  SignedForReview: defineEvent({
    schema: z.strictObject({
      type: z.literal('SignedForReview'),
      ...ofAssignment,
      /** The reply's own clock ends with it; commits before that let it run on. */
      handedIn: z.literal(true).exactOptional(),
      comment,
    }),
    apply: (found, { type: _type, assignmentId, handedIn, ...said }, { at, by }) => {
      const signed = closeClocks(
        onClearance(found, assignmentId, (draft) =>
          cleared(draft, { step: 'sign', unitId: by.unitId ?? '', personId: by.personId, at, ...said }),
        ),
        { kind: 'signing', assignmentId },
        'by-act',
        at,
      );
      return handedIn === true ? closeClocks(signed, { kind: 'reply', assignmentId }, 'by-act', at) : signed;
    },
    status: 'silent',
    tells: [],
  }),

  /** Passed, under another class where one is named. The reply is issued with it, and takes its number next. */
  ReplyReviewed: defineEvent({
    schema: z.strictObject({
      type: z.literal('ReplyReviewed'),
      ...ofAssignment,
      class: z.string().exactOptional(),
      /** Why the class is another. */
      reason: z.string().exactOptional(),
      comment,
    }),
    apply: (found, { assignmentId, class: mark, reason, comment: said }, { at, by }) =>
      closeClocks(
        onClearance(found, assignmentId, (draft) => ({
          ...cleared(
            { ...draft, draft: { ...draft.draft, ...(mark === undefined ? {} : { class: mark }) } },
            {
              step: 'review',
              personId: by.personId,
              unitId: by.unitId ?? '',
              at,
              ...(said === undefined ? {} : { comment: said }),
              ...(mark === undefined ? {} : { changedClass: { from: draft.draft.class, to: mark, reason: reason ?? '' } }),
            },
          ),
          ended: { how: 'signed', at, personId: by.personId, step: 'review' },
        })),
        { kind: 'reply-review', assignmentId },
        'by-act',
        at,
      ),
    status: 'silent',
    tells: ['reply-class-changed'],
  }),

  /** Back to the unit, which revises it and has it cleared anew. */
  ReplySentBack: defineEvent({
    schema: z.strictObject({ type: z.literal('ReplySentBack'), ...ofAssignment, reason: z.string() }),
    apply: (found, { assignmentId, reason }, { at, by }) =>
      closeClocks(
        onClearance(found, assignmentId, (draft) => ({
          ...draft,
          ended: { how: 'returned', at, personId: by.personId, reason, step: 'review' },
        })),
        { kind: 'reply-review', assignmentId },
        'by-act',
        at,
      ),
    status: 'silent',
    tells: ['reply-sent-back'],
  }),
} as const;

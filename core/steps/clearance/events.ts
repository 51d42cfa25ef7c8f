import * as z from 'zod';
import { cleared, onClearance } from '#core/case/clearance/change-clearance.ts';
import { clearanceClocks, clockOfStep, draftSteps, stepOf } from '#core/case/clearance/clearance.ts';
import type { Clearance } from '#core/case/clearance/clearance.ts';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { defineEvent } from '#core/case/define/define-event.ts';
import { ofAssignment } from '#core/case/define/event-shapes.ts';
import { onAssignment } from '#core/case/define/on-assignment.ts';
import { sealedShape } from '#core/letters/issued-letter.ts';
import { paragraphSchema } from '#core/reply/paragraph-schema.ts';
import { signatureOf, signatureShape } from '#core/reply/signature.ts';

/** The share of a co-handler that was asked to countersign, and the unit that held it then. */
const ofCountersigner = { countersigner: z.string(), unitId: z.string() };
const comment = z.string().exactOptional();
/** The text as it is from then on, where whoever cleared it changed it. */
const paragraphs = z.array(paragraphSchema).exactOptional();

/** The lead's draft on its way to be signed: `assignmentId` is the lead's. */
export const events = {
  DraftSubmitted: defineEvent({
    schema: z.strictObject({
      type: z.literal('DraftSubmitted'),
      ...ofAssignment,
      round: z.int().min(0),
      class: z.string(),
      paragraphs: z.array(paragraphSchema),
      ...signatureShape,
      /** The chain it goes through. */
      steps: z.array(z.enum(draftSteps)),
      countersigners: z.array(z.strictObject({ assignmentId: z.string(), unitId: z.string() })),
    }),
    apply: (found, { assignmentId, round, class: replyClass, paragraphs: text, steps, countersigners, ...signed }, { at, by }) => {
      const draft = { class: replyClass, paragraphs: text, ...signatureOf(signed) };
      const begun: Clearance = { round, submittedAt: at, submittedBy: by.personId, steps, draft, awaits: countersigners, cleared: [] };
      return onAssignment(found, assignmentId, ({ clearances = [] }) => ({ clearances: [...clearances, begun] }));
    },
    status: 'silent',
    tells: [],
  }),

  Countersigned: defineEvent({
    schema: z.strictObject({ type: z.literal('Countersigned'), ...ofAssignment, ...ofCountersigner, comment, paragraphs }),
    apply: (found, { assignmentId, countersigner, unitId, ...said }, { at, by }) =>
      closeClocks(
        onClearance(found, assignmentId, (draft) =>
          cleared(
            { ...draft, awaits: draft.awaits.filter((one) => one.assignmentId !== countersigner) },
            { step: 'countersign', unitId: by.unitId ?? unitId, personId: by.personId, at, ...said },
          ),
        ),
        { kind: 'countersign', assignmentId, unitId },
        'by-act',
        at,
      ),
    status: 'silent',
    tells: [],
  }),

  /** A co-handler said nothing in time: taken for consent. */
  CountersignLapsed: defineEvent({
    schema: z.strictObject({ type: z.literal('CountersignLapsed'), ...ofAssignment, ...ofCountersigner }),
    apply: (found, { assignmentId, countersigner, unitId }, { at }) =>
      closeClocks(
        onClearance(found, assignmentId, (draft) =>
          cleared(
            { ...draft, awaits: draft.awaits.filter((one) => one.assignmentId !== countersigner) },
            { step: 'countersign', unitId, at },
          ),
        ),
        { kind: 'countersign', assignmentId, unitId },
        'silence',
        at,
      ),
    status: 'silent',
    tells: [],
  }),

  DraftChecked: defineEvent({
    schema: z.strictObject({ type: z.literal('DraftChecked'), ...ofAssignment, comment, paragraphs }),
    apply: (found, { assignmentId, ...said }, { at, by }) =>
      closeClocks(
        onClearance(found, assignmentId, (draft) =>
          cleared(draft, { step: 'check', unitId: by.unitId ?? '', personId: by.personId, at, ...said }),
        ),
        { kind: 'check', assignmentId },
        'by-act',
        at,
      ),
    status: 'silent',
    tells: [],
  }),

  /** Back to whoever drafts, who submits it anew; the unit may also take its own draft back. */
  DraftReturned: defineEvent({
    schema: z.strictObject({
      type: z.literal('DraftReturned'),
      ...ofAssignment,
      step: z.enum(draftSteps),
      /** The unit that returns it. */
      unitId: z.string(),
      reason: z.string(),
    }),
    apply: (found, { assignmentId, step, unitId, reason }, { at, by }) => {
      const returned = onClearance(found, assignmentId, (draft) => ({
        ...draft,
        ended: { how: 'returned', at, personId: by.personId, unitId, reason, step },
      }));
      // Whoever had it answered; what it would have gone to next is overtaken.
      const answered = closeClocks(returned, { kind: clockOfStep[step], assignmentId, unitId }, 'by-act', at);
      return clearanceClocks.reduce((one, each) => closeClocks(one, { kind: each, assignmentId }, 'overtaken', at), answered);
    },
    status: 'silent',
    tells: ['draft-returned'],
  }),

  /** Signed (签发). The reply is issued with it, and takes its number next. */
  ReplySigned: defineEvent({
    schema: z.strictObject({ type: z.literal('ReplySigned'), ...ofAssignment, comment }),
    apply: (found, { assignmentId, ...said }, { at, by }) =>
      closeClocks(
        onClearance(found, assignmentId, (draft) => ({
          ...cleared(draft, { step: 'sign', unitId: by.unitId ?? '', personId: by.personId, at, ...said }),
          ended: { how: 'signed', at, personId: by.personId, unitId: by.unitId ?? '', step: stepOf(draft) },
        })),
        { kind: 'signing', assignmentId },
        'by-act',
        at,
      ),
    status: 'silent',
    tells: [],
  }),

  /** The letter as it went out, with its number: kept for ever (by policies that say how letters are made). */
  LetterSealed: defineEvent({
    schema: z.strictObject({ type: z.literal('LetterSealed'), ...ofAssignment, number: z.string(), ...sealedShape }),
    apply: (found, { type: _type, assignmentId, ...sealed }) =>
      onAssignment(found, assignmentId, ({ letters = [] }) => ({ letters: [...letters, { kind: 'reply', ...sealed }] })),
    status: 'silent',
    tells: ['letter-copied', 'publication-asked'],
  }),
} as const;

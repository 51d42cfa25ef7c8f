import * as z from 'zod';
import { deadlineSchema } from '#core/calendar/deadline.ts';
import { documentKinds, openedClockSchema } from '#core/clock/clock.ts';
import { contentSchema } from '#core/contracts/content.ts';

const share = { assignmentId: z.string() };
const numbered = { series: z.string(), number: z.int().positive(), text: z.string() };

/**
 * Every fact a proposal's log can hold, schema version 1. Facts only: what follows from them is `evolve`'s.
 * A change of shape needs a new version and an up-cast (test/unit/core/ledger/event-schema.test.ts guards it).
 */
export const proposalEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ProposalDrafted'), authorId: z.string(), content: contentSchema }),
  z.strictObject({
    type: z.literal('ProposalSubmitted'),
    authorId: z.string(),
    content: contentSchema,
    /** 大会提案 or 平时提案: which review and dispatch clocks apply. */
    occasion: z.enum(['session', 'ordinary']),
  }),
  z.strictObject({ type: z.literal('ProposalWithdrawn'), reason: z.string().exactOptional(), bySilence: z.boolean() }),
  z.strictObject({ type: z.literal('RevisionRequested'), opinion: z.string() }),
  z.strictObject({ type: z.literal('ProposalResubmitted'), content: contentSchema }),
  z.strictObject({ type: z.literal('ProposalDeclined'), reasonCode: z.string(), explanation: z.string().exactOptional() }),
  z.strictObject({ type: z.literal('ProposalFiled') }),
  z.strictObject({ type: z.literal('CaseNumberAssigned'), ...numbered }),
  z.strictObject({ type: z.literal('ProposalDispatched'), opinion: z.string().exactOptional() }),
  z.strictObject({ type: z.literal('UnitAssigned'), ...share, unitId: z.string(), role: z.enum(['lead', 'co-handler']) }),
  z.strictObject({ type: z.literal('SignedFor'), ...share, deemed: z.boolean() }),
  z.strictObject({ type: z.literal('ReturnRequested'), ...share, reason: z.string(), suggestedUnitId: z.string() }),
  z.strictObject({ type: z.literal('ReturnGranted'), ...share, reason: z.string().exactOptional() }),
  z.strictObject({ type: z.literal('ReturnRefused'), ...share, reason: z.string().exactOptional(), bySilence: z.boolean() }),
  z.strictObject({ type: z.literal('OpinionGiven'), ...share, text: z.string() }),
  z.strictObject({ type: z.literal('OpinionLapsed'), ...share }),
  z.strictObject({
    type: z.literal('ReplyIssued'),
    ...share,
    /** 0 the first handling, 1 and up the redo rounds. */
    round: z.int().min(0),
    class: z.string(),
    text: z.string(),
  }),
  z.strictObject({ type: z.literal('LetterNumberAssigned'), ...share, ...numbered }),
  z.strictObject({
    type: z.literal('FeedbackGiven'),
    round: z.int().min(0),
    attitude: z.enum(['satisfied', 'basically', 'not']),
    result: z.enum(['satisfied', 'basically', 'not']),
    comment: z.string().exactOptional(),
  }),
  z.strictObject({ type: z.literal('FeedbackLapsed'), round: z.int().min(0) }),
  z.strictObject({ type: z.literal('RedoOpened'), ...share, round: z.int().positive() }),
  z.strictObject({ type: z.literal('ConsultationOpened') }),
  z.strictObject({ type: z.literal('ConsultationRecorded'), result: z.string() }),
  z.strictObject({
    type: z.literal('ProposalClosed'),
    outcome: z.enum(['satisfied', 'basically-satisfied', 'no-feedback', 'consulted']),
  }),
  z.strictObject({ type: z.literal('ClockOpened'), clock: openedClockSchema }),
  z.strictObject({
    type: z.literal('AlarmSounded'),
    clockId: z.string(),
    rule: z.string(),
    action: z.enum(['remind', 'unit-leader', 'office', 'leader', 'silence']),
    /** Alarms of the same kind that were missed and are made up by this one. */
    covers: z.array(z.string()),
  }),
  z.strictObject({ type: z.literal('PutOnDesk'), clockId: z.string(), personId: z.string() }),
  /** A deadline that moved: by an extension, a pause, a new calendar. Its alarms begin anew. */
  z.strictObject({
    type: z.literal('DeadlineMoved'),
    clockId: z.string(),
    deadline: deadlineSchema,
    dueAt: z.string(),
    yellowAt: z.string(),
    cause: z.string(),
  }),
  /** The paper form of an escalation: 催办通知 (`chaser`) or 督办通知 (`supervision`), with its number. */
  z.strictObject({
    type: z.literal('DocumentNumbered'),
    clockId: z.string(),
    /** The alarm's rule it belongs to, or `by-hand-<local date>`. */
    rule: z.string(),
    /** The due day it tells of: that of the clock when it was escalated, whatever it became since. */
    dueOn: z.string(),
    document: z.enum(documentKinds),
    ...numbered,
  }),
  /** Somebody of the office or the committee reminded the holder by hand. */
  z.strictObject({ type: z.literal('RemindedByHand'), clockId: z.string(), note: z.string().exactOptional() }),
]);

export type ProposalEvent = z.infer<typeof proposalEventSchema>;
export type ProposalEventType = ProposalEvent['type'];
export type EventOf<T extends ProposalEventType> = Extract<ProposalEvent, { type: T }>;

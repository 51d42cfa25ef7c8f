import * as z from 'zod';
import type { StatusData } from './event-data.ts';

/*
 * Version 1 of the data, as commits before schema 4 tell it. Receivers hold these schemas: nothing here ever changes, and
 * nothing is taken from where the present stages, statuses and clocks are named.
 */

const stage = z.enum([
  'in-review',
  'in-revision',
  'awaiting-number',
  'awaiting-dispatch',
  'in-handling',
  'awaiting-feedback',
  'in-consultation',
  'closed',
  'declined',
  'withdrawn',
]);

const shareStatus = z.enum([
  'awaiting-sign-for',
  'return-requested',
  'in-handling',
  'awaiting-letter-number',
  'replied',
  'opinion-given',
  'opinion-lapsed',
  'returned',
]);

const clock = z.enum(['review', 'revision', 'dispatch', 'sign-for', 'return-decision', 'opinion', 'reply', 'feedback', 'consultation']);

const instant = z.iso.datetime();

const statusSchema = z.strictObject({
  stage,
  dueAt: instant.exactOptional(),
  /** Of the responsible clock alone: the case's own, or its lead's. */
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  shares: z.array(
    z.strictObject({
      assignmentId: z.string(),
      unitId: z.string(),
      role: z.enum(['lead', 'co-handler']),
      round: z.int().min(0),
      status: shareStatus,
      dueAt: instant.exactOptional(),
    }),
  ),
});

const common = {
  schema: z.literal(1),
  body: z.string(),
  proposalId: z.string(),
  caseNumber: z.string().exactOptional(),
  sequence: z.int().positive(),
  status: statusSchema,
};

const proposalData = z.strictObject({ ...common, from: stage.nullable(), to: stage });

const assignmentData = z.strictObject({
  ...common,
  assignmentId: z.string(),
  unitId: z.string(),
  from: shareStatus.nullable(),
  to: shareStatus,
});

const clockData = proposalData.extend({ clock, assignmentId: z.string().exactOptional(), unitId: z.string().exactOptional() });

const escalationData = clockData.extend({ escalatedTo: z.enum(['office', 'leader']) });

/** By the event's type. */
export const dataSchemas1: ReadonlyMap<string, z.ZodType<StatusData>> = new Map<string, z.ZodType<StatusData>>([
  ['proposal.submitted', proposalData],
  ['proposal.returned_for_revision', proposalData],
  ['proposal.resubmitted', proposalData],
  ['proposal.declined', proposalData],
  ['proposal.withdrawn', proposalData],
  ['proposal.filed', proposalData],
  ['proposal.numbered', proposalData],
  ['proposal.dispatched', proposalData],
  ['assignment.assigned', assignmentData],
  ['assignment.signed_for', assignmentData],
  ['assignment.return_requested', assignmentData],
  ['assignment.returned', assignmentData],
  ['assignment.return_refused', assignmentData],
  ['assignment.reassigned', assignmentData],
  ['assignment.recalled', assignmentData],
  ['assignment.opinion_given', assignmentData],
  ['assignment.opinion_lapsed', assignmentData],
  ['assignment.reply_issued', assignmentData],
  ['assignment.replied', assignmentData],
  ['assignment.redo_opened', assignmentData],
  ['proposal.feedback_given', proposalData],
  ['proposal.feedback_lapsed', proposalData],
  ['proposal.consultation_opened', proposalData],
  ['proposal.consultation_recorded', proposalData],
  ['proposal.closed', proposalData],
  ['proposal.escalated', escalationData],
  ['proposal.deadline_moved', clockData],
]);

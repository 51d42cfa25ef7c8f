import * as z from 'zod';
import { holderSchema } from '#core/clock/clock.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import { stages } from '#core/case/stages.ts';
import type { CaseView, TaskView } from './case-view.ts';
import type { DeadlineView } from './deadline-view.ts';

const taskShape = z.object({
  clockId: z.string(),
  kind: z.enum(clockKinds),
  holder: holderSchema,
  assignmentId: z.string().exactOptional(),
  dueOn: z.string(),
  dueAt: z.string(),
  yellowAt: z.string(),
  provisional: z.boolean(),
});

/** A task as stored in the list table. */
export const taskViewSchema: z.ZodType<TaskView> = taskShape;

/** The same with what calendar feeds tell besides. */
export const deadlineViewSchema: z.ZodType<DeadlineView> = taskShape.extend({
  caseNumber: z.string().exactOptional(),
  startOn: z.string(),
  openedAt: z.string(),
  moves: z.int(),
  movedAt: z.string().exactOptional(),
  changedAt: z.string(),
  endedAt: z.string().exactOptional(),
  deskPersonId: z.string().exactOptional(),
});

/** A list line as stored in the list table. */
export const caseViewSchema: z.ZodType<CaseView> = z.object({
  id: z.string(),
  version: z.int(),
  caseNumber: z.string().exactOptional(),
  title: z.string(),
  kind: z.string(),
  session: z.string(),
  stage: z.enum(stages),
  authorId: z.string(),
  coSigners: z.array(z.string()),
  leadUnitId: z.string().exactOptional(),
  unitIds: z.array(z.string()),
  class: z.string().exactOptional(),
  deskPersonId: z.string().exactOptional(),
  deskClockId: z.string().exactOptional(),
  due: taskViewSchema.exactOptional(),
  tasks: z.array(taskViewSchema),
});

import * as z from 'zod';
import { holderSchema } from '#core/clock/clock.ts';
import type { Holder } from '#core/clock/clock.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
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

/**
 * A task of a line without the names of its fields, and the line's own clock by its id. What follows from another part is left empty: with
 * four clocks and its figures a line still fits into one kilobyte, which is one write unit.
 */
const storedTaskSchema = z.tuple([
  z.string(),
  z.enum(clockKinds),
  z.union([z.string().transform((unitId): Holder => ({ unitId })), holderSchema]),
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.boolean(),
]);
type StoredTask = z.input<typeof storedTaskSchema>;

const lineShape = z.object({
  id: z.string(),
  version: z.int(),
  caseNumber: z.string().exactOptional(),
  numberedAt: z.string().exactOptional(),
  title: z.string(),
  kind: z.string(),
  session: z.string(),
  stage: z.enum(stages),
  authorId: z.string(),
  coSigners: z.array(z.string()),
  leadUnitId: z.string().exactOptional(),
  unitIds: z.array(z.string()),
  class: z.string().exactOptional(),
  round: z.int().exactOptional(),
  isKey: z.literal(true).exactOptional(),
  deskPersonId: z.string().exactOptional(),
  deskClockId: z.string().exactOptional(),
});

const storedLineSchema = lineShape.extend({ due: z.string().exactOptional(), tasks: z.array(storedTaskSchema) });

/** A list line as the list table holds it. */
export type StoredCaseView = z.input<typeof storedLineSchema>;

/** A list line as stored, also by layout 1, which held its tasks as they are. */
export const caseViewSchema: z.ZodType<CaseView> = z.union([
  lineShape.extend({ due: taskViewSchema.exactOptional(), tasks: z.array(taskViewSchema) }),
  storedLineSchema.transform(({ due: dueId, tasks: stored, ...line }): CaseView => {
    const tasks = stored.map(readTask);
    const due = tasks.find(({ clockId }) => clockId === dueId);
    return { ...line, ...(due === undefined ? {} : { due }), tasks };
  }),
]);

export function storedCaseView({ due, tasks, ...line }: CaseView): StoredCaseView {
  const { coSigners, unitIds, ...rest } = line;
  return {
    ...rest,
    coSigners: [...coSigners],
    unitIds: [...unitIds],
    ...(due === undefined ? {} : { due: due.clockId }),
    tasks: tasks.map(storedTask),
  };
}

function storedTask({ clockId, kind, holder, assignmentId = '', dueOn, dueAt, yellowAt, provisional }: TaskView): StoredTask {
  return [
    clockId === usualId(kind, assignmentId) ? '' : clockId,
    kind,
    'unitId' in holder ? holder.unitId : holder,
    assignmentId,
    dateOf(dueAt) === dueOn ? '' : dueOn,
    dueAt,
    timeOf(yellowAt) === timeOf(dueAt) ? dateOf(yellowAt) : yellowAt,
    provisional,
  ];
}

function readTask([clockId, kind, holder, assignmentId, dueOn, dueAt, yellowAt, provisional]: z.output<typeof storedTaskSchema>): TaskView {
  return {
    clockId: clockId === '' ? usualId(kind, assignmentId) : clockId,
    kind,
    holder,
    ...(assignmentId === '' ? {} : { assignmentId }),
    dueOn: dueOn === '' ? dateOf(dueAt) : dueOn,
    dueAt,
    yellowAt: timeOf(yellowAt) === '' ? `${yellowAt}${timeOf(dueAt)}` : yellowAt,
    provisional,
  };
}

/** What most clocks are called. */
function usualId(kind: ClockKind, assignmentId: string): string {
  return assignmentId === '' ? kind : `${assignmentId}.${kind}`;
}

const DATE_LENGTH = '2026-01-01'.length;
const dateOf = (instant: string): string => instant.slice(0, DATE_LENGTH);
const timeOf = (instant: string): string => instant.slice(DATE_LENGTH);

import * as z from 'zod';
import { holderSchema } from '#core/clock/clock.ts';
import type { Holder } from '#core/clock/clock.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import type { FeedDeadline } from '#core/feed/deadline-feed.ts';
import type { DeadlineView } from './deadline-view.ts';
import { deadlineViewSchema } from './stored-view.ts';

const text = z.string();

const endedSchema = z.tuple([
  text,
  z.enum(clockKinds),
  z.union([text.transform((unitId): Holder => ({ unitId })), holderSchema]),
  text,
  text,
  text,
  z.boolean(),
  text,
  text,
  text,
  z.int(),
  text,
  text,
  text,
  text,
]);

/**
 * A clock that ended, without the names of its fields and what its key says. Whoever looks for what runs on a desk goes through what ended
 * there, and one text is read faster than a dozen fields.
 */
export function storedEnded(deadline: DeadlineView & { readonly endedAt: string }): string {
  const { clockId, kind, holder, assignmentId = '', dueOn, yellowAt, provisional, caseNumber = '', startOn, openedAt, moves } = deadline;
  const { movedAt = '', changedAt, endedAt, deskPersonId = '' } = deadline;
  const stored: z.input<typeof endedSchema> = [
    clockId,
    kind,
    'unitId' in holder ? holder.unitId : holder,
    assignmentId,
    dueOn,
    yellowAt,
    provisional,
    caseNumber,
    startOn,
    openedAt,
    moves,
    movedAt,
    changedAt === endedAt ? '' : changedAt,
    endedAt,
    deskPersonId,
  ];
  return JSON.stringify(stored);
}

/** The clock of a desk's item, running or ended, as this layout or one before has it; `undefined` of what lacks a part that calendars tell. */
export function clockOnDesk({ sk, proposalId, task, ended }: Readonly<Record<string, unknown>>): FeedDeadline | undefined {
  if (typeof ended === 'string') return readEnded(String(sk), ended);
  const deadline = deadlineViewSchema.safeParse(task);
  return deadline.success ? { proposalId: String(proposalId), deadline: deadline.data } : undefined;
}

function readEnded(sk: string, stored: string): FeedDeadline | undefined {
  const read = endedSchema.safeParse(JSON.parse(stored));
  if (!read.success) return undefined;
  const [clockId, kind, holder, assignmentId, dueOn, yellowAt, provisional, caseNumber, startOn, openedAt, moves, ...rest] = read.data;
  const [movedAt, changedAt, endedAt, deskPersonId] = rest;
  const [dueAt = '', of = ''] = sk.split('#');
  const deadline: DeadlineView = {
    clockId,
    kind,
    holder,
    ...(assignmentId === '' ? {} : { assignmentId }),
    dueOn,
    dueAt,
    yellowAt,
    provisional,
    ...(caseNumber === '' ? {} : { caseNumber }),
    startOn,
    openedAt,
    moves,
    ...(movedAt === '' ? {} : { movedAt }),
    changedAt: changedAt === '' ? endedAt : changedAt,
    endedAt,
    ...(deskPersonId === '' ? {} : { deskPersonId }),
  };
  return { proposalId: of.slice(0, -clockId.length - 1), deadline };
}

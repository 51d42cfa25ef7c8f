import * as z from 'zod';
import { deadlineSchema } from '#core/calendar/deadline.ts';
import { alarmActions } from '#core/clock/alarm-actions.ts';
import type { Clock } from '#core/clock/clock.ts';
import { documentKinds, openedClockSchema } from '#core/clock/clock.ts';
import { isNumbered } from './case.ts';
import type { Case } from './case.ts';
import { closeClocks } from '#core/case/waits/close-clocks.ts';
import { defineEvent } from '#core/case/define/define-event.ts';
import { deskOf } from './desk.ts';
import { inWriting, numbered, ofAssignment } from '#core/case/define/event-shapes.ts';
import { noticed } from './noticed.ts';

const closeOutcome = z.enum(['satisfied', 'basically-satisfied', 'no-feedback', 'consulted']);

/** Facts that several steps make: clocks, assignments, numbers of documents, the end. */
export const events = {
  ClockOpened: defineEvent({
    schema: z.strictObject({ type: z.literal('ClockOpened'), clock: openedClockSchema }),
    apply: (found, { clock }) => ({ ...found, clocks: [...found.clocks, { ...clock, sounded: [], moves: 0, documents: [] }] }),
    status: 'silent',
    tells: ['to-review', 'to-dispatch', 'to-countersign', 'to-check', 'to-sign', 'to-review-reply'],
  }),

  AlarmSounded: defineEvent({
    schema: z.strictObject({
      type: z.literal('AlarmSounded'),
      clockId: z.string(),
      rule: z.string(),
      action: z.enum(alarmActions),
      /** Alarms of the same kind that were missed and are made up by this one. */
      covers: z.array(z.string()),
    }),
    apply: (found, { clockId, rule, covers }) =>
      onClock(found, clockId, (clock) => ({ ...clock, sounded: [...clock.sounded, rule, ...covers] })),
    status: {
      type: 'proposal.escalated',
      about: 'escalation',
      codes: {
        shape: { dueAt: z.iso.datetime() },
        of: ({ clockId }, { clocks }) => {
          const clock = clocks.find(({ id }) => id === clockId);
          return clock === undefined ? {} : { dueAt: clock.dueAt };
        },
      },
    },
    tells: ['reminder', 'overdue-list', 'overdue-unit', 'overdue-office', 'overdue-leader', 'silence-near', 'silence'],
  }),

  PutOnDesk: defineEvent({
    schema: z.strictObject({ type: z.literal('PutOnDesk'), clockId: z.string(), personId: z.string() }),
    apply: (found, { clockId, personId }, { at }) => {
      const escalated = onClock(found, clockId, (clock) => ({ ...clock, desk: { personId, since: at } }));
      return { ...escalated, desk: deskOf(escalated.clocks) };
    },
    status: 'silent',
    tells: [],
  }),

  /** A deadline that moved: by an extension, a pause, a new calendar. Its alarms begin anew. */
  DeadlineMoved: defineEvent({
    schema: z.strictObject({
      type: z.literal('DeadlineMoved'),
      clockId: z.string(),
      deadline: deadlineSchema,
      dueAt: z.string(),
      yellowAt: z.string(),
      cause: z.string(),
    }),
    apply: (found, { clockId, deadline, dueAt, yellowAt }, { at }) =>
      // What was sounded belongs to the old deadline: the ladder begins anew for this one.
      onClock(found, clockId, (clock) => ({ ...clock, deadline, dueAt, yellowAt, moves: clock.moves + 1, movedAt: at, sounded: [] })),
    status: {
      type: 'proposal.deadline_moved',
      about: 'clock',
      codes: { shape: { dueAt: z.iso.datetime() }, of: ({ dueAt }) => ({ dueAt }) },
    },
    tells: ['due-day-moved'],
  }),

  /** The document of an escalation: 催办通知 (`chaser`) or 督办通知 (`supervision`), with its number. */
  DocumentNumbered: defineEvent({
    schema: z.strictObject({
      type: z.literal('DocumentNumbered'),
      clockId: z.string(),
      /** The alarm's rule it belongs to, or `by-hand-<local date>`. */
      rule: z.string(),
      /** The due day it tells of: that of the clock when it was escalated, whatever it became since. */
      dueOn: z.string(),
      document: z.enum(documentKinds),
      ...numbered,
    }),
    apply: (found, { clockId, document: kind, rule, dueOn, text: number }, { at }) =>
      onClock(found, clockId, (clock) => ({
        ...clock,
        documents: [...clock.documents, { kind, rule, dueOn, to: clock.holder, number, at }],
      })),
    status: {
      type: 'document.issued',
      about: 'clock',
      since: 4,
      codes: {
        shape: { document: z.enum(documentKinds), number: z.string(), dueOn: z.iso.date() },
        of: ({ document, text: number, dueOn }) => ({ document, number, dueOn }),
      },
    },
    tells: [],
  }),

  UnitAssigned: defineEvent({
    schema: z.strictObject({
      type: z.literal('UnitAssigned'),
      ...ofAssignment,
      unitId: z.string(),
      role: z.enum(['lead', 'co-handler']),
      ...inWriting,
    }),
    apply: (found, { assignmentId: id, unitId, role, notice }, { at }) => {
      if (!isNumbered(found)) return found;
      const begun = { id, unitId, role, status: 'awaiting-sign-for', assignedAt: at, round: 0, returnRequests: [], replies: [] } as const;
      const assigned = { ...found, assignments: [...found.assignments, noticed(begun, notice)] };
      return role === 'lead' ? { ...closeClocks(assigned, { kind: 'dispatch' }, 'by-act', at), stage: { name: 'in-handling' } } : assigned;
    },
    status: { type: 'assignment.assigned', about: 'assignment' },
    tells: ['assigned', 'dispatched'],
  }),

  ProposalClosed: defineEvent({
    schema: z.strictObject({
      type: z.literal('ProposalClosed'),
      outcome: closeOutcome,
    }),
    apply: (found, { outcome }, { at }) =>
      isNumbered(found) ? { ...closeClocks(found, {}, 'overtaken', at), stage: { name: 'closed', outcome } } : found,
    status: {
      type: 'proposal.closed',
      about: 'case',
      codes: { shape: { outcome: closeOutcome }, of: ({ outcome }) => ({ outcome }) },
    },
    tells: ['closed', 'closed-member'],
  }),
} as const;

function onClock<C extends Case>(found: C, clockId: string, change: (clock: Clock) => Clock): C {
  return { ...found, clocks: found.clocks.map((clock) => (clock.id === clockId ? change(clock) : clock)) };
}

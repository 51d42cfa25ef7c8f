import * as z from 'zod';
import { deadlineSchema } from '#core/calendar/deadline.ts';
import { clockKinds } from './clock-kinds.ts';

/** Who must act before the clock runs out: a person, a unit, or everyone who has a role. */
export const holderSchema = z.union([
  z.strictObject({ personId: z.string() }),
  z.strictObject({ unitId: z.string() }),
  z.strictObject({ role: z.enum(['committee-clerk', 'dispatcher', 'supervisor']) }),
]);

export type Holder = z.infer<typeof holderSchema>;

/** A clock as it is opened; the fact that the ledger keeps. */
export const openedClockSchema = z.strictObject({
  /** Unique in the proposal: `<kind>` or `<assignment>.<kind>`, and `.2`, `.3` … when one of that name ran before. */
  id: z.string(),
  kind: z.enum(clockKinds),
  /** The unit's share it belongs to; absent for clocks of the proposal itself. */
  assignmentId: z.string().exactOptional(),
  holder: holderSchema,
  deadline: deadlineSchema,
  openedAt: z.string(),
  /** The instant at which the due day ends in the body's time zone; the deadline is kept before it. */
  dueAt: z.string(),
  /** From this instant the light is yellow. */
  yellowAt: z.string(),
  /** The policy whose span and silence it follows until it is moved; the calendar's version is in the deadline. */
  policyVersion: z.string(),
});

export type OpenedClock = z.infer<typeof openedClockSchema>;

/** Papers an escalation comes with: 催办通知 to the unit, 督办通知 once it is the supervising leader's. */
export const documentKinds = ['chaser', 'supervision'] as const;

export type DocumentKind = (typeof documentKinds)[number];

/** A numbered paper (催办通知、督办通知) of one escalation. */
interface ClockDocument {
  readonly kind: DocumentKind;
  /** The alarm's rule it belongs to, or `by-hand-<local date>`. */
  readonly rule: string;
  /** The due day it tells of. */
  readonly dueOn: string;
  /** Whom it was written to. */
  readonly to: Holder;
  /** As printed, e.g. `云政办催〔2026〕3号`. */
  readonly number: string;
  readonly at: string;
}

/** How a clock ended: `met` by an act of its holder in time or `late`, by `silence`, or `overtaken` by events. */
export type ClockEnd = 'met' | 'late' | 'silence' | 'overtaken';

export interface Clock extends OpenedClock {
  /** Alarm rules already recorded, e.g. `before-7`, `office`. */
  readonly sounded: readonly string[];
  /** Times its deadline was moved. */
  readonly moves: number;
  /** When it was moved last. */
  readonly movedAt?: string;
  /** Papers of its escalations, in the order of their numbering. */
  readonly documents: readonly ClockDocument[];
  /** When its holder was last reminded by hand. */
  readonly remindedByHandAt?: string;
  /** The person it was escalated to, once it was. */
  readonly desk?: { readonly personId: string; readonly since: string };
  readonly closed?: { readonly at: string; readonly how: ClockEnd };
}

/** A clock without its end is open. */
export function isOpen(clock: Clock): boolean {
  return clock.closed === undefined;
}

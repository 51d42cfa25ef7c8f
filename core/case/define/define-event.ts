import type * as z from 'zod';
import type { Actor, CommitSchema } from '#core/ledger/commit.ts';
import type { Case } from '#core/case/case.ts';

/** What an event's commit says of it: when it happened and by whom. */
export interface Recorded {
  readonly at: string;
  readonly by: Actor;
}

/** What a webhook may tell beside the status: a code, an id, a number as printed, an instant or a day; never what somebody wrote. */
export type Code = string | number | boolean;

/** Codes of an event, each by its name in `data`. */
export interface Codes<E> {
  readonly shape: Readonly<Record<string, z.ZodType<Code>>>;
  /** Of the event and the case before it; what an optional one does not have is left out. */
  readonly of: (event: E, found: Case) => Readonly<Record<string, Code>>;
}

/**
 * What a webhook tells of an event. `about` says whose status moves: the case's, that of the assignment it names, or the
 * case's with the clock it is about, and for an escalation whose desk it went to.
 */
interface Status<E, T extends string> {
  readonly type: T;
  readonly about: 'case' | 'assignment' | 'clock' | 'escalation';
  /** The schema of the commit from which on it is told at all; from the first on where nothing is said. */
  readonly since?: CommitSchema;
  /** Told by commits of schema 4 and later. */
  readonly codes?: Codes<E>;
}

/** One kind of fact of a case's log. */
export interface EventRow<E extends { readonly type: string }, T extends string, K extends string> {
  /** The stored shape: facts only, strict, with its `type`. A change of shape is a new schema of the commit (`up-cast.ts`). */
  readonly schema: z.ZodType<E>;
  /** The case after it. Never fails: it trusts the log, and what the case has not earned leaves it as it is. */
  readonly apply: (found: Case, event: E, recorded: Recorded) => Case;
  /** What the world outside is told; a silent one changes no status by itself. */
  readonly status: Status<E, T> | 'silent';
  /** Kinds of tellings it may make, each by its row in a `tellings.ts`; empty where nobody is told. */
  readonly tells: readonly K[];
}

/** A row of `events.ts`, kept under its type. */
export function defineEvent<E extends { readonly type: string }, const T extends string = never, const K extends string = never>(
  row: EventRow<E, T, K>,
): EventRow<E, T, K> {
  return row;
}

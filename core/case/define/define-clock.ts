import type { Clock } from '#core/clock/clock.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { Case } from '#core/case/case.ts';

/** A span of the policy. */
interface Span {
  readonly amount: number;
  readonly unit: 'working-day' | 'calendar-day' | 'month';
}

/** Opens a clock of an assignment by the case's policy, as a command would. */
export type OpenLater = (kind: 'check' | 'signing', of: { readonly assignmentId: string; readonly unitId: string }) => CaseEvent;

/** What saying nothing means, for one outcome that the policy may choose. */
export type Silence = (found: Case, clock: Clock, open: OpenLater) => readonly CaseEvent[];

/** One kind of clock: the policy's entry with the value a body begins with, who holds it, and what its silence means. */
interface ClockRow<S extends string, O extends string> {
  /** What it runs on: the text before it has a number, the case, or one unit's assignment. */
  readonly runsOn: 'submission' | 'case' | 'assignment';
  /** Who must act: the author, the unit of the assignment, or everyone who has a role. */
  readonly holder: 'author' | 'unit' | { readonly role: 'committee-clerk' | 'dispatcher' | 'supervisor' };
  /** Who of a unit has to act: its clerks unless said. */
  readonly unitActs?: 'unit-leader';
  /** Who is told once it is overdue, and steps in. */
  readonly watchedBy: 'committee' | 'office';
  /** The policy's spans by their names in `clocks`, with their presets. */
  readonly spans: Readonly<Record<S, Span>>;
  /** Working days before the due day on which its holder is reminded, as preset. */
  readonly remindBefore: readonly number[];
  /** Working days before silence decides on which who watches it is warned, as preset; nobody is where it is absent. */
  readonly forewarn?: number;
  /** Outcomes the policy may choose beside `never`. */
  readonly silence: Readonly<Record<O, Silence>>;
  /** What the preset chooses. */
  readonly preset: { readonly outcome: NoInfer<O> | 'never'; readonly workingDaysAfterDue: number };
}

/** A row of `clocks.ts`, kept under its kind. */
export function defineClock<const S extends string, const O extends string = never>(row: ClockRow<S, O>): ClockRow<S, O> {
  return row;
}

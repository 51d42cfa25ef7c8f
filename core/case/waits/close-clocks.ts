import { isOpen } from '#core/clock/clock.ts';
import type { Clock, ClockEnd } from '#core/clock/clock.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import type { Case } from '#core/case/case.ts';
import { deskOf } from '#core/case/desk.ts';

/** Which clocks an event ends: those of a kind, of an assignment, or both; all open ones when nothing is said. */
export interface WhichClocks {
  readonly kind?: ClockKind;
  readonly assignmentId?: string;
  /** Those that this unit holds. */
  readonly unitId?: string;
}

/** How it ended them: `by-act` of the holder is `met` or `late` by the instant. */
export type HowClosed = 'by-act' | 'silence' | 'overtaken';

/** The case with those clocks closed; it leaves the leader's desk with the last clock that put it there. */
export function closeClocks<C extends Case>(found: C, which: WhichClocks, how: HowClosed, at: string): C {
  const clocks = found.clocks.map((clock) =>
    isOpen(clock) && matches(clock, which) ? { ...clock, closed: { at, how: ending(clock, how, at) } } : clock,
  );
  return { ...found, clocks, desk: deskOf(clocks) };
}

function matches(clock: Clock, { kind, assignmentId, unitId }: WhichClocks): boolean {
  const isHeld = unitId === undefined || ('unitId' in clock.holder && clock.holder.unitId === unitId);
  return isHeld && (kind === undefined || clock.kind === kind) && (assignmentId === undefined || clock.assignmentId === assignmentId);
}

function ending(clock: Clock, how: HowClosed, at: string): ClockEnd {
  if (how !== 'by-act') return how;
  return at < clock.dueAt ? 'met' : 'late';
}

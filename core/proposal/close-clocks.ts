import { isOpen } from '#core/clock/clock.ts';
import type { Clock, ClockEnd } from '#core/clock/clock.ts';
import type { ClockKind } from '#core/contracts/clock-kinds.ts';
import type { Proposal } from './proposal.ts';

/** Which clocks an event ends: those of a kind, of a share, or both; all open ones when nothing is said. */
export interface WhichClocks {
  readonly kind?: ClockKind;
  readonly assignmentId?: string;
}

/** How it ended them: `by-act` of the holder is `met` or `late` by the instant. */
export type HowClosed = 'by-act' | 'silence' | 'overtaken';

/** The proposal with those clocks closed; a leader's desk that rested on one of them is cleared with it. */
export function closeClocks<P extends Proposal>(proposal: P, which: WhichClocks, how: HowClosed, at: string): P {
  const clocks = proposal.clocks.map((clock) =>
    isOpen(clock) && matches(clock, which) ? { ...clock, closed: { at, how: ending(clock, how, at) } } : clock,
  );
  const { desk } = proposal;
  const rests = desk !== null && clocks.some((clock) => clock.id === desk.clockId && isOpen(clock));
  return { ...proposal, clocks, desk: rests ? desk : null };
}

function matches(clock: Clock, { kind, assignmentId }: WhichClocks): boolean {
  return (kind === undefined || clock.kind === kind) && (assignmentId === undefined || clock.assignmentId === assignmentId);
}

function ending(clock: Clock, how: HowClosed, at: string): ClockEnd {
  if (how !== 'by-act') return how;
  return at < clock.dueAt ? 'met' : 'late';
}

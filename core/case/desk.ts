import { isOpen } from '#core/clock/clock.ts';
import type { Clock } from '#core/clock/clock.ts';
import type { Case } from './case.ts';

/**
 * The leader's desk the case lies on: that of the open clock which was escalated first. When that clock ends, the case
 * stays with the next one that is still overdue, so an escalation is never lost behind another.
 */
export function deskOf(clocks: readonly Clock[]): Case['desk'] {
  const [first] = clocks
    .flatMap((clock) => (isOpen(clock) && clock.desk !== undefined ? [{ ...clock.desk, clockId: clock.id }] : []))
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
  return first ?? null;
}

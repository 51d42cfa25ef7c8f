import { isIn } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';

/**
 * Whether a unit that is asked beforehand (预交办) is shown number, title and text of a proposal that it may get: it cannot say whose duty
 * it is otherwise. Only while the proposal waits to be dispatched; who proposes it, and all that happened to it, stays out of it.
 */
export function askedSight(found: Case): boolean {
  return isIn(found, 'awaiting-dispatch');
}

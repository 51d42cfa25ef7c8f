import { isIn } from './case.ts';
import type { Case, CaseIn } from './case.ts';

/** Whether another may be merged into it (并案): numbered, never dispatched, and itself on its own. */
export function mayTakeIn(found: Case): found is CaseIn<'awaiting-dispatch'> {
  return isIn(found, 'awaiting-dispatch') && neverDispatched(found);
}

export function neverDispatched({ assignments }: CaseIn<'awaiting-dispatch'>): boolean {
  return assignments.length === 0;
}

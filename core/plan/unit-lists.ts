import { isPossible } from './plan-line.ts';
import type { PossibleLine } from './plan-line.ts';
import type { SealedPlan } from './plan.ts';

/** A line of a unit's list: as what it has the case. */
export interface UnitLine {
  readonly n: number;
  readonly role: 'lead' | 'co-handler';
  readonly line: PossibleLine;
}

/** What a run gave each unit, by the unit: of a plan that is not run yet, what it would. */
export function unitLists(plan: SealedPlan): Map<string, UnitLine[]> {
  const lists = new Map<string, UnitLine[]>();
  for (const [index, line] of plan.lines.entries()) {
    const n = index + 1;
    if (!isPossible(line) || plan.cancelled.has(n) || plan.results.get(n)?.outcome === 'left-out') continue;
    if (plan.begunAt === undefined && plan.over !== undefined) continue;
    for (const { unitId, role } of line.shown.assigns) lists.set(unitId, [...(lists.get(unitId) ?? []), { n, role, line }]);
  }
  return lists;
}

import { unitsOf } from './allocation.ts';
import type { Allocation } from './allocation.ts';

/** How many lines give a unit something, and of how many of them, as they are now, it has said what it thinks. */
export function shareOf({ lines }: Allocation, unitId: string): { readonly lines: number; readonly said: number } {
  const own = [...lines.values()].filter(({ line }) => unitsOf(line).includes(unitId));
  return { lines: own.length, said: own.filter(({ comments, version }) => comments.get(unitId)?.version === version).length };
}

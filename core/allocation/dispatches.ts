import type { Allocation } from './allocation.ts';

/** The dispatches that an allocation stands for, by proposal; one without a lead is among them, and says so when it is tried. */
export function dispatchesOf({ lines }: Allocation) {
  return [...lines].flatMap(([proposalId, { line }]) => {
    if (line === null) return [];
    const { note: _note, ...payload } = line;
    return [{ proposalId, command: 'dispatch' as const, payload }];
  });
}

import type { SuggestedUnit } from '../contract.ts';

/** Suggestions that have a key: `1` to `3`. */
const MOST_SHOWN = 3;

export function shownOf(units: readonly SuggestedUnit[] | undefined): readonly SuggestedUnit[] {
  return (units ?? []).slice(0, MOST_SHOWN);
}

/** What is accepted at once: a unit as what, for which proposals. */
export interface AcceptedFor {
  readonly one: SuggestedUnit;
  readonly ids: readonly string[];
}

/** The suggestion at a place, 0 the first, of each of these proposals: each one's own, and none where it has none. */
export function suggestedAt(
  index: number,
  ids: readonly string[],
  byProposal: ReadonlyMap<string, readonly SuggestedUnit[]> | undefined,
): readonly AcceptedFor[] {
  const found = new Map<string, AcceptedFor>();
  for (const id of ids) {
    const one = shownOf(byProposal?.get(id))[index];
    if (one === undefined) continue;
    const key = `${one.unit.id} ${one.role}`;
    found.set(key, { one, ids: [...(found.get(key)?.ids ?? []), id] });
  }
  return [...found.values()];
}

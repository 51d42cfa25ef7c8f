/** Where a line leaves or reaches a state. */
export interface LineEnd {
  readonly state: number;
  readonly side: 'top' | 'bottom';
  /** The x to which the line goes on from here. */
  readonly towards: number;
}

const LARGEST_STEP = 18;

/**
 * Spreads the ends that share a side of a state over its middle, in the order of where they go: so a line that arrives
 * and one that leaves do not lie on each other. Gives each end's distance from the state's centre.
 * @param widthOf the state's width
 */
export function spreadPorts(ends: readonly LineEnd[], widthOf: (state: number) => number): Map<LineEnd, number> {
  const offsets = new Map<LineEnd, number>();
  for (const shared of Map.groupBy(ends, ({ state, side }) => `${state} ${side}`).values()) {
    const count = shared.length;
    const room = widthOf(shared[0]?.state ?? 0) * 0.6;
    const step = count > 1 ? Math.min(LARGEST_STEP, room / (count - 1)) : 0;
    const ordered = shared.toSorted((a, b) => a.towards - b.towards);
    ordered.forEach((end, index) => offsets.set(end, (index - (count - 1) / 2) * step));
  }
  return offsets;
}

import { spreadOf } from '#core/clock/spread.ts';

/** Numbers that look drawn by lot and are the same for the same seed for ever. */
export interface Draws {
  /** A whole number from 0 up to but not including `count`. */
  below(count: number): number;
  /** A whole number of a span, both ends included. */
  between(span: readonly [number, number]): number;
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** True so many times in a hundred. */
  chance(percent: number): boolean;
}

const RANGE = 2 ** 32;

/** Mulberry32, begun with the FNV-1a hash of the seed: not for secrets. */
export function drawsOf(seed: string): Draws {
  let state = spreadOf(seed, RANGE);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const twice = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return (twice ^ (twice >>> 14)) >>> 0;
  };
  const below = (count: number): number => Math.floor((next() / RANGE) * count);
  return {
    below,
    between: ([from, to]) => from + below(to - from + 1),
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    chance: (percent) => below(100) < percent,
  };
}

/** The list in an order drawn by lot (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], draws: Draws): T[] {
  const order = [...list];
  for (let left = order.length - 1; left > 0; left -= 1) {
    const at = draws.below(left + 1);
    const [moved] = order.splice(at, 1, ...order.slice(left, left + 1));
    if (moved !== undefined) order.splice(left, 1, moved);
  }
  return order;
}

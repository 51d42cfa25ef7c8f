import { describe, expect, it } from 'vitest';
import { spreadOf } from '#core/clock/spread.ts';

const seeds = Array.from({ length: 3000 }, (_, nth) => `reader-${nth}`);

describe('where in a window something falls', () => {
  it('is the same for the same seed for ever', () => {
    expect([spreadOf('transport-clerk', 30), spreadOf('transport-clerk', 60), spreadOf('', 60), spreadOf('云澜', 60)]).toEqual([
      26, 26, 1, 20,
    ]);
  });

  it('is a whole minute of the window, each of them used, none by many more than its share', () => {
    const counts = Map.groupBy(seeds, (seed) => spreadOf(seed, 30));
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, minute) => minute));
    for (const those of counts.values()) {
      expect(those.length).toBeGreaterThan(60);
      expect(those.length).toBeLessThan(140);
    }
  });

  it('is the beginning of a window without width', () => {
    expect(seeds.slice(0, 50).map((seed) => spreadOf(seed, 0))).toEqual(Array.from({ length: 50 }, () => 0));
  });
});

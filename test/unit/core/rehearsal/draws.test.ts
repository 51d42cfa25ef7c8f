import { describe, expect, it } from 'vitest';
import { drawsOf, shuffled } from '#core/rehearsal/draws.ts';

const many = <T>(draw: () => T): T[] => Array.from({ length: 2000 }, draw);

describe('draws', () => {
  it('are the same for the same seed and others for another', () => {
    const first = drawsOf('a');
    const again = drawsOf('a');
    const line = many(() => first.below(1000));
    expect(many(() => again.below(1000))).toEqual(line);
    const other = drawsOf('b');
    expect(many(() => other.below(1000))).not.toEqual(line);
  });

  it('reach both ends of a span and nothing beyond', () => {
    const draws = drawsOf('span');
    expect(new Set(many(() => draws.between([3, 6])))).toEqual(new Set([3, 4, 5, 6]));
  });

  it('come true as often as they should', () => {
    const draws = drawsOf('chance');
    const hits = many(() => draws.chance(25)).filter(Boolean).length;
    expect(hits).toBeGreaterThan(420);
    expect(hits).toBeLessThan(580);
  });

  it('shuffle a list without losing anything', () => {
    const list = Array.from({ length: 50 }, (_, index) => index);
    const order = shuffled(list, drawsOf('deck'));
    expect(order).not.toEqual(list);
    expect(order.toSorted((a, b) => a - b)).toEqual(list);
  });

  it('find nothing in an empty list', () => {
    expect(() => drawsOf('none').pick([])).toThrow('nothing to pick from');
  });
});

import { describe, expect, it } from 'vitest';
import { foundNothingYet } from '#console/api/found-nothing-yet.ts';

describe('a page of a list', () => {
  it.each([
    ['has nothing in its only list', { items: [], next: 'on' }, true],
    ['has nothing in any of its lists', { unreached: [], inCharge: [] }, true],
    ['has something', { items: [{ id: 'p1' }], next: 'on' }, false],
    ['has something in the second of its lists', { unreached: [], inCharge: [1] }, false],
  ])('%s', (_, page, isEmpty) => {
    expect(foundNothingYet(page)).toBe(isEmpty);
  });
});

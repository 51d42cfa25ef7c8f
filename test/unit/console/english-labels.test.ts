import { describe, expect, it } from 'vitest';
import { begun } from '#console/parts/begun.ts';

describe('a term that stands for itself', () => {
  it.each([
    ['sign for a share', 'Sign for a share'],
    ['in handling', 'In handling'],
    ['签收', '签收'],
    ['', ''],
  ])('begins with a capital in English: %s', (term, told) => {
    expect(begun(term)).toBe(told);
  });
});

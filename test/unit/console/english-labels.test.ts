import { globSync, readFileSync } from 'node:fs';
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

describe('in a page that is read in English', () => {
  // What is printed as a Chinese paper is Chinese whoever reads it.
  const pages = globSync('console/**/*.tsx').filter((file) => !file.endsWith('notice-paper.tsx'));
  const matching = (pattern: RegExp) =>
    pages.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)].map(([found]) => `${file}: ${found}`));

  it('lists are not strung together by Chinese marks', () => {
    expect(pages.length).toBeGreaterThan(100);
    expect(matching(/join\('[、；，]'\)/gu)).toEqual([]);
  });

  it('units are called by the name that the directory has for them in English', () => {
    // What an administrator edits is the entry itself; the figures have both names with them.
    const told = matching(/\b(?:u|suggestedU)nit\??\.name\b/gu);
    expect(told.filter((one) => !/unit-figures|use-entries/.test(one))).toEqual([]);
  });
});

import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { begun } from '#console/parts/begun.ts';
import { englishNames } from '#console/parts/english-names.ts';

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

  it('people are called by the name that the directory has for them in English', () => {
    const told = matching(/\b(?:author|actor|by|owner|contact|person|[a-z]+By|me)\??\.name\b/gu);
    // Before the directory is there, whoever has several roles is asked for one.
    expect(told.filter((one) => !/choose-role/.test(one))).toEqual([]);
  });
});

describe('a name in English', () => {
  const nameOf = englishNames([
    { id: 'lin', name: '林致远', nameEn: 'Lin Zhiyuan' },
    { id: 'he', name: '何静姝' },
  ]);

  it.each([
    ['is the directory’s', { id: 'lin', name: '林致远' }, 'Lin Zhiyuan'],
    ['stays Chinese where the directory has none', { id: 'he', name: '何静姝' }, '何静姝'],
    ['is not given to what was called otherwise before', { id: 'lin', name: '林远' }, '林远'],
    ['stays where the directory does not know who it is', { id: 'gone', name: 'gone' }, 'gone'],
  ])('%s', (_, told, name) => {
    expect(nameOf(told)).toBe(name);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifier, oneLine, plainText } from '#core/contracts/plain-text.ts';

const text = plainText(10);

describe('plain text', () => {
  it.each([
    ['  甲乙  ', '甲乙'],
    ['甲\r\n乙', '甲\n乙'],
    ['甲\t乙\n丙', '甲\t乙\n丙'],
    ['😀甲', '😀甲'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(text.parse(typed)).toBe(kept);
  });

  it.each([
    '',
    ' \n ',
    '一二三四五六七八九十一',
    '甲\r乙',
    '甲\u0000',
    '甲\u007f乙',
    '甲\u009b乙',
    '甲\ud83d',
    '\ude00甲',
    '甲\u202e乙',
    '\u2066甲',
    '\u200b\u200d',
    1,
    null,
  ])('%j is refused', (typed) => {
    expect(text.safeParse(typed).success).toBe(false);
  });

  it('is measured after it was trimmed', () => {
    expect(text.parse('  一二三四五六七八九十  ')).toHaveLength(10);
  });

  it('once taken is taken again unchanged, so that what is stored reads back as it is', () => {
    const unit = fc.constantFrom('甲', 'a', ' ', '\n', '\r', '\t', '\u00a0', '\ufeff', '\ud83d', '\ude00', '\u0000', '\u2028');
    const law = fc.property(fc.string({ unit, maxLength: 6 }), (typed) => {
      const { data } = text.safeParse(typed);
      if (data !== undefined) expect(text.parse(data)).toBe(data);
    });
    fc.assert(law, { seed: 1, numRuns: 500 });
  });
});

describe('one line', () => {
  it('has no line end within', () => {
    expect(oneLine(10).parse('甲乙\n')).toBe('甲乙');
    expect(oneLine(10).safeParse('甲\n乙').success).toBe(false);
  });
});

describe('an identifier', () => {
  it.each(['6-1', 'p01', 'a.b_c-D', 'x'.repeat(64)])('%s is one', (id) => {
    expect(identifier.safeParse(id).success).toBe(true);
  });

  it.each(['', '-a', '.a', 'a b', 'a#b', '甲', 'a\n', 'x'.repeat(65)])('%j is none', (id) => {
    expect(identifier.safeParse(id).success).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textDiff } from '#console/parts/text/text-diff.ts';

const former = (pieces: ReturnType<typeof textDiff>) =>
  pieces
    .filter(({ is }) => is !== 'new')
    .map(({ text }) => text)
    .join('');
const latter = (pieces: ReturnType<typeof textDiff>) =>
  pieces
    .filter(({ is }) => is !== 'gone')
    .map(({ text }) => text)
    .join('');

describe('what differs between two texts', () => {
  it('is told by characters of Chinese and by words of other scripts', () => {
    expect(textDiff('东段路灯不亮。', '东段三盏路灯不亮。')).toEqual([
      { is: 'same', text: '东段' },
      { is: 'new', text: '三盏' },
      { is: 'same', text: '路灯不亮。' },
    ]);
    expect(textDiff('use 5G here', 'use 6G here')).toEqual([
      { is: 'same', text: 'use ' },
      { is: 'gone', text: '5G' },
      { is: 'new', text: '6G' },
      { is: 'same', text: ' here' },
    ]);
    expect(textDiff('', '')).toEqual([]);
  });

  it('gives both texts back, whatever they are', () => {
    const text = fc.array(fc.constantFrom('路', '灯', '不', '亮', ' ', 'abc', '\n', '𠮷', '<b>')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (a, b) => {
        const pieces = textDiff(a, b);
        expect(former(pieces)).toBe(a);
        expect(latter(pieces)).toBe(b);
        for (const { text: piece } of pieces) expect(piece).not.toBe('');
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('takes no noticeable time for texts of 60,000 characters that have nothing in common', () => {
    const [a, b] = ['甲乙丙'.repeat(20_000), '丁戊己'.repeat(20_000)];
    const began = performance.now();
    expect(textDiff(a, b).map(({ is }) => is)).toEqual(['gone', 'new']);
    expect(performance.now() - began).toBeLessThan(1500);
  });
});

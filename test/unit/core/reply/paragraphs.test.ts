import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asWritten, numbersOf, textOf } from '#core/reply/paragraph.ts';
import { readParagraphs } from '#core/reply/read-paragraphs.ts';

const at = (...levels: number[]) => levels.map((level) => ({ level }));

describe('the numbers of headings', () => {
  it('count each level within the one above it', () => {
    expect(numbersOf(at(0, 1, 2, 2, 3, 4, 4, 1, 2, 0, 3))).toEqual([
      '',
      '一、',
      '（一）',
      '（二）',
      '1.',
      '（1）',
      '（2）',
      '二、',
      '（一）',
      '',
      '1.',
    ]);
  });

  it('are Chinese up to ninety-nine', () => {
    const all = numbersOf(Array.from({ length: 100 }, () => ({ level: 1 })));
    expect([all[0], all[9], all[10], all[19], all[20], all[98], all[99]]).toEqual([
      '一、',
      '十、',
      '十一、',
      '二十、',
      '二十一、',
      '九十九、',
      '100、',
    ]);
  });
});

describe('a reply as plain text', () => {
  it('has each heading with its number', () => {
    const paragraphs = [
      { level: 0, text: '现答复如下：' },
      { level: 1, text: '关于路灯' },
      { level: 2, text: '东段' },
    ];
    expect(textOf(paragraphs)).toBe('现答复如下：\n一、关于路灯\n（一）东段');
  });

  it('is what was written where it was one text, whatever that was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('一', '、', '（', '\n', 'a', ' ', '1', '.') }), (text) => {
        expect(textOf(asWritten(text))).toBe(text);
      }),
      { seed: 7 },
    );
  });

  it('is read back into its paragraphs, as long as headings are short', () => {
    const heading = fc.record({ level: fc.integer({ min: 1, max: 4 }), text: fc.constantFrom('关于路灯', '东段', '资金来源') });
    const bodyText = fc.record({ level: fc.constant(0), text: fc.constantFrom('现答复如下：', '已列入今年计划。', '是年内完成。') });
    fc.assert(
      fc.property(fc.array(fc.oneof(heading, bodyText), { maxLength: 40 }), (paragraphs) => {
        expect(readParagraphs(textOf(paragraphs))).toEqual(paragraphs);
      }),
      { seed: 7 },
    );
  });
});

describe('pasted text', () => {
  it.each([
    ['3.5公里的道路', { level: 0, text: '3.5公里的道路' }],
    ['2026年完成', { level: 0, text: '2026年完成' }],
    ['一、', { level: 0, text: '一、' }],
    [`一、${'长'.repeat(61)}`, { level: 0, text: `一、${'长'.repeat(61)}` }],
    ['(二)资金来源', { level: 2, text: '资金来源' }],
    ['（3）验收', { level: 4, text: '验收' }],
  ])('%s', (line, paragraph) => {
    expect(readParagraphs(`\r\n${line}\r\n`)).toEqual([paragraph]);
  });
});

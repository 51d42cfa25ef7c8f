import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepAnswers } from '#core/reply/keep-answers.ts';
import { isEmptyParagraph, textOf } from '#core/reply/paragraph.ts';
import { givenParagraph } from '#core/reply/paragraph-schema.ts';
import { readParagraphs } from '#core/reply/read-paragraphs.ts';
import { stillMissing } from '#core/reply/still-missing.ts';
import { suggestionsAnswered } from '#core/reply/suggestions-answered.ts';
import { cellsOfRow, isTableText, rowLine, rowsOf, tableText } from '#core/reply/table-text.ts';

const rows = [
  ['路段', '路灯（盏）', '完成时间'],
  ['望湖路东段', '12', '2026年10月'],
  ['望湖路西段', '', '2027年6月'],
];
const table = { level: 0, text: tableText(rows), table: true } as const;
const picture = { level: 0, text: '路灯布点图', picture: 'f1' } as const;
const problems = (given: object) => givenParagraph.safeParse(given).error?.issues.map(({ message }) => message) ?? [];

describe('a table of a reply', () => {
  it('is text for whoever knows no tables, and the same table again for whoever reads that text', () => {
    expect(textOf([{ level: 1, text: '安排' }, table])).toBe(
      '一、安排\n路段｜路灯（盏）｜完成时间\n望湖路东段｜12｜2026年10月\n望湖路西段｜｜2027年6月',
    );
    expect(readParagraphs(textOf([{ level: 1, text: '安排' }, table]))).toEqual([{ level: 1, text: '安排' }, table]);
  });

  it('comes from a sheet, whose cells have tabs between them; a list with tabs after its numbers is no table', () => {
    expect(readParagraphs(rows.map((row) => row.join('\t')).join('\r\n'))).toEqual([table]);
    expect(readParagraphs('1.\t安排资金\n2.\t简化申请').every((one) => one.table === undefined)).toBe(true);
  });

  it('keeps what is in its cells, whatever is typed', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/[\s｜]+/gu, ' ').trim());
    const width = fc.integer({ min: 2, max: 8 });
    fc.assert(
      fc.property(
        width.chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 9 })),
        (typed) => {
          expect(rowsOf(tableText(typed))).toEqual(typed);
          expect(typed.map((row) => cellsOfRow(rowLine(row)))).toEqual(typed);
        },
      ),
      { seed: 12, numRuns: 300 },
    );
    expect(rowsOf(tableText([['甲｜乙', '丙\n丁']]))).toEqual([['甲|乙', '丙 丁']]);
  });

  it('may have rows of different lengths, which are filled up', () => {
    expect(rowsOf('甲｜乙\n丙')).toEqual([
      ['甲', '乙'],
      ['丙', ''],
    ]);
  });

  it('answers a suggestion as a text does, and an empty one does not', () => {
    const section = { level: 1, text: '关于路灯的建议', answers: 1 };
    expect(suggestionsAnswered([section, table])).toEqual(new Set([1]));
    expect(suggestionsAnswered([section, { ...table, text: '｜\n｜' }])).toEqual(new Set());
  });

  it.each([
    ['one column', { text: '甲\n乙', table: true }, ['table-shape']],
    ['nine columns', { text: Array.from({ length: 9 }, () => '甲').join('｜'), table: true }, ['table-shape']],
    ['201 rows', { text: Array.from({ length: 201 }, () => '甲｜乙').join('\n'), table: true }, ['table-shape']],
    ['a cell beyond measure', { text: `${'甲'.repeat(2001)}｜乙`, table: true }, ['table-shape']],
    ['a level', { level: 2, text: '甲｜乙', table: true }, ['one-kind']],
    ['a picture', { text: '甲｜乙', table: true, picture: 'f1' }, ['one-kind']],
    ['line ends without being one', { text: '甲\n乙' }, ['one-line']],
  ])('is refused with %s', (_what, given, told) => {
    expect(problems(given)).toEqual(told);
  });

  it('is taken as it is', () => {
    expect(givenParagraph.parse({ text: table.text, table: true })).toEqual(table);
    expect(isTableText(table.text)).toBe(true);
  });
});

describe('a picture of a reply', () => {
  it('is its caption in a plain text, which stands for the picture when the text comes back', () => {
    const before = [{ level: 0, text: '如图。' }, picture];
    expect(textOf(before)).toBe('如图。\n［图：路灯布点图］');
    expect(keepAnswers(readParagraphs('如下图。\n［图：路灯布点图］'), before)).toEqual([{ level: 0, text: '如下图。' }, picture]);
    expect(keepAnswers(readParagraphs('［图：别的图］'), before)).toEqual([{ level: 0, text: '［图：别的图］' }]);
  });

  it('needs a caption before the reply can go', () => {
    const others = stillMissing({ class: 'A', paragraphs: [{ ...picture, text: ' ' }] }, [], []);
    expect(others.find(({ what }) => what === 'caption')).toMatchObject({ blocks: true });
    expect(problems({ text: '图'.repeat(101), picture: 'f1' })).toEqual(['caption-long']);
    expect(isEmptyParagraph({ text: '', picture: 'f1' })).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { optionOf } from '../../../console/rooms/figures/chart-option.ts';
import { csvOf } from '../../../console/rooms/figures/csv.ts';
import { readingPlace } from '../../../console/rooms/reading/reading-place.ts';

const colourOf = (name: string) => `<${name}>`;

describe('figures as a file for a spreadsheet', () => {
  it('begin with the mark of UTF-8 and end their lines as RFC 4180 says', () => {
    expect(
      csvOf([
        ['单位', '件数'],
        ['云澜区教育局', 3],
      ]),
    ).toBe('\uFEFF单位,件数\r\n云澜区教育局,3\r\n');
  });

  it.each([
    ['=1+1', `"'=1+1"`],
    ['+86', `"'+86"`],
    ['-2', `"'-2"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['＝1+1', `"'＝1+1"`],
    [' =1+1', `"' =1+1"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
  ])('hold no text that is taken for a formula: %j', (text, cell) => {
    expect(csvOf([[text]])).toBe(`\uFEFF${cell}\r\n`);
  });

  it('keep numbers as they are, and quote what would break a line', () => {
    expect(csvOf([[-1.5, 'a,b', '"q"', 'x\ny']])).toBe('\uFEFF-1.5,"a,b","""q""","x\ny"\r\n');
  });
});

describe('a chart', () => {
  const drawn = { names: ['甲', '乙'], isCalm: false, colourOf };

  it('moves only where the system does not wish for calm', () => {
    expect(optionOf({ ...drawn, series: [] }).animation).toBe(true);
    expect(optionOf({ ...drawn, isCalm: true, series: [] }).animation).toBe(false);
  });

  it('stacks several series under a legend, and writes the number of one beside its bar', () => {
    const one = optionOf({ ...drawn, series: [{ name: '件数', values: [1, 2] }] });
    expect(one).not.toHaveProperty('legend');
    expect(one.series[0]).toMatchObject({ label: { show: true }, itemStyle: { color: '<accent>' }, data: [1, 2] });
    const two = optionOf({
      ...drawn,
      series: [
        { name: 'a', values: [1, 2], colour: 'red' },
        { name: 'b', values: [3, 4] },
      ],
    });
    expect(two).toMatchObject({ legend: {}, series: [{ stack: 'all', itemStyle: { color: '<red>' } }, { stack: 'all' }] });
  });

  it('gives each bar of a light its colour', () => {
    const option = optionOf({ ...drawn, series: [{ name: '件数', values: [1, 2], colours: ['red', 'green'] }] });
    expect(option.series[0]?.data).toEqual([
      { value: 1, itemStyle: { color: '<red>' } },
      { value: 2, itemStyle: { color: '<green>' } },
    ]);
  });

  it('draws the first dozen alone: the table beside it has all', () => {
    const names = Array.from({ length: 40 }, (_, index) => `单位${index}`);
    const option = optionOf({ ...drawn, names, series: [{ name: '件数', values: names.map((_, index) => index) }] });
    expect(option.yAxis.data).toHaveLength(12);
    expect(option.series[0]?.data).toHaveLength(12);
  });
});

describe('the address of a list that is read case by case', () => {
  it('keeps which case and whose form is open, and nothing else', () => {
    expect(readingPlace({ at: 'p1', act: 'decide-return', of: 'a2', more: 'x' })).toEqual({ at: 'p1', act: 'decide-return', of: 'a2' });
    expect(readingPlace({ at: 7, of: 'a2' })).toEqual({});
  });
});

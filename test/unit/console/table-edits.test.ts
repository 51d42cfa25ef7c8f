import { describe, expect, it } from 'vitest';
import { newTable, withCell, withColumn, withoutColumn, withoutRow, withPasted, withRow } from '#console/rooms/reply/table-edits.ts';

const rows = [
  ['甲', '乙'],
  ['1', '2'],
];

describe('a table that is edited', () => {
  it('gets rows and columns where they are wanted, as many as a letter bears', () => {
    expect(withRow(rows, 1)).toEqual([
      ['甲', '乙'],
      ['', ''],
      ['1', '2'],
    ]);
    expect(withColumn(rows, 2)).toEqual([
      ['甲', '乙', ''],
      ['1', '2', ''],
    ]);
    const full = Array.from({ length: 200 }, () => Array.from({ length: 8 }, () => '一'));
    expect(withRow(full, 0)).toBe(full);
    expect(withColumn(full, 0)).toBe(full);
  });

  it('loses rows and columns until it would be none', () => {
    expect(withoutRow(rows, 0)).toEqual([['1', '2']]);
    expect(withoutRow([['甲', '乙']], 0)).toEqual([['甲', '乙']]);
    expect(withoutColumn(newTable, 1)[0]).toEqual(['', '']);
    expect(withoutColumn(rows, 0)).toBe(rows);
  });

  it('holds in a cell what a cell can hold', () => {
    expect(withCell(rows, { row: 1, column: 0 }, '三｜四')).toEqual([
      ['甲', '乙'],
      ['三|四', '2'],
    ]);
  });

  it('takes in what was copied from a sheet from the cell on, and grows with it no further than a table may', () => {
    expect(withPasted(rows, { row: 1, column: 1 }, '二\t三\r\n四\t五\r\n')).toEqual([
      ['甲', '乙', ''],
      ['1', '二', '三'],
      ['', '四', '五'],
    ]);
    const large = withPasted(
      rows,
      { row: 0, column: 0 },
      Array.from({ length: 300 }, () => Array.from({ length: 20 }, () => '一').join('\t')).join('\n'),
    );
    expect([large.length, large[0]?.length]).toEqual([200, 8]);
  });
});

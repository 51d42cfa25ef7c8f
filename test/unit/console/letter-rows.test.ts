import { describe, expect, it } from 'vitest';
import {
  isLeftover,
  isLetterFile,
  keptRows,
  readRow,
  refusedRow,
  sheetOf,
  waitingRow,
  withChosen,
} from '#console/rooms/letter/letter-rows.ts';
import { jsonOf } from '#console/parts/form/json.ts';

const fileOf = (name: string, content = '一'): File => Object.assign(new File([content], name), { webkitRelativePath: `往届/${name}` });
const term = { zh: '案号', en: 'case number' };
const reading = {
  text: '',
  fields: [{ name: 'caseNumber' as const, term, said: '17', sure: 'certain' as const, sureName: term, at: [] }],
  flags: [],
  missing: [],
  look: [{ zh: '缺成文日期', en: 'no date' }],
};
const first = waitingRow(fileOf('一.docx'));
const read = readRow(first, reading);
const words = { file: '文件', look: '需核对', none: '无须核对', joined: '；', waiting: '尚未读取' };

describe('a folder of letters', () => {
  it('reads what is a letter by its name, and passes over what systems leave in folders', () => {
    expect(['a.DOCX', 'b.pdf', 'c.txt', 'd.htm', 'e.doc'].every((name) => isLetterFile(fileOf(name)))).toBe(true);
    expect(isLetterFile(fileOf('a.xlsx'))).toBe(false);
    expect(['.DS_Store', '~$一.docx', 'Thumbs.db'].every((name) => isLeftover(fileOf(name)))).toBe(true);
    expect(isLeftover(fileOf('一.docx'))).toBe(false);
  });

  it('that is chosen again goes on: what was read stays, what was changed or refused is read anew', () => {
    const refused = refusedRow(waitingRow(fileOf('二.pdf')), { zh: '没有文字', en: 'no text' });
    const again = withChosen([read, refused], [fileOf('一.docx'), fileOf('二.pdf'), fileOf('三.txt')]);
    expect(again.map(({ file, state }) => [file, state])).toEqual([
      ['往届/一.docx', 'read'],
      ['往届/二.pdf', 'waiting'],
      ['往届/三.txt', 'waiting'],
    ]);
    expect(withChosen([read], [fileOf('一.docx', '改过')]).map(({ state }) => state)).toEqual(['waiting']);
  });

  it('outlives a reload with what was read and refused; what was under way is still to be read', () => {
    const rows = [read, refusedRow(first, { zh: '宏', en: 'macros' }), { ...first, state: 'reading' as const }];
    expect(keptRows(jsonOf(JSON.parse(JSON.stringify(rows))))).toEqual([rows[0], rows[1], first]);
    expect(keptRows('nonsense')).toEqual([]);
    expect(keptRows([{ file: 1 }, 7])).toEqual([]);
  });

  it('is a sheet with a row for each file, whatever became of it', () => {
    const clean = { ...read, file: '净.docx', look: [] };
    const rows = [read, clean, refusedRow(waitingRow(fileOf('二.pdf')), { zh: '没有文字', en: 'no text' }), waitingRow(fileOf('三.txt'))];
    expect(sheetOf(rows, ({ zh }) => zh, words)).toEqual([
      ['文件', '需核对', '案号'],
      ['往届/一.docx', '缺成文日期', '17'],
      ['净.docx', '无须核对', '17'],
      ['往届/二.pdf', '没有文字', ''],
      ['往届/三.txt', '尚未读取', ''],
    ]);
  });
});

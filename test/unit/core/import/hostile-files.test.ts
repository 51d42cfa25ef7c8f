import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkedZip } from '#functions/adapters/letters/checked-zip.ts';
import { steadyZip } from '#functions/adapters/letters/steady-zip.ts';
import { ImportDesk, aRow, csvOf, proposalHeadings, xlsxOf } from '#test/support/import-desk.ts';
import { gb18030 } from '#test/support/gb18030.ts';

let desk: ImportDesk;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-20T02:00:00.000Z') });
  desk = await ImportDesk.opened();
});
afterEach(() => {
  vi.useRealTimers();
});

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const told = async (bytes: Uint8Array) =>
  (await desk.tries(bytes)).report?.faults.map(
    ({ row, letter, column, message }) => `${row}${letter ?? ''} ${column?.zh ?? ''}：${message.zh}`,
  );

/** A workbook as a program wrote it, with one of its files changed. */
async function changed(name: string, change: (content: string) => string): Promise<Uint8Array> {
  const entries = checkedZip(await xlsxOf(proposalHeadings, [aRow(1)]));
  entries.set(name, Buffer.from(change(entries.get(name)?.toString() ?? '')));
  return steadyZip(entries);
}

describe('a file that is sent', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['a line end', text('\r\n\r\n')],
  ])('with nothing in it: %s', async (_, bytes) => {
    expect(await desk.refuses(bytes)).toContain('import-empty');
  });

  it.each([
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'sheet-encoding'],
    ['an old workbook or one with a password', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'sheet-old-format'],
    ['half a ZIP file', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]), 'sheet-unreadable'],
    ['a ZIP file that is no workbook', steadyZip(new Map([['word/document.xml', Buffer.from('<w/>')]])), 'sheet-unreadable'],
    ['text without headings', text('这是一封信\r\n没有表头'), 'import-headings'],
    ['headings without rows', csvOf(proposalHeadings, []), 'import-empty'],
    ['a heading twice', csvOf([...proposalHeadings, '案由'], [[...aRow(1), '又一个']]), 'import-headings'],
    ['headings that lack some', csvOf(['案由', '情况与问题'], [['关于路灯的提案', '暗。']]), 'import-headings'],
    [
      '2,001 rows',
      csvOf(
        proposalHeadings,
        Array.from({ length: 2001 }, (_, n) => aRow(n)),
      ),
      'import-too-many-rows',
    ],
    [
      '50,000 rows',
      csvOf(
        ['案由', '情况与问题'],
        Array.from({ length: 50_000 }, (_, n) => [n, n]),
      ),
      'import-too-many-rows',
    ],
    ['a cell of 50,000 characters', csvOf(proposalHeadings, [aRow(1, '', { 5: '长'.repeat(50_000) })]), 'sheet-too-large'],
  ])('that is %s is refused as a whole, and says how to mend it', async (_, bytes, refusal) => {
    expect(await desk.refuses(bytes)).toContain(refusal);
  });

  it('larger than four megabytes is not even read', async () => {
    expect((await desk.sends(new Uint8Array(4 * 1024 * 1024 + 1))).status).toBe(413);
  });

  it('that unpacks to far more than it says is stopped on the way', async () => {
    const zeros = Buffer.alloc(80 * 1024 * 1024, 0x20);
    const bomb = await changed('xl/worksheets/sheet1.xml', () => '');
    const entries = checkedZip(bomb);
    entries.set('xl/worksheets/sheet1.xml', zeros);
    expect(deflateRawSync(zeros).length).toBeLessThan(200_000);
    expect(await desk.refuses(steadyZip(entries))).toContain('sheet-too-large');
  });

  it.each([
    ['declares entities', (xml: string) => xml.replace(/\?>/, '?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'), 'sheet-unreadable'],
    [
      'is nested a thousand deep',
      (xml: string) => xml.replace('</sheetData>', `</sheetData>${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`),
      'sheet-too-large',
    ],
    [
      'has 200,000 cells',
      (xml: string) => xml.replace('</sheetData>', `<row r="9">${'<c r="A9"/>'.repeat(200_000)}</row></sheetData>`),
      'sheet-too-large',
    ],
  ])('whose sheet %s is refused', async (_, change, refusal) => {
    expect(await desk.refuses(await changed('xl/worksheets/sheet1.xml', change))).toContain(refusal);
  });

  it('with a macro in it is refused', async () => {
    const entries = checkedZip(await xlsxOf(proposalHeadings, [aRow(1)]));
    entries.set('xl/vbaProject.bin', Buffer.from('macro'));
    expect(await desk.refuses(steadyZip(entries))).toContain('sheet-unreadable');
  });

  it('with a cell in the last row there is costs no more than its own cells', async () => {
    const bytes = await changed('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row></sheetData>'),
    );
    expect(['checked', 'faulty']).toContain((await desk.tries(bytes)).state);
  });
});

describe('rows', () => {
  it('say what is wrong by row and column, all of it at once', async () => {
    const rows = [
      aRow(1, '', { 0: '七届一次会议' }),
      aRow(2, '', { 3: '查无此人', 5: '' }),
      aRow(3, '无号'),
      aRow(4, 5, { 7: '待审查' }),
      aRow(5, '', { 2: '长'.repeat(101) }),
      aRow(6, '', { 4: '林若溪' }),
      aRow(7, '', { 7: '大概立案' }),
    ];
    expect(await told(csvOf(proposalHeadings, rows))).toEqual([
      '2A 届次：名录中没有届次“七届一次会议”',
      '3D 第一提案人：名录中没有委员“查无此人”；请核对姓名，或先登记',
      '3F 情况与问题：请填写',
      '4B 案号：案号“无号”须以数字结尾，最多六位数字，前面可有代字',
      '5H 审查结果：填了案号的，审查结果须为“立案”',
      expect.stringMatching(/^6C 案由：案由：最多100个字/),
      expect.stringMatching(/^7E 联名委员：/),
      '8H 审查结果：没有“大概立案”这一选项；可填：待审查、立案',
    ]);
  });

  it('find a number that is there twice, in the file or in the session', async () => {
    await desk.brings(csvOf(proposalHeadings, [aRow(1, 8)]));
    expect(await told(csvOf(proposalHeadings, [aRow(2, 8), aRow(3, 9), aRow(4, '09'), aRow(5, '第9号')]))).toEqual([
      '2B 案号：案号“8”本届已编给其他提案',
      '4B 案号：案号“09”与第3行重复',
      '5B 案号：案号“9”与第3行重复',
    ]);
  });

  it('that are there already keep the number they have', async () => {
    await desk.brings(csvOf(proposalHeadings, [aRow(1, 8)]));
    expect(await told(csvOf(proposalHeadings, [aRow(1, 9)]))).toEqual(['2B 案号：该提案已在系统中，案号为“8”，与本行不同']);
  });

  it('are in a file once, and are marked where titles are alike', async () => {
    const near = aRow(2, '', { 2: '关于整修望澜路东段路灯的提案' });
    const tried = await desk.tries(csvOf(proposalHeadings, [aRow(1, '', { 2: '关于整修望澜路东段的路灯的提案' }), near, near]));
    expect(tried.report?.faults.map(({ row, message }) => [row, message.zh])).toEqual([[4, '与第3行内容完全相同']]);
    expect(tried.report?.rows.map(({ advice }) => advice.map(({ zh }) => zh))).toEqual([
      [],
      ['案由与第2行相近，请核对是否重复'],
      ['案由与第2行相近，请核对是否重复'],
    ]);
  });

  it('run no formula: a result that was saved is read, one that was not is a fault', async () => {
    const rows = [[...proposalHeadings], ...[aRow(1), aRow(2)].map((row) => [...row])];
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '导入',
          rows,
          cells: new Map([
            [
              '1,5',
              { formula: 'WEBSERVICE("http://127.0.0.1:1/")', formulaResult: '算出来的情况。', value: '算出来的情况。', type: 'formula' },
            ],
            ['2,5', { formula: 'HYPERLINK("http://127.0.0.1:1/")', value: null, type: 'formula' }],
          ]),
        },
      ],
    });
    expect(await told(bytes)).toEqual(['3F 情况与问题：单元格是没有结果的公式；请复制后“粘贴为数值”']);
  });

  it('take no date, no number that lost digits and no error for a text, and no row that shares cells with another', async () => {
    const rows = [
      [...proposalHeadings],
      ['六届一次会议', new Date(Date.UTC(2026, 2, 1)), ...aRow(1).slice(2)],
      ['六届一次会议', 20260329000000010, ...aRow(2).slice(2)],
      ['六届一次会议', '#REF!', ...aRow(3).slice(2)],
      [...aRow(4)],
      [...aRow(5)],
    ];
    const bytes = await writeXlsx({ sheets: [{ name: '导入', rows, merges: [{ startRow: 4, startCol: 3, endRow: 5, endCol: 3 }] }] });
    expect(await told(bytes)).toEqual([
      '2B 案号：单元格被识别为日期；请设为“文本”格式后重新填写',
      '3B 案号：数字超过15位，已失去精度；请设为“文本”格式后重新填写',
      '4B 案号：单元格中的公式出错；请改为文字',
      '5 ：该行有跨行合并的单元格；请取消合并，逐行填写',
      '6 ：该行有跨行合并的单元格；请取消合并，逐行填写',
    ]);
  });

  it('may stand under a title that goes over all columns, with columns nobody asked for', async () => {
    const rows = [['云澜区政协六届一次会议提案汇总表'], [...proposalHeadings, '备注'], [...aRow(1), '急']];
    const bytes = await writeXlsx({ sheets: [{ name: '导入', rows, merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 8 }] }] });
    const tried = await desk.tries(bytes);
    expect([tried.state, tried.report?.rows[0]?.row, tried.report?.advice[0]?.zh]).toEqual(['checked', 3, '没有导入的列：备注']);
  });

  it('split what a cell lists: suggestions by their numbers, names by marks', async () => {
    const cell = '一、设置限时停车区，\n完善标线。\n二、错时放学。';
    const done = await desk.brings(csvOf(proposalHeadings, [aRow(1, '', { 4: '沈知夏', 6: cell }), aRow(2, '', { 6: '甲。\n乙。' })]));
    const ids = done.report?.rows.flatMap(({ proposalId }) => proposalId ?? []) ?? [];
    const [joint, personal] = await Promise.all(ids.map((id) => desk.caseOf(id)));
    expect(joint?.content).toMatchObject({
      kind: 'joint',
      coSigners: ['shen'],
      suggestions: ['设置限时停车区，\n完善标线。', '错时放学。'],
    });
    expect(personal?.content).toMatchObject({ kind: 'personal', suggestions: ['甲。', '乙。'] });
  });
});

describe('the text of a CSV file', () => {
  const rare = '关于𠮷祥里䶮桥修缮的提案';
  const file = () => [proposalHeadings, aRow(1, '', { 2: rare })].map((row) => row.map((value) => `"${value}"`).join(',')).join('\r\n');

  it.each([
    ['UTF-8', () => text(file())],
    ['UTF-8 with a byte order mark', () => text(`\ufeff${file()}`)],
    ['UTF-16 with a byte order mark', () => Buffer.from(`\ufeff${file()}`, 'utf16le')],
    ['GB 18030', () => gb18030(file())],
    ['UTF-8 with tabs', () => text(file().replaceAll('","', '"\t"'))],
  ])('is read in %s, rare characters and all', async (_, bytes) => {
    expect((await desk.tries(bytes())).report?.rows.map(({ label }) => label)).toEqual([rare]);
  });
});

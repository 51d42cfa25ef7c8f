import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { policyKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { ImportDesk } from '#test/support/import-desk.ts';
import { PlanBoard, dispatchTo } from '#test/support/plan-board.ts';
import { body } from '#test/support/product-in-memory.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const rowsOf = async (bytes: Uint8Array) => (await readXlsx(bytes)).sheets[0]?.rows;

describe('a list that goes out', () => {
  it('is a workbook and a CSV file that say the same, with the filters of the list', async () => {
    const api = await ApiInMemory.withDirectory();
    await api.submits('lin', aContent({ title: '关于𠮷祥里路灯的提案' }));
    await api.submits('shen', aContent({ title: '关于䶮桥步道的提案' }));
    const xlsx = await api.askFile('cao', 'GET', '/v1/exports/proposals?as=xlsx&member=lin');
    expect(xlsx.headers.get('Content-Type')).toContain('spreadsheetml');
    expect(decodeURIComponent(xlsx.headers.get('Content-Disposition') ?? '')).toContain('提案清单.xlsx');
    const rows = await rowsOf(xlsx.bytes);
    expect(rows?.map((row) => row.slice(1, 6))).toEqual([
      ['案由', '提案类别', '届次', '第一提案人', '阶段'],
      ['关于𠮷祥里路灯的提案', '个人提案', '6-1', '林若溪', '审查中'],
    ]);
    const csv = await api.askFile('cao', 'GET', '/v1/exports/proposals?as=csv&member=lin');
    expect(csv.bytes.slice(0, 3)).toEqual(Uint8Array.from([0xef, 0xbb, 0xbf]));
    expect(parseCsv(new TextDecoder().decode(csv.bytes))[1]?.slice(1, 6)).toEqual(rows?.[1]?.slice(1, 6));
  });

  it('has no cell that a spreadsheet would run, and what comes back in is as it was', async () => {
    const api = await ApiInMemory.withDirectory();
    const title = '=HYPERLINK("http://evil.example/","关于路灯")';
    await api.submits('lin', aContent({ title }));
    for (const as of ['xlsx', 'csv']) {
      const { bytes } = await api.askFile('cao', 'GET', `/v1/exports/proposals?as=${as}`);
      const rows = as === 'xlsx' ? await rowsOf(bytes) : parseCsv(new TextDecoder().decode(bytes));
      expect(rows?.[1]?.[1]).toBe(`'${title}`);
    }
  });

  it('shows what its reader may see, and nothing to who may ask for no list', async () => {
    const api = await ApiInMemory.withDirectory();
    await api.submits('lin', aContent({ title: '关于路灯的提案' }));
    expect(await rowsOf((await api.askFile('shen', 'GET', '/v1/exports/proposals')).bytes)).toHaveLength(1);
    expect((await api.askFile('administrator', 'GET', '/v1/exports/proposals')).status).toBe(403);
  });

  it('speaks the language it is asked in', async () => {
    const api = await ApiInMemory.withDirectory();
    await api.submits('lin');
    const rows = await rowsOf((await api.askFile('cao', 'GET', '/v1/exports/worklist?language=en')).bytes);
    expect(rows?.[0]?.slice(0, 3)).toEqual(['To do', 'Due on', 'Light']);
    expect(rows?.length).toBeGreaterThan(1);
  });

  it('has the figures by unit', async () => {
    const api = await ApiInMemory.withDirectory();
    await api.inHandling();
    const rows = await rowsOf((await api.askFile('du', 'GET', '/v1/exports/statistics')).bytes);
    expect(rows?.map(([unit, lead]) => [unit, lead])).toContainEqual(['云澜区交通运输局', 1]);
  });

  it('has the key cases on a sheet of their own where there are any', async () => {
    const api = await ApiInMemory.withDirectory();
    const keyCases = { levels: [{ code: 'chairs', zh: '主席会议督办', en: 'Followed by the chairs' }] };
    const policy = { ...defaultPolicy, version: 'key-1', keyCases };
    await api.product.append(policyKey(body), '2026-01-01T00:00:00.000Z', [{ type: 'PolicyRecorded', policy, inForceFrom: '2026-01-01' }]);
    const id = await api.answered();
    await api.does('cao', id, 'mark-key-case', { level: 'chairs' });
    await api.does('lin', id, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
    const { sheets } = await readXlsx((await api.askFile('du', 'GET', '/v1/exports/statistics')).bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['承办情况统计', '重点提案']);
    expect(sheets[1]?.rows).toEqual([
      ['督办层级', '件数', '已答复', '按期答复', '满意', '基本满意', '不满意'],
      ['主席会议督办', 1, 1, 1, 1, 0, 0],
    ]);
  });

  it('is what a plan gives to whom, for the meeting', async () => {
    const board = await PlanBoard.with('p1', 'p2');
    const plan = await board.seals([dispatchTo('p1', 'transport', 'parks'), dispatchTo('p2', 'parks')]);
    const told = await board.api.askFile('du', 'GET', `/v1/exports/dispatch?plan=${plan.id}`);
    const rows = await rowsOf(told.bytes);
    expect(rows?.map((row) => [row[0], row[4]])).toEqual([
      ['承办单位', '承办方式'],
      ['云澜区交通运输局', '主办'],
      ['云澜区园林绿化局', '会办'],
      ['云澜区园林绿化局', '主办'],
    ]);
    expect(rows?.slice(1).every((row) => /^2026-\d\d-\d\d$/.test(String(row[5])))).toBe(true);
    const own = await rowsOf((await board.api.askFile('du', 'GET', `/v1/exports/dispatch?plan=${plan.id}&unit=transport`)).bytes);
    expect(own?.map((row) => row[0])).toEqual(['承办单位', '云澜区交通运输局']);
  });
});

describe('a template', () => {
  it('has headings in both languages, what can be chosen and how to fill it in, and is itself a file that can be sent', async () => {
    const desk = await ImportDesk.opened();
    const { bytes, status } = await desk.api.askFile('cao', 'GET', '/v1/imports/templates/proposals.xlsx');
    expect(status).toBe(200);
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name, hidden }) => [name, hidden ?? false])).toEqual([
      ['提案', false],
      ['填写说明', false],
      ['选项', true],
    ]);
    expect(sheets[0]?.rows[0]?.slice(0, 3)).toEqual(['届次*\nSession', '案号\nCase number', '案由*\nTitle']);
    expect(sheets[0]?.dataValidations?.map(({ range }) => range.replace(/\d+/g, ''))).toEqual(['A:A', 'D:D', 'F:F', 'J:J', 'K:K']);
    expect(sheets[2]?.rows[0]?.[0]).toBe('六届一次会议');
    expect(await desk.refuses(bytes)).toContain('import-empty');
    expect((await desk.api.askFile('cao', 'GET', '/v1/imports/templates/people.xlsx')).status).toBe(403);
  });
});

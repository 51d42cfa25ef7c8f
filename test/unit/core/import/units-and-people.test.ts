import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ImportDesk, csvOf, xlsxOf } from '#test/support/import-desk.ts';
import { body } from '#test/support/product-in-memory.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-20T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const units = ['名称', '机关代字', '编号', '公用邮箱', '可承办件数', '职责词'];
const people = ['姓名', '角色', '所在单位', '邮箱', '可代表的组织', '在岗'];

describe('units and people that are brought in', () => {
  it('are added, changed or left as they are; what a row leaves empty stays', async () => {
    const desk = await ImportDesk.opened();
    const done = await desk.brings(
      await xlsxOf(units, [
        ['云澜区民政局', '云民', '', 'minzheng@yunlan.example', 40, '养老服务、助餐'],
        ['云澜区交通运输局', '', '', '', 30, ''],
        ['云澜区博物馆', '云博', 'museum', '', '', ''],
      ]),
      'units',
    );
    expect(done.report?.rows.map(({ does }) => does)).toEqual(['create', 'change', 'same']);
    const { units: recorded } = await desk.api.product.cases.directories.read(body);
    expect(recorded.get('transport')).toEqual({
      id: 'transport',
      name: '云澜区交通运输局',
      nameEn: 'Yunlan District Transport Bureau',
      letterCode: '云交',
      capacity: 30,
    });
    const added = [...recorded.values()].find(({ name }) => name === '云澜区民政局');
    expect(added).toMatchObject({ letterCode: '云民', capacity: 40, duties: ['养老服务', '助餐'] });
    expect((await desk.tries(csvOf(units, [['云澜区民政局', '云民', '', '', '', '']]), 'units')).report?.rows[0]?.does).toBe('same');
  });

  it('are told by row and column what they lack', async () => {
    const desk = await ImportDesk.opened();
    const told = await desk.tries(
      csvOf(people, [
        ['唐小棠', '承办单位经办人', '云澜区水利局', 'tang@yunlan.example', '', ''],
        ['唐小棠', '经办', '云澜区博物馆', '', '', ''],
        ['唐大海', '委员', '', '不是邮箱', '', ''],
        ['唐如风', '承办单位经办人', '', '', '', ''],
        ['唐星', '委员', '', '', '民盟云澜区总支', '在'],
      ]),
      'people',
    );
    expect(told.report?.faults.map(({ row, letter, message }) => `${row}${letter ?? ''} ${message.zh}`)).toEqual([
      '2C 名录中没有单位“云澜区水利局”；请先导入或登记单位',
      expect.stringMatching(/^3B 没有“经办”这一选项/),
      expect.stringMatching(/^4D 邮箱：/),
      expect.stringMatching(/^5C .*单位经办人或负责人须写明所属单位/),
      '6E “民盟云澜区总支”须写作“类别：名称”',
      expect.stringMatching(/^6F 没有“在”这一选项/),
    ]);
  });

  it('do not take the login of somebody else, who is named', async () => {
    const desk = await ImportDesk.opened();
    const [headings, row] = [
      ['姓名', '角色', '登录账号'],
      ['唐小棠', '审计员', 'lin'],
    ];
    const told = await desk.tries(csvOf(headings, [row]), 'people');
    expect(told.report?.faults.map(({ message }) => message.zh).join()).toMatch(/登录账号.*已由林若溪使用/);
  });

  it('are recorded once, in as few commits as parts, however often the run is repeated', async () => {
    const desk = await ImportDesk.opened();
    const rows = Array.from({ length: 60 }, (_, n) => [
      `委员${'甲乙丙丁戊己庚辛壬癸'[n % 10] ?? ''}${n}`,
      '委员',
      '',
      `m${n}@yunlan.example`,
      '党派提案：民盟云澜区总支',
      '是',
    ]);
    const done = await desk.brings(csvOf(people, rows), 'people');
    await desk.carriesOut(done);
    expect(done).toMatchObject({ state: 'finished', counts: { done: 60, leftOut: 0 } });
    const log = desk.api.product.ledger.log(`${body}#directory`);
    expect(log.filter(({ command }) => command === 'record-directory')).toHaveLength(3);
    const { people: recorded } = await desk.api.product.cases.directories.read(body);
    expect([...recorded.values()].filter(({ speaksFor }) => speaksFor?.[0]?.kind === 'party')).toHaveLength(60);
  });
});

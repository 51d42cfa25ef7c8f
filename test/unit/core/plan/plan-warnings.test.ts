import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { alikeApart } from '#core/plan/likeness.ts';
import { PlanBoard, dispatchTo } from '#test/support/plan-board.ts';
import type { PlanAnswer } from '#test/support/plan-board.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const warned = (plan: PlanAnswer) => plan.lines.map(({ warnings }) => warnings.map(({ kind }) => kind));

describe('a plan warns', () => {
  it('of two alike proposals that go to different units', async () => {
    const board = await PlanBoard.with();
    await board.adds('p1', 1, '关于加强云澜湖湿地保护的提案');
    await board.adds('p2', 2, '关于加强云澜湖湿地保护工作的建议');
    await board.adds('p3', 3, '关于完善学校周边停车的提案');
    const apart = await board.seals([dispatchTo('p1', 'parks'), dispatchTo('p2', 'transport'), dispatchTo('p3', 'transport')]);
    expect(apart.lines.map(({ warnings }) => warnings.map(({ kind, line, unit }) => [kind, line, unit?.id]))).toEqual([
      [['alike-apart', 2, 'transport']],
      [['alike-apart', 1, 'parks']],
      [],
    ]);
    const together = await board.seals([dispatchTo('p1', 'parks'), dispatchTo('p2', 'parks'), dispatchTo('p3', 'transport')]);
    expect(warned(together)).toEqual([[], [], []]);
  });

  it('of the three most alike by their lines, and of the others by their number', async () => {
    const board = await PlanBoard.with();
    const titles = ['湖区步道照明设施', '湖区步道照明', '湖区步道照明设', '湖区步道照明设施修', '湖区步道照明设备', '湖区步道照明工程'];
    const units = ['transport', 'police', 'transport'];
    for (const [n, title] of titles.entries()) await board.adds(`p${n + 1}`, n + 1, `关于${title}的提案`);
    const plan = await board.seals(titles.map((_, n) => dispatchTo(`p${n + 1}`, n === 0 ? 'parks' : (units[n % 3] ?? ''))));
    const [first] = plan.lines;
    expect(first?.warnings.map(({ kind, line }) => [kind, line])).toEqual([
      ['alike-apart', 4],
      ['alike-apart', 3],
      ['alike-apart', 5],
      ['more-alike', undefined],
    ]);
    expect(first?.warnings.at(-1)?.text.zh).toContain('另有2行');
  });

  it('of a unit that gets more than it can have in hand', async () => {
    const board = await PlanBoard.with('p1', 'p2', 'p3');
    const parks = { id: 'parks', name: '云澜区园林绿化局', nameEn: 'Yunlan District Parks Bureau', letterCode: '云园', capacity: 2 };
    const recorded = await board.api.ask('administrator', 'PUT', '/v1/directory', { body: { units: [parks] }, key: 'u' });
    expect(recorded.status).toBe(200);
    const plan = await board.seals(['p1', 'p2', 'p3'].map((id) => dispatchTo(id, 'parks')));
    expect(warned(plan)).toEqual([['over-capacity'], ['over-capacity'], ['over-capacity']]);
    expect(plan.lines[0]?.warnings[0]?.text.zh).toContain('本次新增3件');
    expect(warned(await board.seals([dispatchTo('p1', 'parks'), dispatchTo('p2', 'parks')]))).toEqual([[], []]);
  });

  it('of a unit whose people cannot be reached, of one on both sides, of a day in a year that is not arranged yet', async () => {
    const board = await PlanBoard.with('p1', 'p2');
    const people = [
      { id: 'parks-clerk', name: '潘宁', roles: ['unit-clerk'], unitId: 'parks' },
      { id: 'lin', name: '林若溪', roles: ['member'], unitId: 'transport', email: 'lin@yunlan.example' },
    ];
    await board.api.ask('administrator', 'PUT', '/v1/directory', { body: { people }, key: 'd' });
    const due = { on: '2027-02-26' };
    const plan = await board.seals([
      dispatchTo('p1', 'parks'),
      { proposalId: 'p2', command: 'dispatch', payload: { lead: { unitId: 'transport', due: { amount: 5, unit: 'month' } } } },
    ]);
    expect(warned(plan)).toEqual([['nobody-reached'], ['both-sides']]);
    vi.setSystemTime(new Date('2026-10-19T02:00:00.000Z'));
    const late = await board.seals([{ proposalId: 'p1', command: 'dispatch', payload: { lead: { unitId: 'police', due } } }]);
    expect(late.lines[0]).toMatchObject({ status: 'planned', warnings: [{ kind: 'provisional' }] });
    expect(late.lines[0]?.warnings[0]?.text.zh).toContain('2027');
  });
});

const texts = (...all: string[]) => all.map((text, index) => ({ n: index + 1, text, group: `u${index}` }));
const pairs = (...all: string[]) => alikeApart(texts(...all)).map(([a, b]) => [a.n, b.n]);

describe('likeness', () => {
  it('looks at what titles say and not at how they begin and end', () => {
    expect(pairs('关于停车的提案', '关于湿地的提案')).toEqual([]);
    expect(pairs('关于加强湿地保护的提案', '加强湿地保护')).toEqual([[1, 2]]);
  });

  it('takes six hundred at once', () => {
    const many = Array.from({ length: 600 }, (_, n) => `关于第${n}号街区${'停车养老绿化教育医疗'[n % 10] ?? ''}设施的提案`);
    // Every street's school reads like every other street's school, and like nothing else.
    expect(alikeApart(texts(...many)).every(([a, b]) => a.n % 10 === b.n % 10)).toBe(true);
  });

  it.each([[''], ['关于的提案'], ['湖']])('finds nothing in %j', (text) => {
    expect(pairs(text, text)).toEqual([]);
  });
});

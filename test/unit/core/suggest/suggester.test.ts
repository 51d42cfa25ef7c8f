import { describe, expect, it } from 'vitest';
import type { FormerCase } from '#core/suggest/former-case.ts';
import { Suggester } from '#core/suggest/suggester.ts';
import type { Receiver } from '#core/suggest/suggester.ts';
import { inventProposals } from '../../../../bench/suggestions/invent-proposals.ts';
import { measureSuggestions } from '../../../../bench/suggestions/measure-suggestions.ts';
import { sha256 } from '#functions/adapters/sha256.ts';

const former = (proposalId: string, lead: string, text: string, more: Partial<FormerCase> = {}): FormerCase => ({
  proposalId,
  caseNumber: proposalId.slice(1),
  dispatchedAt: `2026-03-0${proposalId.slice(1)}T02:00:00.000Z`,
  title: text.slice(0, 12),
  text,
  lead,
  coHandlers: [],
  outcome: { returned: false },
  ...more,
});
const receivers: Receiver[] = [
  { id: 'civil', duties: ['养老服务', '社会救助'], inHand: 2 },
  { id: 'transport', duties: ['公共交通'], inHand: 0 },
  { id: 'parks', duties: [], inHand: 0 },
];
const suggest = (title: string, text: string, cases: readonly FormerCase[] = [], units = receivers) => {
  const suggester = new Suggester();
  for (const one of cases) suggester.add(one);
  return suggester.suggestAll([{ title, text }], units)[0] ?? [];
};
const lamps = '口袋公园夜里灯太暗，散步的老人看不清台阶，建议增加照明。';

describe('units for a proposal', () => {
  it('follow from the words of duties while nothing was dispatched yet, and name the words', () => {
    const [first] = suggest('关于加强养老服务的提案', '独居老人增多。');
    expect(first).toMatchObject({ unitId: 'civil', role: 'lead', words: ['养老服务'], likeCases: [] });
  });

  it('follow from how like proposals went, and name at most three of them, the most alike first', () => {
    const cases = [1, 2, 3, 4].map((n) => former(`p${n}`, 'parks', `${'公园照明不足。'.repeat(n)}${lamps}`));
    const [first] = suggest('关于公园照明的提案', lamps, [former('p9', 'transport', '末班公交车收班太早，候车时间长。'), ...cases]);
    expect(first).toMatchObject({ unitId: 'parks', role: 'lead' });
    expect(first?.likeCases).toHaveLength(3);
    const likeness = first?.likeCases.map((one) => one.likeness) ?? [];
    expect(likeness).toEqual([...likeness].sort((a, b) => b - a));
  });

  it('name a unit that joined the like ones as a co-handler', () => {
    const cases = [1, 2, 3].map((n) => former(`p${n}`, 'parks', lamps, { coHandlers: ['transport'] }));
    expect(suggest('关于公园照明的提案', lamps, cases).map(({ unitId, role }) => [unitId, role])).toEqual([
      ['parks', 'lead'],
      ['transport', 'co'],
    ]);
  });

  it('prefer the one whose like case went well, and of two that are equal the one that is not full', () => {
    const good = former('p1', 'parks', lamps, { outcome: { returned: false, answered: 'in-time', judged: 'satisfied' } });
    const bad = former('p2', 'transport', lamps, { outcome: { returned: true, answered: 'late', judged: 'not' } });
    expect(suggest('公园照明', lamps, [bad, good])[0]?.unitId).toBe('parks');
    const full = receivers.map((one) => (one.id === 'parks' ? { ...one, inHand: 3, capacity: 3 } : one));
    const even = [former('p1', 'parks', lamps), former('p2', 'transport', lamps)];
    expect(suggest('公园照明', lamps, even)[0]?.unitId).toBe('parks');
    expect(suggest('公园照明', lamps, even, full)[0]?.unitId).toBe('transport');
  });

  it('are none that cannot receive a case, and none where nothing speaks for any', () => {
    expect(suggest('公园照明', lamps, [former('p1', 'abolished', lamps)])).toEqual([]);
    expect(suggest('', '')).toEqual([]);
    expect(suggest('１２３', '🙂🙂', [former('p1', 'parks', lamps)]).every(({ score }) => Number.isFinite(score))).toBe(true);
  });
});

describe('the invented session', () => {
  it('is the one that was frozen before anything was suggested', () => {
    expect(sha256(JSON.stringify(inventProposals()))).toBe('94f476e5a11b253b9e2fa8bd34bc20a5dcf3ba66cec48b1a508f26b9557ff5c4');
  });

  it('has the right unit suggested far more often than by keywords or by the majority, with other draws too', () => {
    const { suggested, keywords, majority } = measureSuggestions(2500, 150, 'other draws');
    expect(suggested.firstRightPercent).toBeGreaterThan(70);
    expect(suggested.firstRightPercent - keywords.firstRightPercent).toBeGreaterThan(15);
    expect(keywords.firstRightPercent).toBeGreaterThan(majority.firstRightPercent);
  });
});

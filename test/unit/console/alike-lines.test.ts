import { expect, it } from 'vitest';
import type { CaseLine } from '../../../console/api/contract.ts';
import { alikeLines, ledApart } from '../../../console/rooms/board/allot/alike-lines.ts';
import { withUnitsOf } from '../../../console/rooms/board/shared/draft-line.ts';
import type { Draft } from '../../../console/rooms/board/shared/draft-line.ts';

const line = (id: string, title: string): CaseLine => ({
  id,
  version: 1,
  title,
  kind: 'personal',
  session: '6-1',
  stage: 'awaiting-dispatch',
  stageName: { zh: '待交办', en: 'to be dispatched' },
  author: { id: 'lin', name: '林致远' },
  units: [],
  light: 'green',
});
const lead = (unitId: string) => ({ lead: { unitId }, coHandlers: [] });
const lines = [line('p1', '关于加强湿地保护的提案'), line('p2', '关于停车的提案'), line('p3', '加强湿地保护')];

it('proposals that read alike are found for each of them', () => {
  const found = alikeLines(lines);
  expect([...found].map(([id, others]) => [id, others.map((one) => one.id)])).toEqual([
    ['p1', ['p3']],
    ['p3', ['p1']],
  ]);
});

it('those of another lead are told apart, and take the units of one with what was written for them', () => {
  const found = alikeLines(lines);
  const drafts = new Map<string, Draft>([
    ['p1', lead('parks')],
    ['p3', { ...lead('transport'), opinion: '请先踏勘。' }],
  ]);
  expect(ledApart('p1', found, drafts).map(({ id }) => id)).toEqual(['p3']);
  expect(ledApart('p2', found, drafts)).toEqual([]);
  const together = withUnitsOf(drafts.get('p3') ?? lead(''), { ...lead('parks'), coHandlers: [{ unitId: 'police' }] });
  expect(together).toEqual({ lead: { unitId: 'parks' }, coHandlers: [{ unitId: 'police' }], opinion: '请先踏勘。' });
  expect(ledApart('p1', found, new Map([...drafts, ['p3', together]]))).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import type { CaseLine } from '../../../console/api/contract.ts';
import { groupsOf } from '../../../console/rooms/board/allot/board-lines.ts';
import type { SuggestedUnit } from '../../../console/rooms/board/contract.ts';
import type { Draft } from '../../../console/rooms/board/shared/draft-line.ts';
import { suggestedAt } from '../../../console/rooms/board/allot/suggested-at.ts';

const lineOf = (id: string, kind: CaseLine['kind'] = 'personal') => ({ id, kind }) as CaseLine;
const led = (unitId: string): Draft => ({ lead: { unitId }, coHandlers: [] });
const one = (id: string, role: SuggestedUnit['role'] = 'lead') => ({ unit: { id }, role }) as SuggestedUnit;

describe('proposals on the board', () => {
  const cases = [lineOf('a'), lineOf('b', 'party'), lineOf('c')];
  const shown = {
    drafts: new Map([['b', led('police')]]),
    filter: 'all',
    suggestedLead: (id: string) => (id === 'c' ? undefined : 'edu'),
    kept: () => false,
  } as const;
  const groups = (grouping: 'kind' | 'suggested' | 'lead') =>
    groupsOf(cases, { ...shown, grouping }).map(({ of, cases: found }) => [of, found.map(({ id }) => id).join('')]);

  it('stand together by kind, by the unit that is suggested first, or by the lead they have', () => {
    expect(groups('kind')).toEqual([
      ['personal', 'ac'],
      ['party', 'b'],
    ]);
    expect(groups('suggested')).toEqual([
      ['edu', 'ab'],
      ['', 'c'],
    ]);
    expect(groups('lead')).toEqual([
      ['', 'ac'],
      ['police', 'b'],
    ]);
  });
});

describe('a suggestion that is accepted for several', () => {
  const suggested = new Map([
    ['a', [one('edu'), one('police', 'co')]],
    ['b', [one('edu'), one('edu', 'co')]],
    ['c', [one('police')]],
    ['d', []],
  ]);
  const at = (index: number, ids: readonly string[]) =>
    suggestedAt(index, ids, suggested).map(({ one: { unit, role }, ids: given }) => [unit.id, role, given.join('')]);

  it('is each one’s own, and none where it has none', () => {
    expect(at(0, ['a', 'b', 'c', 'd', 'e'])).toEqual([
      ['edu', 'lead', 'ab'],
      ['police', 'lead', 'c'],
    ]);
    expect(at(1, ['a', 'b', 'c'])).toEqual([
      ['police', 'co', 'a'],
      ['edu', 'co', 'b'],
    ]);
    expect(at(3, ['a'])).toEqual([]);
    expect(suggestedAt(0, ['a'], undefined)).toEqual([]);
  });
});

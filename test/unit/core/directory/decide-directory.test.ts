import { describe, expect, it } from 'vitest';
import { decideAddressFault, decideEntries, decideRobot } from '#core/directory/decide-directory.ts';
import { evolveDirectory } from '#core/directory/directory.ts';
import type { Directory, DirectoryEvent, Robot } from '#core/directory/directory.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const nothing = { units: [], people: [], sessions: [] };
const directory = aDirectory();
const lin = directory.people.get('lin')!;
const after = (before: Directory, ...events: readonly DirectoryEvent[]): Directory => {
  let now = before;
  for (const event of events) now = evolveDirectory(now, event);
  return now;
};

describe('entries', () => {
  it('that say nothing new change nothing, whatever the order of their fields', () => {
    const backwards = Object.fromEntries(Object.entries(lin).reverse()) as typeof lin;
    const entries = { units: [...directory.units.values()], people: [backwards], sessions: [...directory.sessions.values()] };
    expect(decideEntries(directory, entries)).toEqual([]);
  });

  it('are recorded where they differ or are new, units before the people in them', () => {
    const library = { id: 'library', name: '图书馆', nameEn: 'Library', letterCode: '图' };
    const librarian = { id: 'lu', name: '路', roles: ['unit-clerk' as const], unitId: 'library', active: true };
    const left = { ...lin, active: false };
    const decided = decideEntries(directory, { ...nothing, units: [library], people: [librarian, left, directory.people.get('cao')!] });
    expect(decided).toEqual([
      { type: 'UnitRecorded', unit: library },
      { type: 'PersonRecorded', person: librarian },
      { type: 'PersonRecorded', person: left },
    ]);
    expect(decideEntries(after(directory, ...decided), { ...nothing, units: [library], people: [librarian, left] })).toEqual([]);
  });

  it('of a unit that nobody recorded are refused', () => {
    const stray = { ...lin, unitId: 'nowhere' };
    expect(refusalOf(() => decideEntries(directory, { ...nothing, people: [stray] }))).toEqual({
      name: 'UnknownUnitError',
      facts: { unitId: 'nowhere' },
    });
  });
});

describe('a robot', () => {
  const robot: Robot = { kind: 'wecom', host: 'qyapi.weixin.qq.com', address: 'a1', fingerprint: 'f1' };

  it('is put in force also over the same one, since its secret has another name', () => {
    const there = after(directory, { type: 'RobotRecorded', unitId: 'parks', robot });
    expect(decideRobot(there, 'parks', robot)).toEqual([{ type: 'RobotRecorded', unitId: 'parks', robot }]);
  });

  it('is taken away where there is one', () => {
    const there = after(directory, { type: 'RobotRecorded', unitId: 'parks', robot });
    expect(decideRobot(there, 'parks', null)).toEqual([{ type: 'RobotRecorded', unitId: 'parks', robot: null }]);
    expect(decideRobot(there, 'police', null)).toEqual([]);
  });
});

describe('an address that failed', () => {
  const email = 'lin@yunlan.example';
  const known = aDirectory({ lin: { email } });
  const { email: _, ...unreachable } = lin;
  const failed = { personId: 'lin', isIt: (one: string) => one === email, why: 'bounced' as const };

  it('goes on record once, and again when it is another one', () => {
    const decided = decideAddressFault(known, failed);
    expect(decided).toEqual([{ type: 'AddressFailed', personId: 'lin', email, why: 'bounced' }]);
    const there = after(known, ...decided);
    expect(decideAddressFault(there, failed)).toEqual([]);
    const mended = after(there, { type: 'PersonRecorded', person: { ...lin, email: 'new@yunlan.example' } });
    expect(decideAddressFault(mended, { ...failed, isIt: (one) => one === 'new@yunlan.example' })).toHaveLength(1);
  });

  it.each([
    ['that was mended since', { ...failed, isIt: () => false }, known],
    ['of somebody without one', { ...failed, isIt: () => true }, after(known, { type: 'PersonRecorded', person: unreachable })],
    ['of nobody', { ...failed, personId: 'nobody' }, known],
  ])('%s is no news', (_, address, of) => {
    expect(decideAddressFault(of, address)).toEqual([]);
  });
});

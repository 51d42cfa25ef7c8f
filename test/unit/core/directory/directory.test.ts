import { describe, expect, it } from 'vitest';
import { emptyDirectory, evolveDirectory, peopleWithRole, personSchema, sessionSchema, unitSchema } from '#core/directory/directory.ts';
import type { DirectoryEvent } from '#core/directory/directory.ts';
import { directoryLog } from '#core/directory/directory-log.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { aCommit } from '#test/support/a-commit.ts';
import { aDirectory } from '#test/support/a-directory.ts';

/** The event of a stored one. */
const read = (stored: unknown): DirectoryEvent => {
  const [event] = directoryLog.readEvents(aCommit([stored]));
  if (event === undefined) throw new Error('one was stored');
  return event;
};
const beginning = { at: '2026-01-01T00:00:00.000Z', by: systemActor };
const person = { id: 'lin', name: '林若溪', roles: ['member'] };
/** The person above with an address, recorded. */
const recordedWith = (changes: object) =>
  ({ type: 'PersonRecorded', person: personSchema.parse({ ...person, email: 'lin@yunlan.example', ...changes }) }) as const;

describe('a person of the directory', () => {
  it('is active unless said otherwise', () => {
    expect(personSchema.parse(person)).toEqual({ ...person, active: true });
  });

  it.each([
    ['no role', { roles: [] }],
    ['an unknown role', { roles: ['king'] }],
    ['a unit’s role without a unit', { roles: ['unit-clerk'] }],
    ['a leader’s role without a unit', { roles: ['member', 'unit-leader'] }],
    ['an id with a space', { id: 'lin ruoxi' }],
    ['a name over two lines', { name: '林\n若溪' }],
    ['an address that is none', { email: 'lin at yunlan' }],
    ['an address that ends the header', { email: 'lin@yunlan.example\r\nBcc: all@yunlan.example' }],
    ['a key nobody knows', { fax: '1' }],
  ])('is refused with %s', (_, changes) => {
    expect(personSchema.safeParse({ ...person, ...changes }).success).toBe(false);
  });
});

describe('a unit and a session', () => {
  it('are checked', () => {
    expect(unitSchema.safeParse({ id: 'parks', name: '云澜区园林绿化局', nameEn: 'Parks', letterCode: '' }).success).toBe(false);
    expect(sessionSchema.safeParse({ id: '6-1', name: '六届一次会议', opensOn: '2026-02-30', closesOn: '2026-03-01' }).success).toBe(false);
  });
});

describe('the directory’s log', () => {
  it('begins empty and takes what is recorded', () => {
    const unit = { id: 'parks', name: '云澜区园林绿化局', nameEn: 'Parks', letterCode: '云园' };
    const event = read({ type: 'UnitRecorded', unit });
    const directory = directoryLog.apply(undefined, event, beginning);
    expect(directory?.units.get('parks')).toEqual(unit);
    expect(emptyDirectory.units.size).toBe(0);
  });

  it('takes the latest of each, and forgets nobody else', () => {
    const before = aDirectory();
    const after = evolveDirectory(before, { type: 'PersonRecorded', person: personSchema.parse({ ...person, active: false }) });
    expect(after.people.get('lin')?.active).toBe(false);
    expect(before.people.get('lin')?.active).toBe(true);
    expect(after.people.size).toBe(before.people.size);
    expect(
      directoryLog.apply(
        after,
        { type: 'SessionRecorded', session: { id: '7-1', name: '七届一次会议', opensOn: '2027-01-11', closesOn: '2027-01-15' } },
        beginning,
      )?.sessions.size,
    ).toBe(3);
  });

  it('refuses an event of unknown shape', () => {
    expect(() => read({ type: 'UnitBurnt' })).toThrow();
  });
});

describe('an address that failed', () => {
  const failed = { type: 'AddressFailed', personId: 'lin', email: 'lin@yunlan.example', why: 'bounced' } as const;

  it('makes its person unreachable, and nobody else', () => {
    const before = aDirectory();
    const after = evolveDirectory(before, read(failed));
    expect([...after.unreachable]).toEqual([['lin', { email: 'lin@yunlan.example', why: 'bounced' }]]);
    expect(after.people).toBe(before.people);
    expect(before.unreachable.size).toBe(0);
  });

  it('says nothing about an address recorded since, nor about somebody without one', () => {
    const mended = evolveDirectory(aDirectory(), recordedWith({ email: 'lin.ruoxi@yunlan.example' }));
    expect(evolveDirectory(mended, failed)).toBe(mended);
    expect(evolveDirectory(aDirectory(), { ...failed, personId: 'stranger' }).unreachable.size).toBe(0);
  });

  it('is told with the latest reason', () => {
    const directory = [failed, { ...failed, why: 'complained' } as const].reduce(evolveDirectory, aDirectory());
    expect(directory.unreachable.get('lin')?.why).toBe('complained');
  });

  it.each([
    ['another address', { email: 'lin.ruoxi@yunlan.example' }],
    ['the same one again', {}],
  ])('is forgotten when %s is recorded for the person, not when anything else is', (_, changes) => {
    const unreachable = evolveDirectory(aDirectory(), failed);
    const other = { type: 'PersonRecorded', person: personSchema.parse({ id: 'shen', name: '沈知夏', roles: ['member'] }) } as const;
    expect(evolveDirectory(unreachable, other).unreachable.size).toBe(1);
    expect(evolveDirectory(unreachable, recordedWith(changes)).unreachable.size).toBe(0);
  });

  it.each([
    ['an unknown reason', { why: 'full' }],
    ['no address', { email: undefined }],
    ['somebody who is none', { personId: '林 若溪' }],
  ])('is refused with %s', (_, changes) => {
    expect(() => read({ ...failed, ...changes })).toThrow();
  });
});

describe('a unit’s group robot', () => {
  const robot = { kind: 'wecom', host: 'robot.example', address: 'a-1', fingerprint: '7f3c' } as const;
  const recorded = { type: 'RobotRecorded', unitId: 'parks', robot } as const;

  it('is known until it is taken away, the latest one', () => {
    const one = evolveDirectory(aDirectory(), read(recorded));
    expect([...one.robots]).toEqual([['parks', robot]]);
    const next = { ...robot, kind: 'dingtalk', address: 'a-2' } as const;
    const other = evolveDirectory(evolveDirectory(one, { ...recorded, robot: next }), { ...recorded, unitId: 'police' });
    expect([...other.robots]).toEqual([
      ['parks', next],
      ['police', robot],
    ]);
    const none = evolveDirectory(other, read({ ...recorded, robot: null }));
    expect([...none.robots.keys()]).toEqual(['police']);
    expect(one.robots.size).toBe(1);
  });

  it('comes into the log without its address in the clear', () => {
    expect(() => read({ ...recorded, robot: { ...robot, url: 'https://robot.example/send?key=1' } })).toThrow();
    expect(() => read({ ...recorded, robot: { ...robot, kind: 'pager' } })).toThrow();
  });
});

describe('people with a role', () => {
  it('are the active ones, by id, of one unit or of all', () => {
    const directory = aDirectory();
    expect(peopleWithRole(directory, 'unit-clerk').map(({ id }) => id)).toEqual(['parks-clerk', 'police-clerk', 'transport-clerk']);
    expect(peopleWithRole(directory, 'unit-clerk', 'parks').map(({ id }) => id)).toEqual(['parks-clerk']);
    expect(peopleWithRole(directory, 'unit-clerk', 'museum')).toEqual([]);
  });

  it('are reckoned once for a directory, and anew when its people have changed', () => {
    const directory = aDirectory();
    const before = peopleWithRole(directory, 'unit-clerk');
    expect(peopleWithRole({ ...directory, unreachable: new Map() }, 'unit-clerk')).toBe(before);
    const [clerk] = before;
    if (clerk === undefined) throw new Error('there are clerks');
    const gone = evolveDirectory(directory, { type: 'PersonRecorded', person: { ...clerk, active: false } });
    expect(peopleWithRole(gone, 'unit-clerk').map(({ id }) => id)).toEqual(['police-clerk', 'transport-clerk']);
    expect(peopleWithRole(directory, 'unit-clerk')).toBe(before);
  });
});

import { describe, expect, it } from 'vitest';
import { emptyDirectory, evolveDirectory, peopleWithRole, personSchema, sessionSchema, unitSchema } from '#core/directory/directory.ts';
import { directoryLog } from '#core/directory/directory-log.ts';
import { aDirectory } from '#test/support/a-directory.ts';

const person = { id: 'lin', name: '林若溪', roles: ['member'] };

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
    ['a key nobody knows', { phone: '1' }],
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
    const event = directoryLog.readEvent({ type: 'UnitRecorded', unit });
    const directory = directoryLog.evolve(undefined, event, '2026-01-01T00:00:00.000Z');
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
      directoryLog.evolve(
        after,
        { type: 'SessionRecorded', session: { id: '7-1', name: '七届一次会议', opensOn: '2027-01-11', closesOn: '2027-01-15' } },
        '',
      )?.sessions.size,
    ).toBe(3);
  });

  it('refuses an event of unknown shape', () => {
    expect(() => directoryLog.readEvent({ type: 'UnitBurnt' })).toThrow();
  });
});

describe('people with a role', () => {
  it('are the active ones, by id, of one unit or of all', () => {
    const directory = aDirectory();
    expect(peopleWithRole(directory, 'unit-clerk').map(({ id }) => id)).toEqual(['parks-clerk', 'police-clerk', 'transport-clerk']);
    expect(peopleWithRole(directory, 'unit-clerk', 'parks').map(({ id }) => id)).toEqual(['parks-clerk']);
    expect(peopleWithRole(directory, 'unit-clerk', 'museum')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { decideEntries } from '#core/directory/decide-directory.ts';
import { emptyDirectory, evolveDirectory, personSchema } from '#core/directory/directory.ts';
import type { Directory } from '#core/directory/directory.ts';
import { loginsTouched } from '#core/directory/logins.ts';
import { refusalOf } from '#test/support/refusal-of.ts';

const person = (id: string, changes: object = {}) => personSchema.parse({ id, name: id, roles: ['member'], ...changes });
const recorded = (...people: ReturnType<typeof person>[]) => people.map((one) => ({ type: 'PersonRecorded', person: one }) as const);
const after = (events: ReturnType<typeof recorded>): Directory => {
  let directory = emptyDirectory;
  for (const event of events) directory = evolveDirectory(directory, event);
  return directory;
};
const entries = (...people: ReturnType<typeof person>[]) => ({ units: [], people, sessions: [] });
const taken = (personId: string, holderId: string) => ({ name: 'LoginTakenError', facts: { personId, holderId } });

describe('a login', () => {
  const both = after(recorded(person('lin', { subject: 'sub-lin' }), person('shen')));

  it.each([
    ['the subject of somebody else', person('thief', { subject: 'sub-lin' }), taken('thief', 'lin')],
    ['the id of somebody without a subject', person('thief', { subject: 'shen' }), taken('thief', 'shen')],
    ['by its id the subject of somebody else', person('sub-lin'), taken('sub-lin', 'lin')],
    ['of somebody recorded before, changed to another one’s', person('shen', { subject: 'sub-lin' }), taken('shen', 'lin')],
  ])('is refused as %s', (_, entry, refusal) => {
    expect(refusalOf(() => decideEntries(both, entries(entry)))).toEqual(refusal);
  });

  it('is refused where one call gives it to two', () => {
    expect(refusalOf(() => decideEntries(both, entries(person('a', { subject: 's' }), person('b', { subject: 's' }))))).toEqual(
      taken('a', 'b'),
    );
  });

  it('is free once its holder has another one or left, and two people may change theirs in one call', () => {
    expect(decideEntries(both, entries(person('lin'), person('new', { subject: 'sub-lin' })))).toHaveLength(2);
    expect(decideEntries(both, entries(person('lin', { subject: 'sub-lin', active: false }), person('sub-lin')))).toHaveLength(2);
    const swapped = recorded(person('lin', { subject: 'shen' }), person('shen', { subject: 'sub-lin' }));
    expect(decideEntries(both, entries(...swapped.map((event) => event.person)))).toHaveLength(2);
    expect(after([...recorded(person('lin', { subject: 'sub-lin' }), person('shen')), ...swapped]).logins).toEqual(
      new Map([
        ['sub-lin', 'shen'],
        ['shen', 'lin'],
      ]),
    );
  });

  it('is refused to somebody who comes back when another one has it', () => {
    const left = after(recorded(person('lin', { active: false }), person('new', { subject: 'lin' })));
    expect(decideEntries(left, entries(person('lin', { active: false, name: '林' })))).toHaveLength(1);
    expect(refusalOf(() => decideEntries(left, entries(person('lin'))))).toEqual(taken('lin', 'new'));
  });
});

describe('a log in which a login was taken over, before that was refused', () => {
  const before = recorded(person('lin', { subject: 'sub-lin' }), person('thief', { subject: 'sub-lin' }));

  it('leaves it with who had it first', () => {
    expect(after(before).logins.get('sub-lin')).toBe('lin');
    expect(after([...before, ...recorded(person('thief', { subject: 'sub-lin', name: '又一次' }))]).logins.get('sub-lin')).toBe('lin');
  });

  it('hands it on to who claims it when the first one leaves or gets another one, and to nobody who does not', () => {
    expect(after([...before, ...recorded(person('lin', { active: false, subject: 'sub-lin' }))]).logins.get('sub-lin')).toBe('thief');
    expect(after([...before, ...recorded(person('lin'))]).logins).toEqual(
      new Map([
        ['sub-lin', 'thief'],
        ['lin', 'lin'],
      ]),
    );
    const nobodys = after(recorded(person('lin', { subject: 'old' }), person('lin', { subject: 'new' })));
    expect(nobodys.logins.get('old')).toBe('lin');
  });
});

it('what changed of a person touches every login that person ever had', () => {
  const log = recorded(person('lin', { subject: 'old' }), person('shen'), person('lin', { subject: 'new' }));
  expect(loginsTouched(after(log), log, log.slice(2))).toEqual([
    ['old', 'lin'],
    ['new', 'lin'],
  ]);
});

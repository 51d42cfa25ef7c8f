import { describe, expect, it } from 'vitest';
import { audienceOf, leaderFor, peopleOf } from '#core/clock/audience.ts';
import type { AlarmAction } from '#core/clock/alarm-actions.ts';
import { clockKinds } from '#core/clock/clock-kinds.ts';
import type { ClockKind } from '#core/clock/clock-kinds.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import { aClock } from '#test/support/a-clock.ts';
import { aDirectory } from '#test/support/a-directory.ts';

const told = (kind: ClockKind, action: AlarmAction, changes = {}): string[] =>
  audienceOf(aClock(kind), action, aDirectory(changes)).map(({ id }) => id);

describe('an alarm tells', () => {
  it.each([
    ['review', ['cao'], [], ['he'], ['he']],
    ['revision', ['lin'], [], ['he'], ['he']],
    ['dispatch', ['du'], [], ['song'], ['song']],
    ['sign-for', ['transport-clerk'], ['transport-leader'], ['du'], ['song']],
    ['return-decision', ['du'], [], ['song'], ['song']],
    ['opinion', ['parks-clerk'], ['parks-leader'], ['du'], ['song']],
    ['reply', ['transport-clerk'], ['transport-leader'], ['du'], ['song']],
    ['feedback', ['lin'], [], ['he'], ['he']],
    ['consultation', ['song'], [], ['he'], ['he']],
  ] as const)(
    'of %s: its holder %j, the unit’s leader %j, the office %j, then one leader %j',
    (kind, holder, unitLeader, office, leader) => {
      expect(told(kind, 'remind')).toEqual(holder);
      expect(told(kind, 'silence')).toEqual(holder);
      expect(told(kind, 'unit-leader')).toEqual(unitLeader);
      expect(told(kind, 'office')).toEqual(office);
      expect(told(kind, 'leader')).toEqual(leader);
    },
  );

  it('everyone in the role, by id', () => {
    const two = { 'transport-leader': { roles: ['unit-leader' as const, 'dispatcher' as const] }, 'police-clerk': { unitId: 'transport' } };
    expect(told('reply', 'office', two)).toEqual(['du', 'transport-leader']);
    expect(told('reply', 'remind', two)).toEqual(['police-clerk', 'transport-clerk']);
  });

  it('nobody who would press what is the own, whatever the roles', () => {
    // Everybody is everything.
    const everywhere = { roles: ['committee-clerk' as const, 'committee-head' as const, 'dispatcher' as const, 'supervisor' as const] };
    for (const kind of clockKinds) {
      const holders = told(kind, 'remind');
      const [first = ''] = holders;
      for (const changes of [{}, { [first]: everywhere }, { du: everywhere, song: everywhere, cao: everywhere }]) {
        const held = told(kind, 'remind', changes);
        for (const action of ['unit-leader', 'office', 'leader', 'forewarn'] as const) {
          expect([kind, action, told(kind, action, changes).filter((id) => held.includes(id))]).toEqual([kind, action, []]);
        }
      }
    }
  });

  it('whoever is next where the office holds it and has nobody above', () => {
    expect(told('dispatch', 'office', { song: { active: false } })).toEqual(['he']);
    expect(told('dispatch', 'leader', { song: { active: false } })).toEqual(['he']);
    expect(told('review', 'office', { he: { active: false } })).toEqual(['song']);
  });

  it('the committee’s clerks before silence decides on the member’s feedback', () => {
    expect(told('feedback', 'forewarn')).toEqual(['cao']);
    expect(told('feedback', 'forewarn', { cao: { active: false } })).toEqual(['he']);
    expect(told('opinion', 'forewarn')).toEqual(['du']);
  });

  it('nobody who is no longer active', () => {
    expect(told('revision', 'remind', { lin: { active: false } })).toEqual([]);
    expect(told('reply', 'remind', { 'transport-clerk': { active: false } })).toEqual([]);
    expect(peopleOf({ personId: 'stranger' }, aDirectory())).toEqual([]);
  });
});

const leader = (kind: ClockKind, ...gone: string[]): string | undefined =>
  leaderFor(aClock(kind), aDirectory(Object.fromEntries(gone.map((id) => [id, { active: false }]))))?.id;

describe('the one leader', () => {
  it('of a government clock is the supervisor, else the dispatcher, else the committee’s head', () => {
    expect([leader('reply'), leader('reply', 'song'), leader('reply', 'song', 'du'), leader('reply', 'song', 'du', 'he')]).toEqual([
      'song',
      'du',
      'he',
      undefined,
    ]);
  });

  it('of a committee clock is its head, else the supervisor, else the clerk', () => {
    expect([leader('review'), leader('review', 'he'), leader('review', 'he', 'song'), leader('review', 'he', 'song', 'cao')]).toEqual([
      'he',
      'song',
      'cao',
      undefined,
    ]);
  });

  it('is always the same of several: the first by id', () => {
    expect(leaderFor(aClock('reply'), aDirectory({ auditor: { roles: ['supervisor'] } }))?.id).toBe('auditor');
  });

  it('is missing in a directory without people, and then nobody is told', () => {
    expect(audienceOf(aClock('reply'), 'leader', emptyDirectory)).toEqual([]);
  });
});

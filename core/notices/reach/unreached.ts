import type { Holder } from '#core/clock/clock.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { reach } from './reach.ts';
import type { UnreachedReason } from '#core/notices/reminder-texts.ts';

/** Whoever would answer for the clocks of these holders, but cannot be told of them, and nobody else is. */
export interface Unreached {
  readonly who: Holder;
  readonly why: UnreachedReason;
  readonly holders: readonly Holder[];
}

const roleDesks = ['committee-clerk', 'dispatcher', 'supervisor'] as const;

/**
 * Who in the directory would not be told of a clock that is theirs: people without an address that works, a deputy or a
 * unit's mailbox, people who left, units without a clerk and roles without anybody.
 */
export function unreachedIn(directory: Directory): Unreached[] {
  const people = [...directory.people.values()].flatMap((person) => {
    const why = whyUnreached(person, directory);
    return why === undefined ? [] : [{ who: { personId: person.id }, why, holders: holdersOf(person) }];
  });
  const vacant = [
    ...roleDesks.filter((role) => peopleWithRole(directory, role).length === 0).map((role): Holder => ({ role })),
    ...[...directory.units.keys()]
      .filter((unitId) => peopleWithRole(directory, 'unit-clerk', unitId).length === 0)
      .map((unitId): Holder => ({ unitId })),
  ];
  return [...people, ...vacant.map((who) => ({ who, why: 'vacant' as const, holders: [who] }))];
}

function whyUnreached(person: Person, directory: Directory): UnreachedReason | undefined {
  if (!person.active) return 'inactive';
  if (reach(person.id, directory).kind !== 'nobody') return undefined;
  if (person.email === undefined) return 'no-address';
  // An address that failed for one failed for all who share it.
  return [...directory.unreachable.values()].find(({ email }) => email === person.email)?.why ?? 'no-address';
}

/** The desks a person answers for. Those who left keep what was theirs in person; the rest is for who came after them. */
function holdersOf({ id, active, roles, unitId }: Person): Holder[] {
  const own: Holder = { personId: id };
  if (!active) return [own];
  const unit: Holder[] = unitId !== undefined && roles.includes('unit-clerk') ? [{ unitId }] : [];
  return [own, ...roleDesks.filter((role) => roles.includes(role)).map((role): Holder => ({ role })), ...unit];
}

import { canReceive } from '#core/case/assign-units.ts';
import { assignmentsOf } from '#core/case/case.ts';
import type { Case } from '#core/case/case.ts';
import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory, Person, Role } from '#core/directory/directory.ts';
import type { Giver } from './act.ts';
import type { Draws } from './draws.ts';
import { shuffled } from './draws.ts';
import type { Topic } from './words.zh.ts';

/** A directory in which no case can be played: it lacks people or units. */
class CastMissingError extends Error {
  override readonly name = 'CastMissingError';
  constructor(missing: string) {
    super(`the directory has not enough of ${missing} to play cases with`);
  }
}

/** Who can play a part, by role and unit. */
export interface Cast {
  readonly members: readonly Person[];
  /** Somebody for an act; `assignmentId` names one of a unit's. */
  giver(by: Giver, found: Case, assignmentId: string | undefined, draws: Draws): Person;
  /** Units in the order in which they have to do with a matter, at most so many. */
  unitsFor(topic: Topic, most: number, draws: Draws): string[];
}

// Lead, co-handler, and one that could take their place.
const FEWEST_UNITS = 3;

/** @throws CastMissingError */
export function castOf(directory: Directory): Cast {
  const inRole = (role: Role): readonly Person[] => {
    const people = peopleWithRole(directory, role);
    if (people.length === 0) throw new CastMissingError(role);
    return people;
  };
  const members = inRole('member');
  const byRole = new Map((['committee-clerk', 'dispatcher', 'supervisor'] as const).map((role) => [role, inRole(role)] as const));
  const units = [...directory.units.values()].filter(({ id }) => canReceive(id, directory));
  if (units.length < FEWEST_UNITS) throw new CastMissingError('units with a clerk');
  const clerks = new Map(units.map(({ id }) => [id, peopleWithRole(directory, 'unit-clerk', id)] as const));
  return {
    members,
    giver(by, found, assignmentId, draws) {
      const unitId = assignmentsOf(found).find(({ id }) => id === assignmentId)?.unitId ?? '';
      const people =
        by === 'author' ? members.filter(({ id }) => id === found.authorId) : by === 'unit' ? clerks.get(unitId) : byRole.get(by);
      return draws.pick(people ?? []);
    },
    unitsFor({ fields }, most, draws) {
      const near = units.filter(({ name }) => fields.some((field) => name.includes(field)));
      const others = units.filter((unit) => !near.includes(unit));
      return [...shuffled(near, draws), ...shuffled(others, draws)].slice(0, most).map(({ id }) => id);
    },
  };
}

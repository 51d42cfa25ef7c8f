import type { Directory, Person } from '#core/directory/directory.ts';
import type { VisibleCase } from '#functions/platform/http/find-case.ts';

/** Whom to ask at a unit. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
}

/** Whoever acted last for a unit, while still there; else the first of its clerks, else of its leaders. */
export function contactAt(unitId: string, commits: VisibleCase['commits'], { people }: Directory): Contact | undefined {
  const isThere = (person: Person | undefined): person is Person => person?.active === true && person.unitId === unitId;
  const acted = commits.findLast(({ actor }) => actor.unitId === unitId && isThere(people.get(actor.personId)))?.actor.personId ?? '';
  const ofUnit = [...people.values()].filter(isThere);
  const person =
    people.get(acted) ??
    ofUnit.find(({ roles }) => roles.includes('unit-clerk')) ??
    ofUnit.find(({ roles }) => roles.includes('unit-leader'));
  if (person === undefined) return undefined;
  return { id: person.id, name: person.name, ...(person.phone === undefined ? {} : { phone: person.phone }) };
}

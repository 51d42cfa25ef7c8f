import type { DirectoryEvent, Directory, Person, Role } from './directory.ts';
import { loginOf } from './logins.ts';

/** Somebody who may do something else than before, or comes in by another login. */
export interface RightsChange {
  /** `undefined` for somebody new. */
  readonly before: Person | undefined;
  readonly after: Person;
}

// Members and units' people come and go with every session: only a new one with a say over others is told.
const ordinary: readonly Role[] = ['member', 'unit-clerk', 'unit-leader'];

/** The changes of people's rights by a commit on this directory; of somebody recorded twice in it, the whole way. */
export function rightsChanges({ people }: Pick<Directory, 'people'>, events: readonly DirectoryEvent[]): RightsChange[] {
  const recorded = new Map(events.flatMap((event) => (event.type === 'PersonRecorded' ? [[event.person.id, event.person] as const] : [])));
  return [...recorded.values()].map((after) => ({ before: people.get(after.id), after })).filter(isOfRights);
}

function isOfRights({ before, after }: RightsChange): boolean {
  if (before === undefined) return after.active && after.roles.some((role) => !ordinary.includes(role));
  return rightsKey(before) !== rightsKey(after) || changesLogin({ before, after });
}

/** Another login comes in as this person. */
export function changesLogin({ before, after }: RightsChange): boolean {
  return before !== undefined && after.active && loginOf(before) !== loginOf(after);
}

function rightsKey(person: Person): string {
  return rightsOf(person).join(' ');
}

/** What a person may act as: each role once, a unit's with the unit; nothing while inactive. */
export function rightsOf({ active, roles, unitId }: Person): string[] {
  if (!active) return [];
  return [...new Set(roles)].toSorted().map((role) => (unitId !== undefined && isOfUnit(role) ? `${role}@${unitId}` : role));
}

export function isOfUnit(role: Role): boolean {
  return role === 'unit-clerk' || role === 'unit-leader';
}

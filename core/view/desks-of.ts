import type { Holder } from '#core/clock/clock.ts';
import type { Person } from '#core/directory/directory.ts';

/** The desks whose work is a person's own: their own, their roles', their unit's. */
export function desksOf(person: Person): Holder[] {
  const roleDesks = (['committee-clerk', 'dispatcher', 'supervisor'] as const).filter(
    (role) => person.roles.includes(role) || (role === 'committee-clerk' && person.roles.includes('committee-head')),
  );
  const unitId = unitOf(person);
  return [{ personId: person.id }, ...roleDesks.map((role) => ({ role })), ...(unitId === undefined ? [] : [{ unitId }])];
}

/** The unit whose shares a person handles. */
export function unitOf({ unitId, roles }: Person): string | undefined {
  return roles.some((role) => role === 'unit-clerk' || role === 'unit-leader') ? unitId : undefined;
}

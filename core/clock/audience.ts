import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory, Person } from '#core/directory/directory.ts';
import { clocks } from '#core/steps/clocks.ts';
import type { AlarmAction } from './alarms.ts';
import type { Clock, Holder } from './clock.ts';

/** The people who answer for a holder: a person, a unit's clerks, everyone in a role. */
export function peopleOf(holder: Holder, directory: Directory): Person[] {
  if ('personId' in holder) {
    const person = directory.people.get(holder.personId);
    return person?.active ? [person] : [];
  }
  if ('unitId' in holder) return peopleWithRole(directory, 'unit-clerk', holder.unitId);
  return peopleWithRole(directory, holder.role);
}

/** Whether a clock runs on the committee's side (政协) rather than the government's. */
const isCommittees = ({ kind }: Clock): boolean => clocks[kind].watchedBy === 'committee';

/**
 * Whom an alarm tells. The holder and, once it is overdue, whoever must step in: the unit's leader and the office
 * that watches, then the supervising leader in person.
 */
export function audienceOf(clock: Clock, action: AlarmAction, directory: Directory): Person[] {
  switch (action) {
    case 'remind':
    case 'silence':
      return peopleOf(clock.holder, directory);
    case 'unit-leader':
      return unitLeaders(clock, directory);
    case 'office':
      return office(clock, directory);
    case 'leader': {
      const leader = leaderFor(clock, directory);
      return leader === undefined ? [] : [leader];
    }
  }
}

/** The one named person an overdue case ends with; `undefined` only in a directory that has nobody in charge. */
export function leaderFor(clock: Clock, directory: Directory): Person | undefined {
  const inOrder = isCommittees(clock)
    ? (['committee-head', 'supervisor', 'committee-clerk'] as const)
    : (['supervisor', 'dispatcher', 'committee-head'] as const);
  return inOrder.flatMap((role) => peopleWithRole(directory, role))[0];
}

function office(clock: Clock, directory: Directory): Person[] {
  return isCommittees(clock) ? peopleWithRole(directory, 'committee-head') : peopleWithRole(directory, 'dispatcher');
}

function unitLeaders(clock: Clock, directory: Directory): Person[] {
  return 'unitId' in clock.holder ? peopleWithRole(directory, 'unit-leader', clock.holder.unitId) : [];
}

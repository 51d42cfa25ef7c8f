import { peopleWithRole } from '#core/directory/directory.ts';
import type { Directory, Person, Role } from '#core/directory/directory.ts';
import { clocks } from '#core/steps/clocks.ts';
import type { AlarmAction } from './alarm-actions.ts';
import type { Clock, Holder } from './clock.ts';

/** The people who answer for a holder: a person, a unit's clerks, everyone in a role. */
export function peopleOf(holder: Holder, directory: Directory): readonly Person[] {
  if ('personId' in holder) {
    const person = directory.people.get(holder.personId);
    return person?.active ? [person] : [];
  }
  if ('unitId' in holder) return peopleWithRole(directory, 'unit-clerk', holder.unitId);
  return peopleWithRole(directory, holder.role);
}

/** Who has to act on a clock: of a unit its clerks, or its leaders where it is theirs to do; its clerks where it has none. */
export function holdersOf({ kind, holder }: Pick<Clock, 'kind' | 'holder'>, directory: Directory): readonly Person[] {
  const row: { readonly unitActs?: 'unit-leader' } = clocks[kind];
  const leaders = row.unitActs !== undefined && 'unitId' in holder ? peopleWithRole(directory, row.unitActs, holder.unitId) : [];
  return leaders.length === 0 ? peopleOf(holder, directory) : leaders;
}

/** Whether a clock runs on the committee's side (政协) rather than the government's. */
const isCommittees = ({ kind }: Clock): boolean => clocks[kind].watchedBy === 'committee';

/** Whether the supervisor must act: then nobody of the government's is above. */
const isSupervisors = ({ holder }: Clock): boolean => 'role' in holder && holder.role === 'supervisor';

/**
 * Whom an alarm tells. The holder and, once it is overdue, whoever must step in: the unit's leader and the office that watches, then
 * the supervising leader in person. Nobody is asked to press what is the own: where the office holds it, it goes up at once.
 */
export function audienceOf(clock: Clock, action: AlarmAction, directory: Directory): readonly Person[] {
  const holders = holdersOf(clock, directory);
  const isOther = (person: Person): boolean => !holders.includes(person);
  switch (action) {
    case 'remind':
    case 'silence':
      return holders;
    case 'unit-leader':
      return unitLeaders(clock, directory).filter(isOther);
    case 'office':
      return firstOf(officeOrder(clock), directory, isOther);
    case 'forewarn':
      return firstOf(watchOrder(clock), directory, isOther);
    case 'leader': {
      const leader = leaderFor(clock, directory);
      return leader === undefined || !isOther(leader) ? [] : [leader];
    }
  }
}

/**
 * The one named person an overdue case ends with: whoever is in charge and does not hold it, else whoever does; `undefined` only in a
 * directory that has nobody in charge.
 */
export function leaderFor(clock: Clock, directory: Directory): Person | undefined {
  const holders = holdersOf(clock, directory);
  const inCharge = leaderOrder(clock).flatMap((role) => peopleWithRole(directory, role));
  return inCharge.find((person) => !holders.includes(person)) ?? inCharge[0];
}

function leaderOrder(clock: Clock): readonly Role[] {
  if (isCommittees(clock)) return ['committee-head', 'supervisor', 'committee-clerk'];
  return isSupervisors(clock) ? ['committee-head', 'supervisor', 'dispatcher'] : ['supervisor', 'dispatcher', 'committee-head'];
}

function officeOrder(clock: Clock): readonly Role[] {
  if (isCommittees(clock)) return ['committee-head', 'supervisor'];
  return isSupervisors(clock) ? ['committee-head'] : ['dispatcher', 'supervisor', 'committee-head'];
}

/** Who does the daily work of watching, and can still speak to the holder. */
function watchOrder(clock: Clock): readonly Role[] {
  return isCommittees(clock) ? ['committee-clerk', 'committee-head'] : officeOrder(clock);
}

/** Everyone in the first of these roles in which there is somebody else than the holder. */
function firstOf(order: readonly Role[], directory: Directory, isOther: (person: Person) => boolean): readonly Person[] {
  return order.map((role) => peopleWithRole(directory, role).filter(isOther)).find((people) => people.length > 0) ?? [];
}

function unitLeaders(clock: Clock, directory: Directory): readonly Person[] {
  return 'unitId' in clock.holder ? peopleWithRole(directory, 'unit-leader', clock.holder.unitId) : [];
}

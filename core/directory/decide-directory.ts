import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { checkDeputies } from './check-deputies.ts';
import { checkLogins } from './logins.ts';
import type { AddressFault, Directory, DirectoryEvent, Person, Robot, Session, Unit } from './directory.ts';

/** What an administrator records: entries by id, whole. */
export interface DirectoryEntries {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly sessions: readonly Session[];
}

/**
 * Adds and replaces entries: only what differs from the directory. Nobody is ever removed, only set inactive.
 * @throws Refusal `UnknownUnitError` for a person of a unit nobody recorded; see `checkDeputies`, `checkLogins`
 */
export function decideEntries(directory: Directory, { units, people, sessions }: DirectoryEntries): DirectoryEvent[] {
  const stray = people.find(({ unitId }) => unitId !== undefined && !directory.units.has(unitId) && !units.some(({ id }) => id === unitId));
  if (stray?.unitId !== undefined) throw new Refusal('UnknownUnitError', { unitId: stray.unitId });
  const everybody = new Map([...directory.people, ...people.map((person) => [person.id, person] as const)]);
  checkDeputies(people, everybody);
  checkLogins(people, everybody);
  return [
    ...units.filter((unit) => differs(directory.units.get(unit.id), unit)).map((unit): DirectoryEvent => ({ type: 'UnitRecorded', unit })),
    ...people
      .filter((person) => differs(directory.people.get(person.id), person))
      .map((person): DirectoryEvent => ({ type: 'PersonRecorded', person })),
    ...sessions
      .filter((session) => differs(directory.sessions.get(session.id), session))
      .map((session): DirectoryEvent => ({ type: 'SessionRecorded', session })),
  ];
}

/** Puts a unit's robot in force, or takes it away (`null`); nothing where there is none to take away. */
export function decideRobot(directory: Directory, unitId: string, robot: Robot | null): DirectoryEvent[] {
  return robot === null && !directory.robots.has(unitId) ? [] : [{ type: 'RobotRecorded', unitId, robot }];
}

/** An address that a mail failed at. */
export interface FailedAddress {
  readonly personId: string;
  /** Whether an address is the one that the mail went to. */
  readonly isIt: (email: string) => boolean;
  readonly why: AddressFault['why'];
}

/** That nothing more goes to an address; nothing where it was mended since, or is on record already. */
export function decideAddressFault(directory: Directory, { personId, isIt, why }: FailedAddress): DirectoryEvent[] {
  const email = directory.people.get(personId)?.email;
  if (email === undefined || !isIt(email) || directory.unreachable.get(personId)?.email === email) return [];
  return [{ type: 'AddressFailed', personId, email, why }];
}

function differs(known: object | undefined, entry: object): boolean {
  return known === undefined || canonicalJson(known) !== canonicalJson(entry);
}

import { Refusal } from '#core/errors/refusal.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import { checkDeputies } from './check-deputies.ts';
import { checkLogins } from './logins.ts';
import type { AddressFault, BodyName, Directory, DirectoryEvent, Mobile, Person, Robot, Session, Unit, Way } from './directory.ts';

/** What an administrator records: entries by id, whole. */
export interface DirectoryEntries {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly sessions: readonly Session[];
  /** The body itself. */
  readonly body?: BodyName;
}

/**
 * Adds and replaces entries: only what differs from the directory. Nobody is ever removed, only set inactive.
 * @throws Refusal `UnknownUnitError` for a person of a unit nobody recorded; see `checkDeputies`, `checkLogins`
 */
export function decideEntries(directory: Directory, { units, people, sessions, body }: DirectoryEntries): DirectoryEvent[] {
  const stray = people.find(({ unitId }) => unitId !== undefined && !directory.units.has(unitId) && !units.some(({ id }) => id === unitId));
  if (stray?.unitId !== undefined) throw new Refusal('UnknownUnitError', { unitId: stray.unitId });
  const everybody = new Map([...directory.people, ...people.map((person) => [person.id, person] as const)]);
  checkDeputies(people, everybody);
  checkLogins(people, everybody);
  return [
    ...(body !== undefined && differs(directory.bodyName, body) ? [{ type: 'BodyRecorded', body } as const] : []),
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

/** What somebody asks for: another way to be told, another number, or none any more (`null`). */
export interface AskedWay {
  readonly by?: Way | undefined;
  readonly mobile?: Mobile | null | undefined;
}

/**
 * How a person is told from now on: only what differs. @throws Refusal `MobileMissingError` for short messages to nobody's number
 */
export function decideWay(directory: Directory, personId: string, { by, mobile }: AskedWay): DirectoryEvent[] {
  const known = directory.mobiles.get(personId);
  const wanted = by ?? directory.ways.get(personId) ?? 'mail';
  const after = mobile === undefined ? known : mobile;
  if (wanted !== 'mail' && by !== undefined && (after === undefined || after === null)) throw new Refusal('MobileMissingError');
  const isNumberNew = mobile !== undefined && (mobile === null ? known !== undefined : mobile.address !== known?.address);
  return [
    ...(isNumberNew ? [{ type: 'MobileRecorded', personId, mobile } as const] : []),
    ...(by === undefined || by === (directory.ways.get(personId) ?? 'mail') ? [] : [{ type: 'WayChosen', personId, by } as const]),
  ];
}

/** That nothing more goes to a number; nothing where another one was recorded since, or it is known to fail. */
export function decideMobileFault(directory: Directory, personId: string, address: string): DirectoryEvent[] {
  const known = directory.mobiles.get(personId);
  return known?.address !== address || known.failed === true ? [] : [{ type: 'MobileFailed', personId, address }];
}

function differs(known: object | undefined, entry: object): boolean {
  return known === undefined || canonicalJson(known) !== canonicalJson(entry);
}

import * as z from 'zod';
import { calendarDateSchema } from '#core/calendar/calendar-date.ts';
import { identifier, oneLine } from '#core/contracts/plain-text.ts';
import { fault } from '#core/contracts/fault-texts.ts';
import { loginsAfter } from './logins.ts';

/** What a person may be in a body. Rights follow from the table in `core/access`. */
export const roles = [
  'member',
  'committee-clerk',
  'committee-head',
  'dispatcher',
  'supervisor',
  'unit-clerk',
  'unit-leader',
  'auditor',
  'administrator',
] as const;

export type Role = (typeof roles)[number];

/** Kinds of proposals that are made in the name of others (集体提案): of a party, a mass organisation, a sector, a group, a committee. */
export const collectiveKinds = ['party', 'mass-organisation', 'sector', 'group', 'committee'] as const;

/** In whose name a member may write proposals of a kind, as it is printed: `民盟云澜区总支`. */
const spokenForSchema = z.strictObject({ kind: z.enum(collectiveKinds), name: oneLine(60) });

export const unitSchema = z.strictObject({
  id: identifier,
  name: oneLine(60),
  nameEn: oneLine(120),
  /** 机关代字, the unit's code in letter numbers. */
  letterCode: oneLine(10),
  /** Its head (主要负责人), by the id of the person: signs where the policy asks for it. */
  headId: identifier.exactOptional(),
  /** The unit's own mailbox: the last address when none of its people can be reached. */
  email: z.email().max(254).exactOptional(),
  /** How many cases it can have in hand at once; a plan that gives it more says so. */
  capacity: z.int().min(1).max(9999).exactOptional(),
  /** What it is there for, in words that proposals have: `养老服务`. Suggestions of units go by them. */
  duties: z.array(oneLine(20)).max(60).exactOptional(),
});

export const personSchema = z
  .strictObject({
    id: identifier,
    name: oneLine(60),
    nameEn: oneLine(120).exactOptional(),
    roles: z.array(z.enum(roles)).min(1),
    unitId: identifier.exactOptional(),
    email: z.email().max(254).exactOptional(),
    /** Who is told instead while this person cannot be reached. */
    deputyId: identifier.exactOptional(),
    /** The `sub` of the identity provider; the id itself unless said otherwise. */
    subject: z
      .string()
      .min(1)
      .max(255)
      .refine((subject) => subject.isWellFormed(), fault('half-a-character'))
      .exactOptional(),
    /** In whose name this member may write; nobody's but the own unless said. */
    speaksFor: z.array(spokenForSchema).max(20).exactOptional(),
    /** Of the office: printed on papers as the one to ask. */
    phone: oneLine(40).exactOptional(),
    /** What the person reads; Chinese unless said otherwise. */
    language: z.enum(['zh', 'en']).exactOptional(),
    active: z.boolean().default(true),
  })
  .refine((person) => person.unitId !== undefined || !person.roles.some((role) => role === 'unit-clerk' || role === 'unit-leader'), {
    path: ['unitId'],
    message: fault('unit-missing'),
  });

/** A session (届次), e.g. `6-1` for 六届一次会议. */
export const sessionSchema = z.strictObject({
  id: identifier,
  name: oneLine(60),
  opensOn: calendarDateSchema,
  closesOn: calendarDateSchema,
});

export type Unit = z.infer<typeof unitSchema>;
export type Person = z.infer<typeof personSchema>;
export type Session = z.infer<typeof sessionSchema>;

/** Units, people and sessions of one body, as its log has them now. */
export interface Directory {
  readonly units: ReadonlyMap<string, Unit>;
  /** Units that were once called otherwise, by id. */
  readonly renamed: ReadonlySet<string>;
  readonly people: ReadonlyMap<string, Person>;
  readonly sessions: ReadonlyMap<string, Session>;
  /** People whose address failed, by id. */
  readonly unreachable: ReadonlyMap<string, AddressFault>;
  /** Units that have a group robot, by id. */
  readonly robots: ReadonlyMap<string, Robot>;
  /** How people chose to be told, by id; by mail unless they did. */
  readonly ways: ReadonlyMap<string, Way>;
  /** People whose mobile number is known, by id. */
  readonly mobiles: ReadonlyMap<string, KnownMobile>;
  /** The body itself, once it was recorded. */
  readonly bodyName?: BodyName;
  /** Whose each login is, by the `sub` of the identity provider: one person's, whoever else was recorded with it. */
  readonly logins: ReadonlyMap<string, string>;
}

export interface AddressFault {
  readonly email: string;
  readonly why: (typeof addressFaults)[number];
}

export type RobotKind = (typeof robotKinds)[number];
export type Robot = z.infer<typeof robotSchema>;

export const emptyDirectory: Directory = {
  units: new Map(),
  renamed: new Set(),
  people: new Map(),
  sessions: new Map(),
  unreachable: new Map(),
  robots: new Map(),
  ways: new Map(),
  mobiles: new Map(),
  logins: new Map(),
};

/** Why mails no longer go to an address: it bounced for good, its reader complained, or the transport refuses it. */
export const addressFaults = ['bounced', 'complained', 'refused'] as const;

/** Group robots a unit can be told through. */
export const robotKinds = ['dingtalk', 'wecom'] as const;

/** A unit's group robot as the log may know it. Its URL and key lie in the secrets table, under `address`. */
const robotSchema = z.strictObject({
  kind: z.enum(robotKinds),
  host: z.string(),
  /** Names the entry of the secrets table; each recording has its own, so that log and secret never disagree. */
  address: z.string(),
  /** By which an administrator knows the URL and key again without seeing them. */
  fingerprint: z.string(),
});

/** Ways to be told: by mail, by short message, by both. */
export const ways = ['mail', 'sms', 'both'] as const;

export type Way = (typeof ways)[number];

/** A mobile number as the log may know it: the number lies in the secrets table, and nothing here follows from it. */
const mobileSchema = z.strictObject({
  /** Names the entry of the secrets table; each recording has its own. */
  address: z.string(),
});

export type Mobile = z.infer<typeof mobileSchema>;

/** With whether messages to it failed for good: then none goes there until a number is recorded again. */
interface KnownMobile extends Mobile {
  readonly failed?: true;
}

/** A body by its names, from which papers and short messages are signed where the policy has no names of its own. */
export const bodyNameSchema = z.strictObject({
  /** `政协云澜区委员会`. */
  name: oneLine(60),
  nameEn: oneLine(120),
  /** The place alone, as the government's names begin: `云澜区`. */
  place: oneLine(30),
  placeEn: oneLine(60),
});

export type BodyName = z.infer<typeof bodyNameSchema>;

export const directoryEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('UnitRecorded'), unit: unitSchema }),
  z.strictObject({ type: z.literal('PersonRecorded'), person: personSchema }),
  z.strictObject({ type: z.literal('SessionRecorded'), session: sessionSchema }),
  /** Mails to this address failed: nothing more goes there until another address, or the same one again, is recorded. */
  z.strictObject({ type: z.literal('AddressFailed'), personId: identifier, email: z.string(), why: z.enum(addressFaults) }),
  z.strictObject({ type: z.literal('RobotRecorded'), unitId: identifier, robot: robotSchema.nullable() }),
  z.strictObject({ type: z.literal('WayChosen'), personId: identifier, by: z.enum(ways) }),
  z.strictObject({ type: z.literal('MobileRecorded'), personId: identifier, mobile: mobileSchema.nullable() }),
  /** Short messages to the number of that name failed for good. */
  z.strictObject({ type: z.literal('MobileFailed'), personId: identifier, address: z.string() }),
  z.strictObject({ type: z.literal('BodyRecorded'), body: bodyNameSchema }),
]);

export type DirectoryEvent = z.infer<typeof directoryEventSchema>;

export function evolveDirectory(directory: Directory, event: DirectoryEvent): Directory {
  switch (event.type) {
    case 'UnitRecorded':
      return {
        ...directory,
        units: new Map(directory.units).set(event.unit.id, event.unit),
        renamed: renamedAfter(directory, event.unit),
      };
    case 'PersonRecorded': {
      const { person } = event;
      const people = new Map(directory.people).set(person.id, person);
      return {
        ...directory,
        people,
        unreachable: without(directory.unreachable, person.id),
        logins: loginsAfter(directory.logins, people, { before: directory.people.get(person.id), person }),
      };
    }
    case 'SessionRecorded':
      return { ...directory, sessions: new Map(directory.sessions).set(event.session.id, event.session) };
    case 'AddressFailed': {
      const { personId, email, why } = event;
      // A bounce that comes in after the address was mended says nothing about the new one.
      if (directory.people.get(personId)?.email !== email) return directory;
      return { ...directory, unreachable: new Map(directory.unreachable).set(personId, { email, why }) };
    }
    case 'RobotRecorded': {
      const { unitId, robot } = event;
      return {
        ...directory,
        robots: robot === null ? without(directory.robots, unitId) : new Map(directory.robots).set(unitId, robot),
      };
    }
    case 'WayChosen':
      return { ...directory, ways: new Map(directory.ways).set(event.personId, event.by) };
    case 'MobileRecorded': {
      const { personId, mobile } = event;
      return {
        ...directory,
        mobiles: mobile === null ? without(directory.mobiles, personId) : new Map(directory.mobiles).set(personId, mobile),
      };
    }
    case 'MobileFailed': {
      const { personId, address } = event;
      // What comes in after another number was recorded says nothing about that one.
      if (directory.mobiles.get(personId)?.address !== address) return directory;
      return { ...directory, mobiles: new Map(directory.mobiles).set(personId, { address, failed: true }) };
    }
    case 'BodyRecorded':
      return { ...directory, bodyName: event.body };
  }
}

function renamedAfter({ units, renamed }: Directory, { id, name, nameEn }: Unit): ReadonlySet<string> {
  const before = units.get(id);
  return before === undefined || (before.name === name && before.nameEn === nameEn) ? renamed : new Set(renamed).add(id);
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  return new Map([...map].filter(([one]) => one !== key));
}

// A directory's people are asked for the same few roles by every happening that is told; they are one map as long as none of them changes.
const byRole = new WeakMap<Directory['people'], Map<Role, readonly Person[]>>();

/** Active people with the role, by id, so that "the first" is always the same person. */
export function peopleWithRole({ people }: Directory, role: Role, unitId?: string): readonly Person[] {
  const known = byRole.get(people) ?? new Map<Role, readonly Person[]>();
  byRole.set(people, known);
  const all = known.get(role) ?? sortedById([...people.values()].filter((person) => person.active && person.roles.includes(role)));
  known.set(role, all);
  return unitId === undefined ? all : all.filter((person) => person.unitId === unitId);
}

function sortedById(people: readonly Person[]): readonly Person[] {
  return [...people].sort((a, b) => (a.id < b.id ? -1 : 1));
}

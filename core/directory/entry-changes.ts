import { canonicalJson } from '#core/ledger/canonical-json.ts';
import type { DirectoryEvent } from './directory.ts';

export const entryKinds = ['unit', 'person', 'session', 'robot', 'address', 'mobile', 'way', 'body'] as const;

type EntryKind = (typeof entryKinds)[number];

/** What an event did to one entry. */
export interface EntryChange {
  readonly entry: EntryKind;
  readonly id: string;
  /** As it stood; `undefined` for a new one. */
  readonly before: object | undefined;
  /** As it stands now; `undefined` where it was taken away. */
  readonly after: object | undefined;
}

/** The changes of each commit of a directory's log, from its first on. */
export function entryChanges(commits: readonly { readonly events: readonly DirectoryEvent[] }[]): EntryChange[][] {
  const known = new Map<string, object>();
  return commits.map(({ events }) =>
    events.map((event) => {
      const { entry, id, after } = entryOf(event);
      const key = `${entry}#${id}`;
      const before = known.get(key);
      if (after === undefined) known.delete(key);
      else known.set(key, after);
      return { entry, id, before, after };
    }),
  );
}

function entryOf(event: DirectoryEvent): Omit<EntryChange, 'before'> {
  switch (event.type) {
    case 'UnitRecorded':
      return { entry: 'unit', id: event.unit.id, after: event.unit };
    case 'PersonRecorded':
      return { entry: 'person', id: event.person.id, after: event.person };
    case 'SessionRecorded':
      return { entry: 'session', id: event.session.id, after: event.session };
    case 'RobotRecorded':
      return { entry: 'robot', id: event.unitId, after: event.robot ?? undefined };
    case 'AddressFailed':
      return { entry: 'address', id: event.personId, after: { email: event.email, why: event.why } };
    case 'MobileRecorded':
      // By its name in the secrets table one number is told from another; what it is, nobody is.
      return { entry: 'mobile', id: event.personId, after: event.mobile ?? undefined };
    case 'MobileFailed':
      return { entry: 'mobile', id: event.personId, after: { address: event.address, failed: true } };
    case 'WayChosen':
      return { entry: 'way', id: event.personId, after: { by: event.by } };
    case 'BodyRecorded':
      return { entry: 'body', id: 'body', after: event.body };
  }
}

/** A field of an entry that is another one than before; a side on which it was not there is left out. */
interface FieldChange {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The fields in which an entry differs, in the order in which it has them; of a new one all. */
export function fieldChanges({ before, after }: Pick<EntryChange, 'before' | 'after'>): FieldChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((field) => !isSame(was.get(field), is.get(field)))
    .map((field) => ({
      field,
      ...(was.has(field) ? { before: was.get(field) } : {}),
      ...(is.has(field) ? { after: is.get(field) } : {}),
    }));
}

function fieldsOf(entry: object | undefined): ReadonlyMap<string, unknown> {
  const fields: [string, unknown][] = Object.entries(entry ?? {});
  return new Map(fields.filter(([, value]) => value !== undefined));
}

function isSame(was: unknown, is: unknown): boolean {
  return was === is || (was !== undefined && is !== undefined && canonicalJson(was) === canonicalJson(is));
}

import * as z from 'zod';
import { decideEntries } from '#core/directory/decide-directory.ts';
import { evolveDirectory } from '#core/directory/directory.ts';
import type { Directory, DirectoryEvent } from '#core/directory/directory.ts';
import { entryKinds } from '#core/directory/entry-changes.ts';
import type { EntryChange } from '#core/directory/entry-changes.ts';
import { newEntriesSchema } from '#core/directory/new-entries.ts';
import { rightsChanges } from '#core/directory/rights-changes.ts';
import { rightsDiffs } from '#core/directory/rights-diff.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { toldOfRights } from '#core/notices/rights-notice.ts';
import { defineRoute, nothing } from '../route.ts';
import { changeSchema, entryBody } from './directory-history.ts';

const term = z.object({ zh: z.string(), en: z.string() });
const party = z.object({ id: z.string(), name: z.string() });

/** What recording these entries would do: the same checks and refusals, and nothing is written. */
export const previewDirectory = defineRoute({
  method: 'POST',
  path: '/v1/directory/preview',
  operationId: 'previewDirectory',
  tag: 'directory',
  summary: { zh: '登记名录前查看将发生的变更（不写入）', en: 'What recording these entries would change, without doing it' },
  command: false,
  params: nothing,
  query: nothing,
  body: newEntriesSchema,
  response: z.object({
    /** What differs from the directory; nothing of what is the same already. */
    entries: z.array(
      z.object({
        entry: z.enum(entryKinds),
        id: z.string(),
        what: z.enum(['added', 'changed', 'removed']),
        changes: z.array(changeSchema),
      }),
    ),
    rights: z.array(z.object({ person: party, gained: z.array(term), lost: z.array(term), login: z.boolean() })),
    /** Who is told of the changed rights. */
    told: z.array(party),
  }),
  handle: async ({ principal: { person, directory }, body: entries }) => {
    if (!person.roles.includes('administrator')) throw new Refusal('NotAllowedError', { command: 'record-directory' });
    const events = decideEntries(directory, entries);
    const after = events.reduce(evolveDirectory, directory);
    const nameOf = (id: string) => ({ id, name: after.people.get(id)?.name ?? id });
    return {
      body: {
        entries: changesOf(directory, events).map((one) => entryBody(one, true)),
        rights: rightsDiffs(directory, after, events).map(({ personId, gained, lost, login }) => ({
          person: nameOf(personId),
          gained: [...gained],
          lost: [...lost],
          login,
        })),
        told: toldOf(directory, after, events).map(nameOf),
      },
    };
  },
});

/** Nobody is told of a body's first recording, and nobody where no rights change. */
function toldOf(before: Directory, after: Directory, events: readonly DirectoryEvent[]): string[] {
  const changes = before.people.size === 0 ? [] : rightsChanges(before, events);
  return changes.length === 0 ? [] : toldOfRights(before, after, changes);
}

function changesOf({ units, people, sessions, bodyName }: Directory, events: readonly DirectoryEvent[]): EntryChange[] {
  return events.flatMap((event): EntryChange[] => {
    switch (event.type) {
      case 'UnitRecorded':
        return [{ entry: 'unit', id: event.unit.id, before: units.get(event.unit.id), after: event.unit }];
      case 'PersonRecorded':
        return [{ entry: 'person', id: event.person.id, before: people.get(event.person.id), after: event.person }];
      case 'SessionRecorded':
        return [{ entry: 'session', id: event.session.id, before: sessions.get(event.session.id), after: event.session }];
      case 'BodyRecorded':
        return [{ entry: 'body', id: 'body', before: bodyName, after: event.body }];
      // An administrator records none of these here.
      case 'WayChosen':
      case 'MobileRecorded':
      case 'MobileFailed':
      case 'RobotRecorded':
      case 'AddressFailed':
        return [];
    }
  });
}

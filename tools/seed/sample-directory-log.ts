import { addDays, atLocalHour } from '#core/calendar/calendar-date.ts';
import { directoryLog } from '#core/directory/directory-log.ts';
import { emptyDirectory, personSchema, sessionSchema, unitSchema } from '#core/directory/directory.ts';
import type { Directory, DirectoryEvent } from '#core/directory/directory.ts';
import { link } from '#core/ledger/give-command.ts';
import { applyCommit } from '#core/ledger/log-kind.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { directoryKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import { sha256 } from '#functions/adapters/sha256.ts';
import { samplesKey } from '../sample-cloud.ts';
import { sampleBody, sampleDirectory } from '../samples.ts';

const DAYS_BEFORE = 14;

/**
 * The directory's log as the first administrator begins it with the samples, two weeks before the session: the same commit that
 * `npm start` makes, which then finds it done.
 */
export function sampleDirectoryLog(): {
  readonly log: readonly Commit[];
  readonly directory: Directory;
} {
  const samples = sampleDirectory();
  const units = samples.units.map((unit) => unitSchema.parse(unit));
  const people = samples.people.map((person) => personSchema.parse(person));
  const sessions = samples.sessions.map((session) => sessionSchema.parse(session));
  const { body } = samples;
  const events: DirectoryEvent[] = [
    { type: 'BodyRecorded', body },
    ...units.map((unit) => ({ type: 'UnitRecorded', unit }) as const),
    ...people.map((person) => ({ type: 'PersonRecorded', person }) as const),
    ...sessions.map((session) => ({ type: 'SessionRecorded', session }) as const),
  ];
  const [first] = sessions;
  const commit = link(
    undefined,
    {
      pk: directoryKey(sampleBody),
      commandId: `bootstrap:${samplesKey}`,
      command: 'record-directory',
      fingerprint: sha256(canonicalJson({ units, people, sessions, body })),
      actor: { personId: 'bootstrap', role: 'administrator' },
      at: atLocalHour(addDays(first?.opensOn ?? '', -DAYS_BEFORE), 9, defaultPolicy.timeZoneOffset),
      events,
      policyVersion: defaultPolicy.version,
    },
    sha256,
  );
  return { log: [commit], directory: applyCommit(directoryLog, undefined, { ...commit, events }) ?? emptyDirectory };
}

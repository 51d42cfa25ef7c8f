import type { Commit } from '#core/ledger/commit.ts';
import { canonicalJson } from '#core/ledger/canonical-json.ts';
import {
  addressNotices,
  alarms,
  deskOf,
  failedAddress,
  legal,
  listViews,
  noticesOf,
  oldDirectory,
  oldState,
  openClocks,
  papers,
  readCase,
  readDirectories,
  readEndpoints,
  sharesOf,
  stageOf,
  standing,
  supersededBy,
  webhookBodies,
} from './old-shape.ts';
import type { CaseNow, DirectoryNow, ReadCase } from './old-shape.ts';
import { sha256 } from './sha256.ts';

/** The body of every fixture, and the origin under which its events are told. */
export const recordedBody = '990112';
const apiUrl = 'https://tian.example';

/**
 * What dd93fa3 reckoned for later than this rests on weekends alone, since no holidays of 2027 were known to it; the week before
 * the year's end is left out too, because alarms of January reach back into it.
 */
const calendarEndsAt = '2026-12-20T00:00:00.000Z';

/** What is told of a case beside its log: see test/fixtures/dd93fa3/README.md. Plain data. */
export type Lines = Readonly<Record<string, unknown>>[];

/** The directory's log with what it came to, commit by commit. */
export interface Directories {
  readonly log: readonly Commit[];
  /** One more than the log has commits: the first one is empty. */
  readonly states: readonly DirectoryNow[];
}

/** The directory as it was at an instant. */
function directoryAt({ log, states }: Directories, at: string): DirectoryNow {
  const version = log.filter((commit) => commit.at <= at).length;
  const directory = states[version];
  if (directory === undefined) throw new Error(`no directory at ${at}`);
  return directory;
}

/** Everything that a build makes of a case's log, without the API. */
export function tellCase(id: string, stored: readonly Commit[], directories: Directories, alarmsAt: readonly string[]): Lines {
  const read = readCase(id, stored);
  const head = read.states.at(-1);
  if (head === undefined) throw new Error(`${id} has no commit`);
  return [
    ...changes(read),
    { state: oldState(head) },
    { views: listViews(recordedBody, head, stored.length) },
    { papersOwed: papers(read.commits) },
    ...webhookBodies(recordedBody, id, read.commits, apiUrl).map((text) => ({ webhook: text })),
    ...notices(read, directories),
    ...alarmChanges(read),
    ...alarmsAt.flatMap((at) => alarmLines(head, at)),
  ].map(plain);
}

/** The directory at its head, and the digest of what it was after each commit. */
export function tellDirectory(stored: readonly Commit[]): Lines {
  const states = readDirectories(stored)
    .slice(1)
    .map((state) => plain(oldDirectory(state)));
  return [{ directories: states.map(digestOf) }, { directory: states.at(-1) }];
}

/** Whom each failed address calls to tell, and by which later directory that is outrun. The case is one of the body's. */
export function tellAddressFailures({ log, states }: Directories, id: string, stored: readonly Commit[]): Lines {
  const read = readCase(id, stored);
  return log.flatMap(({ seq, at, commandId, events }) =>
    events.flatMap((event) => {
      const failed = failedAddress(event);
      const then = states[seq];
      if (failed === undefined || then === undefined) return [];
      return addressNotices(failed, commandId, at, id, then).map(({ notice, key }) => {
        const outrun = states.slice(seq).map((directory) => supersededBy(read, stored.length - 1, notice, directory));
        return { addressNotice: { key, ...notice, outrun } };
      });
    }),
  );
}

/** The endpoints of the body at their log's head, and whom each commit calls to tell. */
export function tellEndpoints(stored: readonly Commit[]): Lines {
  const { endpoints, notices } = readEndpoints(recordedBody, stored);
  return [{ endpoints }, { endpointNotices: notices }].map(plain);
}

/** After each commit what differs from before it: stage, legal commands, standings, shares, open clocks, desk; always the digest of the state. */
function changes({ commits, states }: ReadCase): Lines {
  let before: Record<string, string> = {};
  return states.map((state, index) => {
    const after = summary(state);
    const changed = Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key] !== value));
    before = after;
    return { after: { seq: commits[index]?.seq, state: digestOf(plain(oldState(state))), ...changed } };
  });
}

function digestOf(value: unknown): string {
  return sha256(canonicalJson(value)).slice(0, 16);
}

function summary(state: CaseNow): Record<string, string> {
  const shares = sharesOf(state);
  return {
    stage: stageOf(state),
    legal: legal(state).join(' '),
    standing: [standing(state), ...shares.map((share) => `${share.id}.${share.round}=${standing(state, share)}`)].join(' '),
    shares: shares.map(({ id, round, status }) => `${id}.${round}=${status}`).join(' '),
    clocks: Object.entries(openClocks(state))
      .map((entry) => entry.join('='))
      .join(' '),
    desk: deskOf(state) ?? '',
  };
}

/** Each notice with what outruns it and from which commit on; at last under the directory there is in the end. */
function notices(read: ReadCase, directories: Directories): Lines {
  const { commits } = read;
  const last = directories.states.at(-1);
  if (last === undefined) throw new Error('no directory');
  return commits.flatMap(({ at }, index) =>
    noticesOf(read, index, directoryAt(directories, at)).map(({ notice, key, instead }) => {
      const outrun: (readonly [number | 'end', string | null])[] = [];
      let reason: string | null = null;
      const note = (when: number | 'end', now: string | null): void => {
        if (now !== reason) outrun.push([when, now]);
        reason = now;
      };
      for (const [later, commit] of commits.entries()) {
        if (later >= index) note(commit.seq, supersededBy(read, later, notice, directoryAt(directories, commit.at)));
      }
      note('end', supersededBy(read, commits.length - 1, notice, last));
      const { proposalId: _proposalId, ...told } = notice;
      const line = { key, ...told, ...(instead === undefined ? {} : { instead }), outrun };
      return notice.readyAt > calendarEndsAt ? { noticeBeyondCalendar: line } : { notice: line };
    }),
  );
}

/** After each commit, for the clocks of which that changed, when they sound next and what is due. */
function alarmChanges({ commits, states }: ReadCase): Lines {
  let before: Readonly<Record<string, string>> = {};
  return states.flatMap((state, index) => {
    const { at = '', seq } = commits[index] ?? {};
    const now = Object.fromEntries(
      Object.entries(alarms(state, at)).map(([id, { due, next }]) => [
        id,
        [next ?? 'never', ...due.map((alarm) => `due ${alarm}`)].join(', '),
      ]),
    );
    const changed = Object.entries(now).filter(([id, text]) => before[id] !== text);
    before = now;
    return apart(changed, ([id, text]) => isBeyond(openClocks(state)[id], text)).map(([kind, clocks]) => ({
      [`next${kind}`]: { seq, clocks },
    }));
  });
}

/** Everything about the alarms of the clocks that are open, at an instant. */
function alarmLines(state: CaseNow, at: string): Lines {
  const dueAt = openClocks(state);
  return apart(Object.entries(alarms(state, at)), ([id, { next }]) => isBeyond(dueAt[id], next)).map(([kind, clocks]) => ({
    [`alarms${kind}`]: { at, clocks },
  }));
}

/** Clocks that follow from announced holidays, and those beyond, each where there are any. */
function apart<T>(clocks: readonly [string, T][], isFar: (clock: [string, T]) => boolean): ['' | 'BeyondCalendar', Record<string, T>][] {
  const groups = Map.groupBy(clocks, (clock) => (isFar(clock) ? 'BeyondCalendar' : ''));
  return [...groups].map(([kind, some]) => [kind, Object.fromEntries(some)]);
}

function isBeyond(dueAt: string | undefined, next: string | null): boolean {
  return (dueAt ?? '') > calendarEndsAt || (next ?? '').slice(0, calendarEndsAt.length) > calendarEndsAt;
}

/** As it is after a way through JSON. */
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

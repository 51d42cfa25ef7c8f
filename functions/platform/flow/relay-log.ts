import type { FoldedCase } from '#core/case/case-logs.ts';
import type { Case } from '#core/case/case.ts';
import type { Cases } from '#core/case/cases.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import { loginsTouched } from '#core/directory/logins.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { parseDirectoryKey, parseProposalKey } from '#core/ledger/keys.ts';
import { caseView } from '#core/view/case-view.ts';
import { deadlinesOf } from '#core/view/deadline-view.ts';
import type { PartyItem } from '#core/view/view-items.ts';
import { viewItems } from '#core/view/view-items.ts';
import { eventItem } from '#core/webhook/event-list.ts';
import { statusEvents } from '#core/webhook/status-events.ts';
import type { StatusEvent, WhichProposal } from '#core/webhook/status-events.ts';
import type { StoredViews, ViewWriter } from '#core/ports/view-writer.ts';
import { readListeners, startWorkflows } from './after-commit.ts';
import type { AfterCommitDependencies } from './after-commit.ts';
import { eachOf } from './each-of.ts';
import type { Remembered } from './remembered.ts';
import type { StatusNews } from '#functions/platform/webhook/status-news.ts';
import { now } from '#functions/platform/clock.ts';
import { wakeWaits } from './wake-waits.ts';
import type { WakeDependencies } from './wake-waits.ts';

export interface RelayDependencies extends WakeDependencies, AfterCommitDependencies {
  readonly cases: Cases;
  readonly views: ViewWriter;
  /**
   * What this instance wrote last of each log. Another one may have carried it further meanwhile: good for a write that fails
   * unless it is what the table holds.
   */
  readonly remembered: Remembered<StoredViews>;
  readonly news: StatusNews;
}

// A newer relay of the same log may win the last write; then this one looks again, and finds nothing new soon.
const MOST_ROUNDS = 5;

/**
 * Carries a log's news to lists, workflows and the bus. What the stream brings is a hint: the log is carried through from the
 * relay's own cursor, so duplicate, late, reordered or lost records are harmless and calling this for a log repairs it. The
 * cursor moves last: a crash on the way repeats everything, and everything may be repeated. Answers the case of a case's log.
 */
export async function relayLog(dependencies: RelayDependencies, pk: string, brought: readonly Commit[] = []): Promise<Case | undefined> {
  const which = parseProposalKey(pk);
  const directory = parseDirectoryKey(pk);
  if (directory !== undefined) await relayDirectory(dependencies, pk, directory.body);
  if (which === undefined) return undefined;
  const { cases, remembered } = dependencies;
  try {
    // The stream follows each log in order: what comes after these commits is told by a record of its own.
    let found = cases.takeIn(pk, brought) ? cases.known(which.body, which.proposalId) : undefined;
    let isNew = brought[0]?.seq === 1;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const relayed = await relayCase(dependencies, pk, which, { found, isNew, overtaken: round > 0 });
      if (relayed !== undefined) return relayed;
      remembered.forget(pk);
      found = undefined;
      isNew = false;
    }
  } catch (error) {
    remembered.forget(pk);
    throw error;
  }
  throw new Error(`the log ${pk} was relayed by others ${MOST_ROUNDS} times in a row`);
}

interface Round {
  /** The log as the stream brought it; it is read unless told. */
  readonly found: FoldedCase | undefined;
  /** It begins with what the stream brought, so that nothing is to be expected of it in the lists. */
  readonly isNew: boolean;
  /** Somebody else relayed this log meanwhile. */
  readonly overtaken: boolean;
}

/**
 * The case as carried through; `undefined` when another relay was faster. Then this one's party items may lie over the newer
 * ones, so the next round puts them right even if it finds nothing new.
 */
async function relayCase(
  dependencies: RelayDependencies,
  pk: string,
  which: WhichProposal,
  { found, isNew, overtaken }: Round,
): Promise<Case | undefined> {
  const { cases, views, remembered, news } = dependencies;
  const { body, proposalId } = which;
  const written = remembered.get(pk);
  const known = written ?? (isNew ? nothingStored : undefined);
  const [stored, { state, commits, seq }] = await Promise.all([known ?? views.load(pk), found ?? cases.read(body, proposalId)]);
  if (state === undefined) throw new Error(`the log ${pk} begins with an event that makes no proposal`);
  const isKnown = stored.version >= seq;
  if (isKnown && !overtaken) return state;
  const { item, parties } = viewItems(body, caseView(state, seq), deadlinesOf(state));
  if (isKnown) {
    await views.writeParties(pk, stored, parties);
    return state;
  }
  const events = statusEvents(which, commits);
  const fresh = events.slice(statusEvents(which, commits.slice(0, stored.version)).length);
  // Nothing behind what this instance wrote last can have been listed by it; of what was read here, some may have been.
  const list = { events: fresh, isNew: written !== undefined };
  const listeners = readListeners(dependencies, which, state);
  const acts = [
    async () => {
      await startWorkflows(dependencies, which, state, commits.slice(stored.version));
      await wakeWaits(dependencies, state, (await listeners).waits);
    },
    async () => {
      await writeLists(dependencies, pk, stored, parties, list);
      await news.publish(fresh, (await listeners).hasReceivers ? which : undefined);
    },
  ];
  // Side by side: receivers need not wait for the workflows, nor workflows for the lists and the bus.
  await eachOf(acts, acts.length, (act) => act());
  if (!(await views.writeCase(pk, item, stored.version))) return undefined;
  remembered.set(pk, { version: seq, items: new Map(parties.map((party) => [party.sk, { pk, ...party }])) });
  return state;
}

const nothingStored: StoredViews = { version: 0, items: new Map() };

/** Party items and listed events, in one call where none of the events can be there already. */
async function writeLists(
  { views, news }: Pick<RelayDependencies, 'views' | 'news'>,
  pk: string,
  stored: StoredViews,
  parties: readonly PartyItem[],
  { events, isNew }: { readonly events: readonly StatusEvent[]; readonly isNew: boolean },
): Promise<void> {
  const at = now();
  const items = events.map((event) => eventItem(event, at));
  await views.writeParties(pk, stored, parties, isNew ? items : []);
  if (!isNew) await news.list(items);
}

/** Whose a login is may have changed with the entry it was taken from as with the one it was given to. */
async function relayDirectory({ cases, views }: RelayDependencies, pk: string, body: string): Promise<void> {
  const [{ version }, { commits, state = emptyDirectory }] = await Promise.all([views.load(pk), cases.directories.history(body)]);
  const fresh = commits.slice(version);
  for (const [login, personId] of loginsTouched(
    state,
    commits.flatMap(({ events }) => events),
    fresh.flatMap(({ events }) => events),
  ))
    await views.writeSubject(login, body, personId);
  if (fresh.length > 0) await views.writeCursor(pk, commits.length);
}

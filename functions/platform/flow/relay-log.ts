import type { FoldedCase } from '#core/case/log/case-logs.ts';
import { caseAfter } from '#core/case/log/case-log.ts';
import type { Case } from '#core/case/case.ts';
import { isKnownIn, isOver } from '#core/case/waits/executions.ts';
import { numberCorrections } from '#core/case/numbers/number-corrections.ts';
import { numberOwed } from '#core/case/numbers/number-owed.ts';
import type { NumberDependencies } from '#core/case/numbers/number-case.ts';
import type { Execution } from '#core/contracts/workflow.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { emptyDirectory } from '#core/directory/directory.ts';
import { loginsTouched } from '#core/directory/logins.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { parseDirectoryKey, parseImportKey, parsePlanKey, parseProposalKey } from '#core/ledger/keys.ts';
import { caseItem } from '#core/view/case-item.ts';
import { listChange, wholeListChange } from '#core/view/list-change.ts';
import type { ListChange } from '#core/view/list-change.ts';
import { layout } from '#core/view/view-items.ts';
import { eventItems } from '#core/webhook/told/event-list.ts';
import { statusEvents } from '#core/webhook/told/status-events.ts';
import type { WhichProposal } from '#core/webhook/told/status-events.ts';
import type { Imports } from '#core/import/imports.ts';
import type { ImportRuns, PlanRuns } from '#core/ports/workflows.ts';
import type { Plans } from '#core/plan/plans.ts';
import type { StoredViews, ViewWriter } from '#core/ports/view-writer.ts';
import { readListeners, startWorkflows } from './after-commit.ts';
import type { AfterCommitDependencies } from './after-commit.ts';
import { eachOf } from './each-of.ts';
import type { Remembered } from './remembered.ts';
import type { StatusNews } from '#functions/platform/webhook/status-news.ts';
import { now } from '#functions/platform/clock.ts';
import { log } from '#functions/platform/log.ts';
import { startImportRun } from './start-import-run.ts';
import { startPlanRun } from './start-plan-run.ts';
import { wakeWaits } from './wake-waits.ts';
import type { WakeDependencies } from './wake-waits.ts';

/** How far an instance carried a log. */
export interface Carried extends StoredViews {
  /** Tokens that it answered by that: the next relay of the log may still find them. */
  readonly answered: readonly string[];
}

export interface RelayDependencies extends WakeDependencies, AfterCommitDependencies, NumberDependencies {
  readonly cases: Cases;
  readonly views: ViewWriter;
  /**
   * What this instance wrote last of each log. Another one may have carried it further meanwhile: good for a write that fails
   * unless it is what the table holds.
   */
  readonly remembered: Remembered<Carried>;
  readonly news: StatusNews;
  readonly plans: Pick<Plans, 'read' | 'listed'>;
  readonly planRuns: PlanRuns;
  readonly imports: Pick<Imports, 'read' | 'listed'>;
  readonly importRuns: ImportRuns;
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
  const plan = parsePlanKey(pk);
  if (plan !== undefined) await startPlanRun(dependencies, plan);
  const file = parseImportKey(pk);
  if (file !== undefined) await startImportRun(dependencies, file);
  if (which === undefined) return undefined;
  const { cases, remembered } = dependencies;
  try {
    // The stream follows each log in order: what comes after these commits is told by a record of its own.
    let found = cases.takeIn(pk, brought) ? cases.known(which.body, which.proposalId) : undefined;
    let isNew = brought[0]?.seq === 1;
    // A gap before what the stream brings: another instance carried the log on meanwhile, and what this one remembers is no more.
    if ((remembered.get(pk)?.version ?? 0) < (brought[0]?.seq ?? Number.POSITIVE_INFINITY) - 1) remembered.forget(pk);
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
 * The case as carried through, numbers first: what waits for one is listed, woken and told once, with it. `undefined` when another relay
 * was faster. Then this one's list items may lie over the newer ones, so the next round puts them right even if it finds nothing new.
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
  const [stored, there] = await Promise.all([known ?? views.load(pk), found ?? cases.read(body, proposalId)]);
  const { state, commits, seq } = await numbered(dependencies, which, there);
  if (state === undefined) throw new Error(`the log ${pk} begins with an event that makes no proposal`);
  const isKnown = stored.version >= seq;
  const isCurrent = stored.version === 0 || stored.layout === layout;
  if (isKnown && isCurrent && !overtaken) return state;
  const item = caseItem(body, state, seq);
  const change =
    overtaken || !isCurrent ? withoutOlder(pk, wholeListChange(which, commits), stored) : listChange(which, commits, stored.version);
  if (isKnown) {
    await views.writeLists(change);
    // Only to say how the lists are laid out now. Where somebody carried the case on meanwhile, these items may lie over theirs.
    return (await views.restoreCase(pk, item)) ? state : undefined;
  }
  const before = caseAfter(proposalId, commits, stored.version);
  const events = statusEvents(which, commits);
  const fresh = events.slice(statusEvents(which, commits.slice(0, stored.version)).length);
  const listeners = readListeners(dependencies, which, state);
  let answered: readonly string[] = [];
  const acts = [
    () => startWorkflows(dependencies, which, state, commits.slice(stored.version)),
    async () => {
      const { waits } = await listeners;
      const open = waits.filter(({ token, execution }) => written?.answered.includes(token) !== true && !wasOver(before, execution));
      answered = (await wakeWaits(dependencies, state, open)).map(({ token }) => token);
    },
    async () => {
      // Nothing behind what this instance wrote last can have been listed by it; of what was read here, some may have been.
      const unlisted = written === undefined ? await news.unlisted(which, fresh) : fresh;
      await views.writeLists(change, eventItems(unlisted, now()));
      await news.publish(fresh, (await listeners).hasReceivers ? which : undefined);
    },
    // A correcting letter that was signed takes its number here: no execution accompanies a case that may be closed.
    () => numberCorrections(dependencies, which, state),
  ];
  // Side by side: receivers need not wait for the workflows, nor workflows for the lists and the bus.
  await eachOf(acts, acts.length, (act) => act());
  if (!(await views.writeCase(pk, item, stored.version))) return undefined;
  remembered.set(pk, { version: seq, layout, items: new Map(), answered });
  return state;
}

/** The case with the numbers it waited for. Whatever keeps one from being taken holds nothing else up: the workflow tries it again. */
async function numbered(dependencies: RelayDependencies, which: WhichProposal, found: FoldedCase): Promise<FoldedCase> {
  try {
    return await numberOwed(dependencies, which, found);
  } catch (error) {
    log('warn', 'number left to the workflow', { proposalId: which.proposalId, error: error instanceof Error ? error.name : 'unknown' });
    return found;
  }
}

const nothingStored: StoredViews = { version: 0, layout, items: new Map() };

/** The wait of what was over before these commits was woken by then: the cursor moves last. */
function wasOver(before: Case | undefined, execution: Execution): boolean {
  return before !== undefined && isKnownIn(before, execution) && isOver(before, execution);
}

/** Layout 1 kept what lists hold of a case in the case's own partition. */
function withoutOlder(pk: string, { puts, removes }: ListChange, { items }: StoredViews): ListChange {
  const older = [...items.keys()].filter((sk) => sk !== 'case').map((sk) => ({ pk, sk }));
  return { puts, removes: [...removes, ...older] };
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

import { fold } from '#core/ledger/append-command.ts';
import type { Folded } from '#core/ledger/append-command.ts';
import { parseDirectoryKey, parseProposalKey } from '#core/ledger/keys.ts';
import { directoryLog } from '#core/directory/directory-log.ts';
import { caseLog } from '#core/case/case-log.ts';
import type { Case } from '#core/case/case.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import { statusEvents } from '#core/webhook/status-events.ts';
import type { WhichProposal } from '#core/webhook/status-events.ts';
import { caseView } from '#core/view/case-view.ts';
import { deadlinesOf } from '#core/view/deadline-view.ts';
import { viewItems } from '#core/view/view-items.ts';
import type { WaitStore } from '#functions/adapters/dynamo-waits.ts';
import type { ViewWriter } from '#functions/adapters/dynamo-view-writer.ts';
import type { Workflows } from '#functions/adapters/sfn-workflows.ts';
import type { CaseDesk } from './case-desk.ts';
import type { StatusNews } from './status-news.ts';
import { eachOf } from './each-of.ts';
import { wakeWaits } from './wake-waits.ts';

export interface RelayDependencies {
  readonly desk: CaseDesk;
  readonly views: ViewWriter;
  readonly waits: WaitStore;
  readonly workflows: Workflows;
  readonly news: StatusNews;
}

// A newer relay of the same log may win the last write; then this one looks again, and finds nothing new soon.
const MOST_ROUNDS = 5;

/**
 * Carries a log's news to lists, workflows and the bus. A stream record is a hint only: the log is read from the relay's own
 * cursor, so duplicate, late, reordered or lost records are harmless and calling this for a log repairs it. The cursor
 * moves last: a crash on the way repeats everything, and everything may be repeated. Answers the proposal of a proposal's log.
 */
export async function relayLog(dependencies: RelayDependencies, pk: string): Promise<Case | undefined> {
  const proposal = parseProposalKey(pk);
  const directory = parseDirectoryKey(pk);
  if (directory !== undefined) {
    await relayDirectory(dependencies, pk, directory.body);
    return undefined;
  }
  if (proposal === undefined) return undefined;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const relayed = await relayProposal(dependencies, pk, proposal, round > 0);
    if (relayed !== undefined) return relayed;
  }
  throw new Error(`the log ${pk} was relayed by others ${MOST_ROUNDS} times in a row`);
}

/**
 * The proposal as carried through; `undefined` when a newer relay was faster. Then this one's party items may lie over
 * the newer ones, so the next round puts them right even if it finds nothing new.
 */
async function relayProposal(
  dependencies: RelayDependencies,
  pk: string,
  { body, proposalId }: { body: string; proposalId: string },
  overtaken: boolean,
): Promise<Case | undefined> {
  const { desk, views, news } = dependencies;
  const [stored, commits] = await Promise.all([views.load(pk), desk.ledger.read(pk)]);
  const folded: Folded<Case, CaseEvent> = fold(caseLog(proposalId), commits);
  const { state } = folded;
  if (state === undefined) throw new Error(`the log ${pk} begins with an event that makes no proposal`);
  const isKnown = stored.version >= commits.length;
  if (isKnown && !overtaken) return state;
  const { item, parties } = viewItems(body, caseView(state, folded.seq), deadlinesOf(state));
  await views.writeParties(pk, stored, parties);
  if (isKnown) return state;
  const which = { body, proposalId };
  const told = statusEvents(which, folded.commits.slice(0, stored.version)).length;
  const acts = [
    () => goOn(dependencies, which, state, folded.commits.slice(stored.version)),
    () => news.publish(statusEvents(which, folded.commits).slice(told)),
  ];
  // Side by side: receivers need not wait for the workflows, nor workflows for the bus.
  await eachOf(acts, acts.length, (act) => act());
  return (await views.writeCase(pk, item)) ? state : undefined;
}

/** Starts the workflows that fresh commits call for, and wakes those whose outcome is there. */
async function goOn(
  dependencies: RelayDependencies,
  { body, proposalId }: WhichProposal,
  proposal: Case,
  fresh: Folded<Case, CaseEvent>['commits'],
): Promise<void> {
  for (const event of fresh.flatMap(({ events }) => events)) await startFor(dependencies.workflows, body, proposalId, event);
  await wakeWaits(dependencies, body, proposalId, proposal);
}

/** Workflows an event calls for; a name that ran before is not started again. */
async function startFor(workflows: Workflows, body: string, proposalId: string, event: CaseEvent): Promise<void> {
  const execution = { body, proposalId, epoch: 1 };
  if (event.type === 'ProposalSubmitted') await workflows.start(execution);
  if (event.type === 'UnitAssigned') await workflows.start({ ...execution, assignmentId: event.assignmentId, round: 0 });
  if (event.type === 'RedoOpened') await workflows.start({ ...execution, assignmentId: event.assignmentId, round: event.round });
}

async function relayDirectory({ desk, views }: RelayDependencies, pk: string, body: string): Promise<void> {
  const [{ version }, commits] = await Promise.all([views.load(pk), desk.ledger.read(pk)]);
  const fresh = fold(directoryLog, commits).commits.slice(version);
  for (const event of fresh.flatMap(({ events }) => events)) {
    if (event.type === 'PersonRecorded') await views.writeSubject(event.person.subject ?? event.person.id, body, event.person.id);
  }
  if (fresh.length > 0) await views.writeCursor(pk, commits.length);
}

import type { Allocations } from '#core/allocation/allocations.ts';
import { caseLog } from '#core/case/log/case-log.ts';
import type { FoldedCase } from '#core/case/log/case-logs.ts';
import type { Case } from '#core/case/case.ts';
import type { Cases } from '#core/case/log/cases.ts';
import type { DecideContext } from '#core/case/decide-context.ts';
import type { Commit, CommitOf } from '#core/ledger/commit.ts';
import { parseAllocationKey, parseDirectoryKey, parseProposalKey, parseWebhooksKey } from '#core/ledger/keys.ts';
import { applyCommit } from '#core/ledger/log-kind.ts';
import { commentsNotices } from '#core/notices/comments-notice.ts';
import { endpointNotices } from '#core/notices/endpoint-notice.ts';
import { noticesFor } from '#core/notices/notices.ts';
import { directoryMark, rightsNotices } from '#core/notices/rights-notice.ts';
import { events } from '#core/steps/events.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { Endpoints } from '#core/webhook/endpoint/endpoints.ts';
import { noWebhooks } from '#core/webhook/endpoint/evolve-webhooks.ts';
import type { MailMarks } from '#core/ports/mail/mail-marks.ts';
import { postCommit, postNotices } from '#functions/platform/mail/post-notices.ts';
import type { PostDependencies } from '#functions/platform/mail/post-notices.ts';
import type { Remembered } from '#functions/platform/flow/remembered.ts';

export interface GatherDependencies extends PostDependencies {
  readonly cases: Cases;
  readonly endpoints: Pick<Endpoints, 'history'>;
  readonly allocations: Pick<Allocations, 'read'>;
  readonly marks: Pick<MailMarks, 'followed' | 'advance'>;
  /** How far this instance followed each case. */
  readonly followed: Remembered<number>;
}

// Milliseconds. Who just came is told by whoever was there a moment ago, and who just left is stood in for when the mail goes.
const MOMENT = 1000;

/**
 * Writes the notices that commits call for which it has not followed yet; sends nothing. What the stream brings is a hint only.
 * How far it came is told by the notices themselves, and by a cursor where a commit found nobody to tell. Everything before
 * that may be repeated, since a notice is let in once and an execution has one name.
 */
export async function gatherNotices(dependencies: GatherDependencies, pk: string, brought: readonly Commit[] = []): Promise<void> {
  const webhooks = parseWebhooksKey(pk);
  if (webhooks !== undefined) return gatherOfEndpoints(dependencies, webhooks.body);
  const directory = parseDirectoryKey(pk);
  if (directory !== undefined) return gatherOfDirectory(dependencies, directory.body, brought);
  const allocation = parseAllocationKey(pk);
  if (allocation !== undefined) return gatherOfAllocation(dependencies, allocation);
  const key = parseProposalKey(pk);
  if (key === undefined) return;
  const { body, proposalId } = key;
  const { cases, followed } = dependencies;
  const found = cases.takeIn(pk, brought) ? cases.known(body, proposalId) : await cases.read(body, proposalId);
  const from = followed.get(pk) ?? (brought[0]?.seq === 1 ? 0 : await followedUpTo(dependencies, body, proposalId));
  followed.forget(pk);
  if (from < found.seq) await gatherBehind(dependencies, { body, proposalId, from }, found);
  followed.set(pk, Math.max(from, found.seq));
}

async function followedUpTo({ notices, marks }: GatherDependencies, body: string, proposalId: string): Promise<number> {
  const [told, passed] = await Promise.all([notices.gatheredUpTo(body, proposalId), marks.followed(body, proposalId)]);
  return Math.max(told, passed);
}

interface Behind {
  readonly body: string;
  readonly proposalId: string;
  /** The last commit that was followed. */
  readonly from: number;
}

async function gatherBehind(
  dependencies: GatherDependencies,
  { body, proposalId, from }: Behind,
  { commits, seq }: FoldedCase,
): Promise<void> {
  const log = caseLog(proposalId);
  let state: Case | undefined;
  let nobodyTold = false;
  for (const commit of commits) {
    state = applyCommit(log, state, commit);
    if (commit.seq <= from || state === undefined || !mayTell(commit)) continue;
    const context = await contextOf(dependencies, body);
    const fresh = noticesFor(state, commit, context);
    if (fresh.length > 0) await postCommit(dependencies, body, fresh, context);
    nobodyTold ||= fresh.length === 0;
  }
  // Whoever comes to the directory later is not told of what is past.
  if (nobodyTold) await dependencies.marks.advance(body, proposalId, seq);
}

function mayTell(commit: CommitOf<CaseEvent>): boolean {
  return commit.events.some(({ type }) => events[type].tells.length > 0);
}

async function contextOf({ cases }: Pick<GatherDependencies, 'cases'>, body: string): Promise<DecideContext> {
  const [rules, directory] = await Promise.all([cases.rules(body), cases.directories.recent(body, MOMENT)]);
  return { ...rules, actorId: 'system', directory };
}

// The cursor of the body's webhooks stands where a case's would; ids of cases hold no such sign.
const endpointsMark = '!webhooks';

/** The same for the log of a body's webhooks, with a cursor alone. */
async function gatherOfEndpoints({ cases, endpoints, marks, ...post }: GatherDependencies, body: string): Promise<void> {
  const [from, { commits, state = noWebhooks(body) }, context] = await Promise.all([
    marks.followed(body, endpointsMark),
    endpoints.history(body),
    cases.context(body, 'system'),
  ]);
  if (from >= commits.length) return;
  const fresh = commits.slice(from).flatMap((commit) => endpointNotices(state, commit, context));
  await postNotices(post, body, fresh, context);
  await marks.advance(body, endpointsMark, commits.length);
}

/** The same for the log of a draft allocation: its cursor stands where a case's would. */
async function gatherOfAllocation(
  { cases, allocations, marks, ...post }: GatherDependencies,
  { body, allocationId }: { readonly body: string; readonly allocationId: string },
): Promise<void> {
  const [from, { commits }, context] = await Promise.all([
    marks.followed(body, allocationId),
    allocations.read(body, allocationId),
    cases.context(body, 'system'),
  ]);
  const fresh = commits.slice(from).flatMap((commit) => commentsNotices(allocationId, commit, context));
  if (fresh.length === 0) return;
  await postNotices(post, body, fresh, context);
  await marks.advance(body, allocationId, commits.length);
}

/**
 * The same for the log of a body's directory. What was recorded before anybody followed it is told to nobody: there, what the
 * stream brings is the beginning.
 */
async function gatherOfDirectory({ cases, marks, ...post }: GatherDependencies, body: string, brought: readonly Commit[]): Promise<void> {
  const [followed, { commits }, context] = await Promise.all([
    marks.followed(body, directoryMark),
    cases.directories.history(body),
    cases.context(body, 'system'),
  ]);
  const from = followed > 0 ? followed : (brought[0]?.seq ?? commits.length + 1) - 1;
  if (from >= commits.length) return;
  for (const { seq } of commits.slice(from)) await postNotices(post, body, rightsNotices(commits, seq, context), context);
  await marks.advance(body, directoryMark, commits.length);
}

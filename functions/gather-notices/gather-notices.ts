import { applyCommit } from '#core/ledger/log-kind.ts';
import { parseProposalKey, parseWebhooksKey } from '#core/ledger/keys.ts';
import { caseLog } from '#core/case/case-log.ts';
import type { Case } from '#core/case/case.ts';
import type { Notice } from '#core/notices/notice.ts';
import { endpointNotices } from '#core/notices/endpoint-notice.ts';
import { noticesFor } from '#core/notices/notices.ts';
import type { Endpoints } from '#core/webhook/endpoints.ts';
import { noWebhooks } from '#core/webhook/evolve-webhooks.ts';
import type { MailMarks } from '#functions/adapters/dynamo-mail-marks.ts';
import type { Cases } from '#core/case/cases.ts';
import { postNotices } from '#functions/platform/post-notices.ts';
import type { PostDependencies } from '#functions/platform/post-notices.ts';

export interface GatherDependencies extends PostDependencies {
  readonly cases: Pick<Cases, 'read' | 'context'>;
  readonly endpoints: Pick<Endpoints, 'history'>;
  readonly marks: Pick<MailMarks, 'followed' | 'advance'>;
}

/**
 * Writes the notices that the commits after the cursor call for; sends nothing. A stream record is a hint only, and the
 * cursor moves last: everything before it may be repeated, since a notice is let in once and an execution has one name.
 */
export async function gatherNotices(dependencies: GatherDependencies, pk: string): Promise<void> {
  const { cases, endpoints: _endpoints, marks, ...post } = dependencies;
  const webhooks = parseWebhooksKey(pk);
  if (webhooks !== undefined) return gatherOfEndpoints(dependencies, webhooks.body);
  const key = parseProposalKey(pk);
  if (key === undefined) return;
  const { body, proposalId } = key;
  const [from, { commits }, context] = await Promise.all([
    marks.followed(body, proposalId),
    cases.read(body, proposalId),
    cases.context(body, 'system'),
  ]);
  if (from >= commits.length) return;
  const log = caseLog(proposalId);
  const fresh: Notice[] = [];
  let state: Case | undefined;
  for (const commit of commits) {
    state = applyCommit(log, state, commit);
    if (commit.seq <= from || state === undefined) continue;
    fresh.push(...noticesFor(state, commit, context));
  }
  await postNotices(post, body, fresh, context);
  await marks.advance(body, proposalId, commits.length);
}

// The cursor of the body's webhooks stands where a case's would; ids of cases hold no such sign.
const endpointsMark = '!webhooks';

/** The same for the log of a body's webhooks. */
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

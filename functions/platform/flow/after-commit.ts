import type { Case } from '#core/case/case.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { startedBy, waitKeys, whoseOf } from '#core/case/waits/executions.ts';
import { wakeInFor } from '#core/case/waits/stand-now.ts';
import type { CommitOf } from '#core/ledger/commit.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import type { CaseEvent } from '#core/steps/events.ts';
import type { Endpoints } from '#core/webhook/endpoint/endpoints.ts';
import type { WhichProposal } from '#core/webhook/told/status-events.ts';
import type { AfterCommit } from '#core/ports/after-commit.ts';
import type { Wait } from '#core/case/waits/wait.ts';
import type { Workflows } from '#core/ports/workflows.ts';
import { eachOf } from './each-of.ts';

export interface AfterCommitDependencies {
  readonly afterCommit: AfterCommit;
  readonly endpoints: Pick<Endpoints, 'read' | 'beginRead'>;
}

/** Who waits for a case, and whether anybody outside is to hear of it; both read after its commits were there. */
export interface Listeners {
  readonly waits: readonly Wait[];
  readonly hasReceivers: boolean;
}

export async function readListeners(
  { afterCommit, endpoints }: AfterCommitDependencies,
  { body, proposalId }: WhichProposal,
  found: Case,
): Promise<Listeners> {
  const begun = endpoints.beginRead(body);
  const { waits, grown } = await afterCommit.read(proposalKey(body, proposalId), waitKeys(found), begun.tail);
  const receivers = grown ? await endpoints.read(body) : begun.end([]).state?.endpoints;
  return { waits, hasReceivers: (receivers?.size ?? 0) > 0 };
}

// A case with a dozen co-handlers need not wait for each of them in turn; Step Functions has its own limits.
const AT_ONCE = 4;

/** Starts the workflows that fresh commits call for; a name that ran before is not started again. */
export async function startWorkflows(
  { cases, workflows }: { readonly cases: Pick<Cases, 'rules'>; readonly workflows: Pick<Workflows, 'start'> },
  which: WhichProposal,
  found: Case,
  fresh: readonly CommitOf<CaseEvent>[],
): Promise<void> {
  const called = fresh.flatMap(({ events }) => events.flatMap((event) => startedBy(event, which) ?? []));
  await eachOf(called, AT_ONCE, async (execution) => {
    await workflows.start(execution, wakeInFor(found, whoseOf(execution), await cases.rules(which.body, found.clocks)));
  });
}

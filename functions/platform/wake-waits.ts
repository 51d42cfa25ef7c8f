import { proposalKey } from '#core/ledger/keys.ts';
import { outcomeOf } from '#core/proposal/standing.ts';
import type { Proposal } from '#core/proposal/proposal.ts';
import type { Wait, WaitStore } from '#functions/adapters/dynamo-waits.ts';
import type { Workflows } from '#functions/adapters/sfn-workflows.ts';
import type { CaseDesk } from './case-desk.ts';
import { log } from './log.ts';
import { whoseOf } from './whose.ts';

export interface WakeDependencies {
  readonly desk: Pick<CaseDesk, 'context'>;
  readonly waits: WaitStore;
  readonly workflows: Workflows;
}

/** Wakes every open wait of the case whose outcome is there. The commit is in the ledger already: see `awaitOutcome`. */
export async function wakeWaits({ desk, waits, workflows }: WakeDependencies, body: string, proposalId: string, proposal: Proposal): Promise<void> {
  const context = await desk.context(body, 'system');
  for (const wait of await waits.of(proposalKey(body, proposalId))) {
    const outcome = outcomeOf(proposal, { ...whoseOf(wait.execution), waitingIn: wait.waitingIn, wakeAt: wait.wakeAt }, context);
    if (outcome === undefined) continue;
    if ((await workflows.wake(wait.token, outcome)) === 'woken') await waits.forget(wait);
    else await healIfGone({ waits, workflows }, wait);
  }
}

/**
 * A token that is gone has two causes: its alarm fired a moment ago, and the execution will hand in a new one and find
 * the ledger; or the execution is no more, and another one takes its place with the next epoch.
 */
export async function healIfGone({ waits, workflows }: Pick<WakeDependencies, 'waits' | 'workflows'>, wait: Wait): Promise<boolean> {
  if (await workflows.isRunning(wait.executionArn)) return false;
  const execution = { ...wait.execution, epoch: wait.execution.epoch + 1 };
  const started = await workflows.start(execution);
  await waits.forget(wait);
  log('warn', 'execution replaced', { proposalId: execution.proposalId, epoch: execution.epoch, started });
  return started;
}

import { proposalKey } from '#core/ledger/keys.ts';
import { outcomeOf } from '#core/case/standing.ts';
import type { Case } from '#core/case/case.ts';
import type { Wait, WaitStore } from '#functions/adapters/dynamo-waits.ts';
import type { Workflows } from '#functions/adapters/sfn-workflows.ts';
import type { Cases } from '#core/case/cases.ts';
import { log } from './log.ts';
import { isOver, whoseOf } from './whose.ts';

export interface WakeDependencies {
  readonly cases: Pick<Cases, 'rules'>;
  readonly waits: WaitStore;
  readonly workflows: Workflows;
}

/**
 * Wakes every open wait of the case whose outcome is there, and answers how many. The commit is in the ledger already: see
 * `awaitOutcome`.
 */
export async function wakeWaits(
  { cases, waits, workflows }: WakeDependencies,
  body: string,
  proposalId: string,
  proposal: Case,
): Promise<number> {
  let woken = 0;
  const rules = await cases.rules(body);
  for (const wait of await waits.of(proposalKey(body, proposalId))) {
    const outcome = outcomeOf(proposal, { ...whoseOf(wait.execution), waitingIn: wait.waitingIn, wakeAt: wait.wakeAt }, rules);
    if (outcome === undefined) continue;
    if ((await workflows.wake(wait.token, outcome)) === 'woken') {
      woken += 1;
      await waits.forget(wait);
    } else await afterGone({ waits, workflows }, wait, isOver(proposal, wait.execution));
  }
  return woken;
}

/**
 * A token that is gone has three causes. Somebody else answered it: its wait is no longer kept. Its alarm fired a moment
 * ago: the execution runs, will hand in a new token and find the ledger. Or the execution is no more: another one takes
 * its place with the next epoch, unless the ledger expects nothing of it any more.
 */
async function afterGone({ waits, workflows }: Pick<WakeDependencies, 'waits' | 'workflows'>, wait: Wait, over: boolean): Promise<void> {
  if (await workflows.isRunning(wait.executionArn)) return;
  const kept = (await waits.of(wait.pk)).some(({ sk, token }) => sk === wait.sk && token === wait.token);
  if (!kept) return;
  if (!over) {
    const execution = { ...wait.execution, epoch: wait.execution.epoch + 1 };
    await workflows.start(execution);
    log('warn', 'execution replaced', { proposalId: execution.proposalId, epoch: execution.epoch });
  }
  await waits.forget(wait);
}

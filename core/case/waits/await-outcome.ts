import type * as z from 'zod';
import type { awaitStepSchema } from '#core/contracts/workflow.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { answerTo } from './stand-now.ts';
import type { WaitStore } from '#core/ports/wait-store.ts';
import type { TaskWaker } from '#core/ports/workflows.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { leadsToWait, waitKey, whoseOf } from './executions.ts';

export interface AwaitDependencies {
  readonly cases: Pick<Cases, 'read' | 'rules'>;
  readonly waits: Pick<WaitStore, 'put' | 'forget'>;
  readonly wake: TaskWaker;
}

/**
 * Hands in a task token: first the fenced write to `Waits`, then the look at the ledger. The relay does the two the
 * other way round (commit, then `Waits`), so whichever comes second sees the other and no wake is lost. A late attempt
 * whose fence is older leaves `Waits` as it is, but looks at the ledger all the same: if its execution runs beside a newer
 * one, nobody else would ever wake it.
 */
export async function awaitOutcome(
  { cases, waits, wake }: AwaitDependencies,
  step: z.output<typeof awaitStepSchema>,
): Promise<Record<string, never>> {
  const { execution, waitingIn, token, executionArn } = step;
  const pk = proposalKey(execution.body, execution.proposalId);
  const rules = await cases.rules(execution.body);
  const wakeAt = new Date(Date.parse(rules.now) + step.wakeIn * 1000).toISOString();
  const wait = { pk, sk: waitKey(execution), execution, executionArn, waitingIn, token, fence: fenceOf(step), wakeAt };
  const isKept = await waits.put(wait);
  const { state } = await cases.read(execution.body, execution.proposalId);
  if (state === undefined) throw new Error(`no log of proposal ${execution.proposalId}`);
  const answer = answerTo(state, { ...whoseOf(execution), waitingIn, wakeAt }, rules);
  if (answer === undefined) return {};
  await wake(token, answer);
  if (isKept && !leadsToWait(answer, execution)) await waits.forget(wait);
  return {};
}

/** Text that compares as the attempts happened: epoch, redrive, instant the state was entered, retry. */
export function fenceOf({ execution, fence }: Pick<z.output<typeof awaitStepSchema>, 'execution' | 'fence'>): string {
  const round = 'round' in execution ? execution.round : 0;
  // One form for all instants: a fraction that is left out when it is zero would compare greater than any other.
  const enteredAt = new Date(fence.enteredAt).toISOString();
  return [pad(round), pad(execution.epoch), pad(fence.redriveCount), enteredAt, pad(fence.retryCount)].join('|');
}

function pad(n: number): string {
  return String(n).padStart(6, '0');
}

import type { Case } from '#core/case/case.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { isKnownIn, isOver, whoseOf } from '#core/case/waits/executions.ts';
import { answerTo } from '#core/case/waits/stand-now.ts';
import type { RepairLog } from '#core/ports/repair-log.ts';
import type { WaitStore } from '#core/ports/wait-store.ts';
import type { Wait } from '#core/case/waits/wait.ts';
import type { Workflows } from '#core/ports/workflows.ts';
import { log } from '#functions/platform/log.ts';
import { recordRepair } from './record-repair.ts';

/** A token that was answered, and with what. */
export interface Woken {
  readonly token: string;
  readonly outcome: string;
}

export interface WakeDependencies {
  readonly cases: Pick<Cases, 'rules'>;
  readonly waits: WaitStore;
  readonly workflows: Workflows;
  /** What is mended is kept. */
  readonly repairs: Pick<RepairLog, 'record'>;
}

/**
 * Wakes those of a case's open waits whose outcome is there, and answers their tokens. The commit is in the ledger already, and
 * the waits were read after it: see `awaitOutcome`. A token that was answered is good for nothing and costs a write to take away: the
 * next wait of its execution takes its place, or the day it expires comes.
 */
export async function wakeWaits(
  { cases, waits, workflows, repairs }: WakeDependencies,
  found: Case,
  open: readonly Wait[],
): Promise<Woken[]> {
  const woken: Woken[] = [];
  for (const wait of open.filter(({ execution }) => isKnownIn(found, execution))) {
    const rules = await cases.rules(wait.execution.body, found.clocks);
    const answer = answerTo(found, { ...whoseOf(wait.execution), waitingIn: wait.waitingIn, wakeAt: wait.wakeAt }, rules);
    if (answer === undefined) continue;
    if ((await workflows.wake(wait.token, answer)) === 'woken') woken.push({ token: wait.token, outcome: answer.outcome });
    else await afterGone({ waits, workflows, repairs }, wait, isOver(found, wait.execution));
  }
  return woken;
}

/**
 * A token that is gone has three causes. Somebody else answered it: its wait is no longer kept. Its alarm fired a moment
 * ago: the execution runs, will hand in a new token and find the ledger. Or the execution is no more: another one takes
 * its place with the next epoch, unless the ledger expects nothing of it any more.
 */
async function afterGone({ waits, workflows, repairs }: Omit<WakeDependencies, 'cases'>, wait: Wait, over: boolean): Promise<void> {
  if (await workflows.isRunning(wait.executionArn)) return;
  const kept = (await waits.of(wait.pk)).some(({ sk, token }) => sk === wait.sk && token === wait.token);
  if (!kept) return;
  if (!over) {
    const execution = { ...wait.execution, epoch: wait.execution.epoch + 1 };
    await workflows.start(execution);
    log('warn', 'execution replaced', { proposalId: execution.proposalId, epoch: execution.epoch });
    await recordRepair(repairs, 'execution-replaced', execution);
  }
  await waits.forget(wait);
}

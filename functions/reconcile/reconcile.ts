import * as z from 'zod';
import { isNumbered } from '#core/case/case.ts';
import { settleMerge } from '#core/case/settle-merge.ts';
import { succeedAuthor } from '#core/case/succeed-author.ts';
import type { Directory } from '#core/directory/directory.ts';
import { expectedExecutions, isOver } from '#core/case/waits/executions.ts';
import { runningStages } from '#core/case/stages.ts';
import type { Stage } from '#core/case/stages.ts';
import { executionSchema, importExecutionSchema, planExecutionSchema } from '#core/contracts/workflow.ts';
import type { Execution, ImportExecution, PlanExecution } from '#core/contracts/workflow.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import type { WaitStore } from '#core/ports/wait-store.ts';
import { executionStem, withoutEpoch } from '#functions/adapters/workflows/execution-name.ts';
import { log } from '#functions/platform/log.ts';
import { recordRepair } from '#functions/platform/flow/record-repair.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import type { RelayDependencies } from '#functions/platform/flow/relay-log.ts';
import { importOwed } from '#functions/platform/flow/start-import-run.ts';
import { runOwed } from '#functions/platform/flow/start-plan-run.ts';
import { wakeWaits } from '#functions/platform/flow/wake-waits.ts';
import { isStillWaitedFor, settledCases } from './settled-cases.ts';

export interface ReconcileDependencies extends RelayDependencies {
  readonly reader: Pick<ViewReader, 'inStage'>;
}

/** What was found and mended; `restarted` and `woken` should stay 0. */
export interface ReconcileReport {
  checked: number;
  restarted: number;
  woken: number;
  /** Waits whose next alarm lies earlier by a policy or a calendar that was recorded since they began. Not a fault, and no warning. */
  rescheduled: number;
  /** Cases whose author left: somebody else's from now on, or the committee's affair. Not a fault, and no warning. */
  succeeded: number;
}

const sweepSchema = z.object({ sweep: z.object({ bodies: z.array(z.string()).min(1) }) });
const endedSchema = z.union([executionSchema, planExecutionSchema, importExecutionSchema]);
const statusChangeSchema = z.object({
  'detail-type': z.literal('Step Functions Execution Status Change'),
  detail: z.object({ status: z.string(), input: z.string() }),
});
const eventSchema = z.union([sweepSchema, statusChangeSchema]);

// A workflow that keeps failing is left to the next sweep instead of being restarted in a tight circle.
const MOST_QUICK_RESTARTS = 3;
// As many cases are listed, and read together.
const PAGE = 100;

/**
 * Compares what the ledger says should be waiting with what runs, and starts what is missing; carries through what the
 * relay has not. `sweep` looks at every open case, a status change at the case of the execution that ended.
 */
export async function reconcile(dependencies: ReconcileDependencies, event: unknown): Promise<ReconcileReport> {
  const parsed = eventSchema.parse(event);
  const report: ReconcileReport = { checked: 0, restarted: 0, woken: 0, rescheduled: 0, succeeded: 0 };
  if ('sweep' in parsed) {
    // Listed before the ledger is read: what starts in between is found by its deterministic name.
    const names = await dependencies.workflows.runningNames();
    const running = new Set([...names].map(withoutEpoch));
    for (const body of parsed.sweep.bodies) await sweep(dependencies, body, running, report);
  } else {
    const ended = endedSchema.parse(JSON.parse(parsed.detail.input));
    if ('planId' in ended) await afterRunEnded(dependencies, ended, report);
    else if ('importId' in ended) await afterImportEnded(dependencies, ended, report);
    else await afterEnd(dependencies, ended, report);
  }
  log(report.restarted + report.woken > 0 ? 'warn' : 'info', 'reconciled', { ...report });
  return report;
}

async function sweep(
  dependencies: ReconcileDependencies,
  body: string,
  running: ReadonlySet<string>,
  report: ReconcileReport,
): Promise<void> {
  const [directory, plans, imports, ...listed] = await Promise.all([
    dependencies.cases.directories.read(body),
    dependencies.plans.listed(body),
    dependencies.imports.listed(body),
    ...runningStages.map((stage) => idsIn(dependencies.reader, body, stage)),
  ]);
  // One that moves on while the stages are listed may be in two of them, or in none: then the next sweep finds it.
  const open = [...new Set(listed.flat())];
  const failed: unknown[] = [];
  for (let start = 0; start < open.length; start += PAGE) {
    const ids = open.slice(start, start + PAGE);
    const settled = await settledCases(dependencies, { body, directory, running }, ids);
    report.checked += settled.size;
    for (const proposalId of ids.filter((id) => !settled.has(id))) {
      try {
        await check(dependencies, { body, proposalId, directory }, running, report);
      } catch (error) {
        failed.push(error);
        log('error', 'check failed', { proposalId, error: error instanceof Error ? error.name : 'unknown' });
      }
    }
  }
  for (const { planId, isOver: closed } of plans) {
    const owed = closed ? undefined : await runOwed(dependencies, { body, planId });
    if (owed !== undefined) await restartPlan(dependencies, owed, report);
  }
  for (const { importId, isOver: closed } of imports) {
    const owed = closed ? undefined : await importOwed(dependencies, { body, importId });
    if (owed !== undefined) await restartImport(dependencies, owed, report);
  }
  // One case that cannot be looked after keeps nobody from the others, and the alarm of the function still hears of it.
  if (failed.length > 0) throw failed[0];
}

async function idsIn(reader: ReconcileDependencies['reader'], body: string, stage: Stage): Promise<string[]> {
  const found: string[] = [];
  for (let after = ''; ;) {
    const page = await reader.inStage(body, stage, { after, before: '~', limit: PAGE });
    found.push(...page.map(({ proposalId }) => proposalId));
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return found;
    after = last.dueKey;
  }
}

async function afterImportEnded(dependencies: ReconcileDependencies, ended: ImportExecution, report: ReconcileReport): Promise<void> {
  if (ended.epoch <= MOST_QUICK_RESTARTS) await restartImport(dependencies, ended, report);
}

/** Runs an import again whose run was lost: as `restartPlan` does. */
async function restartImport(
  { imports, importRuns }: ReconcileDependencies,
  ended: ImportExecution,
  report: ReconcileReport,
): Promise<void> {
  report.checked += 1;
  if ((await importOwed({ imports }, ended)) === undefined) return;
  for (let { epoch } = ended; ; epoch += 1) {
    if (await importRuns.start({ ...ended, epoch })) {
      log('warn', 'execution replaced', { importId: ended.importId, epoch });
      report.restarted += 1;
      return;
    }
    if (await importRuns.isRunning({ ...ended, epoch })) return;
  }
}

async function afterRunEnded(dependencies: ReconcileDependencies, ended: PlanExecution, report: ReconcileReport): Promise<void> {
  if (ended.epoch <= MOST_QUICK_RESTARTS) await restartPlan(dependencies, ended, report);
}

/** Runs a plan again whose run was lost: the first epoch from this one on that never ran, unless one of them runs. */
async function restartPlan({ plans, planRuns }: ReconcileDependencies, ended: PlanExecution, report: ReconcileReport): Promise<void> {
  report.checked += 1;
  if ((await runOwed({ plans }, ended)) === undefined) return;
  for (let { epoch } = ended; ; epoch += 1) {
    if (await planRuns.start({ ...ended, epoch })) {
      log('warn', 'execution replaced', { planId: ended.planId, epoch });
      report.restarted += 1;
      return;
    }
    if (await planRuns.isRunning({ ...ended, epoch })) return;
  }
}

async function check(
  dependencies: ReconcileDependencies,
  { body, proposalId, directory }: { readonly body: string; readonly proposalId: string; readonly directory: Directory },
  running: ReadonlySet<string>,
  report: ReconcileReport,
): Promise<void> {
  report.checked += 1;
  const state = await relayLog(dependencies, proposalKey(body, proposalId));
  if (state === undefined) return;
  for (const execution of expectedExecutions({ body, proposalId }, state)) {
    if (running.has(executionStem(execution))) continue;
    const epoch = await epochLeft(dependencies.waits, execution);
    if (await startNext(dependencies, { ...execution, epoch })) report.restarted += 1;
  }
  if (isNumbered(state) && (state.mergedInto !== undefined || state.takenIn !== undefined))
    await settleMerge(dependencies.cases, { body, proposalId });
  if (await succeedAuthor(dependencies.cases, { body, proposalId }, state, directory)) report.succeeded += 1;
  // The relay's cursor moves after the wakes, so a log that is carried through has none left to give: one that was lost all
  // the same must not wait for its alarm. After the restarts, which need the waits that lost executions left behind.
  const waits = await dependencies.waits.of(proposalKey(body, proposalId));
  const open = waits.filter(({ execution }) => isStillWaitedFor(state, execution, running));
  for (const { token, outcome } of await wakeWaits(dependencies, state, open)) {
    if (outcome === 'rescheduled') {
      report.rescheduled += 1;
      continue;
    }
    report.woken += 1;
    const healed = open.find((wait) => wait.token === token);
    if (healed !== undefined) await recordRepair(dependencies.repairs, 'wait-woken', healed.execution);
  }
}

async function afterEnd(dependencies: ReconcileDependencies, ended: Execution, report: ReconcileReport): Promise<void> {
  const { cases } = dependencies;
  report.checked += 1;
  if (ended.epoch > MOST_QUICK_RESTARTS) return;
  const { state } = await cases.read(ended.body, ended.proposalId);
  if (state === undefined) return;
  if (!isOver(state, ended) && (await startNext(dependencies, ended))) report.restarted += 1;
}

/**
 * The epoch to go on from: that of the wait which the lost execution left behind. Step Functions gives a name free again
 * after 90 days, and the tokens of an epoch that is older than that wait would be refused by its fence.
 */
async function epochLeft(waits: Pick<WaitStore, 'of'>, execution: Execution): Promise<number> {
  const open = await waits.of(proposalKey(execution.body, execution.proposalId));
  const left = open.find((wait) => executionStem(wait.execution) === executionStem(execution));
  return left?.execution.epoch ?? execution.epoch;
}

/** Starts the first epoch from this one on that never ran; `false` when one of them runs after all. */
async function startNext({ workflows, repairs }: ReconcileDependencies, from: Execution): Promise<boolean> {
  for (let { epoch } = from; ; epoch += 1) {
    const execution = { ...from, epoch };
    if (await workflows.start(execution)) {
      log('warn', 'execution replaced', { proposalId: execution.proposalId, epoch });
      await recordRepair(repairs, 'execution-replaced', execution);
      return true;
    }
    if (await workflows.isRunningNamed(execution)) return false;
  }
}

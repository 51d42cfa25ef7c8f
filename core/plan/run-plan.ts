import type * as z from 'zod';
import type { runPlanResultSchema, runPlanStepSchema } from '#core/contracts/workflow.ts';
import { systemActor } from '#core/ledger/commit.ts';
import type { Registers } from '#core/register/registers.ts';
import { decideBegin } from './decide-plan.ts';
import { numberNotices } from './number-notices.ts';
import type { LineResult } from './plan-log.ts';
import { isSealed, linesLeft } from './plan.ts';
import type { SealedPlan } from './plan.ts';
import type { Plans } from './plans.ts';
import { runLine } from './run-lines.ts';
import type { RunBy } from './run-lines.ts';

export interface RunPlanDependencies extends RunBy {
  readonly plans: Plans;
  readonly registers: Registers;
  /** Does the same with each, some of them at a time. */
  readonly eachOf: <T>(items: readonly T[], width: number, act: (item: T) => Promise<unknown>) => Promise<void>;
}

/** A step came too early: by a clock that is behind, or before all lines were on record. It is tried again. */
class PlanStepError extends Error {
  override readonly name = 'PlanStepError';
  constructor(planId: string, why: string) {
    super(`${planId}: ${why}`);
  }
}

type Step = z.output<typeof runPlanStepSchema>;
type Result = z.input<typeof runPlanResultSchema>;

/** Lines of one step: some seconds' worth, so that progress shows and little is done twice. */
const LINES_A_STEP = 20;
const LINES_AT_ONCE = 4;

const nothing: Result = { chunks: [] };

/**
 * A step of a plan's run. Each may be lost, doubled or killed half-way and run again: what it does is found by its name.
 * @throws Refusal `TooMuchContentionError` when a case or the plan is busier than the retries allow; run it again.
 */
export async function runPlan(dependencies: RunPlanDependencies, step: Step): Promise<Result> {
  const { body, planId } = step.execution;
  const { state } = await dependencies.plans.read(body, planId);
  if (!isSealed(state)) return nothing;
  switch (step.act) {
    case 'begin':
      return begin(dependencies, step, state);
    case 'lines':
      await runLines(dependencies, step, state, step.lines);
      return nothing;
    case 'finish':
      await finish(dependencies, step, state);
      return nothing;
  }
}

async function begin({ plans }: RunPlanDependencies, { execution: { body, planId } }: Step, plan: SealedPlan): Promise<Result> {
  if (plan.begunAt === undefined && plan.over === undefined) {
    await plans.giveAsSystem(body, planId, `begin:${planId}`, (found, at) => (isSealed(found) ? decideBegin(found, at) : []));
  }
  const { state: after } = await plans.read(body, planId);
  if (isSealed(after) && after.begunAt === undefined && after.over === undefined) throw new PlanStepError(planId, 'not due yet');
  if (!isSealed(after) || after.begunAt === undefined || after.over !== undefined) return nothing;
  const left = linesLeft(after);
  const count = Math.ceil(left.length / LINES_A_STEP);
  return { chunks: Array.from({ length: count }, (_, index) => ({ lines: left.slice(index * LINES_A_STEP, (index + 1) * LINES_A_STEP) })) };
}

async function runLines(
  dependencies: RunPlanDependencies,
  { execution: { body, planId } }: Step,
  plan: SealedPlan,
  asked: readonly number[],
): Promise<void> {
  const { plans, cases, eachOf } = dependencies;
  const left = new Set(linesLeft(plan));
  const lines = asked.filter((n) => left.has(n));
  if (lines.length === 0) return;
  const directory = await cases.directories.read(body);
  const results: LineResult[] = [];
  try {
    await eachOf(lines, LINES_AT_ONCE, async (n) => {
      const result = await runLine(dependencies, { body, planId, plan, directory }, n);
      if (result !== undefined) results.push(result);
    });
  } finally {
    await record(plans, { body, planId }, results);
  }
}

/** What became of lines, once: another attempt at the same lines may have said so. */
async function record(plans: Plans, { body, planId }: { body: string; planId: string }, results: readonly LineResult[]): Promise<void> {
  if (results.length === 0) return;
  const inOrder = results.toSorted((a, b) => a.line - b.line);
  const commandId = `lines:${planId}:${inOrder.map(({ line }) => line).join('.')}`;
  await plans.give(body, planId, {
    commandId,
    command: 'run-plan',
    request: commandId,
    decide: (found) => {
      const fresh = inOrder.filter(({ line }) => found?.results.has(line) !== true);
      return { actor: systemActor, events: fresh.length === 0 ? [] : [{ type: 'PlanLinesRun', results: fresh }] };
    },
  });
}

async function finish(dependencies: RunPlanDependencies, { execution: { body, planId } }: Step, plan: SealedPlan): Promise<void> {
  const { plans } = dependencies;
  if (plan.over === undefined && (plan.begunAt === undefined || linesLeft(plan).length > 0)) throw new PlanStepError(planId, 'not all run');
  if (plan.begunAt !== undefined) await numberNotices(dependencies, { body, planId }, plan);
  await plans.giveAsSystem(body, planId, `finish:${planId}`, (found) => (found?.over === undefined ? [{ type: 'PlanFinished' }] : []));
  await plans.close(body, planId);
}

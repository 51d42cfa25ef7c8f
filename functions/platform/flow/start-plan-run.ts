import type { PlanExecution } from '#core/contracts/workflow.ts';
import { isSealed } from '#core/plan/plan.ts';
import type { Plans } from '#core/plan/plans.ts';
import type { PlanRuns } from '#core/ports/workflows.ts';

interface PlanRunDependencies {
  readonly plans: Pick<Plans, 'read'>;
  readonly planRuns: PlanRuns;
}

interface WhichPlan {
  readonly body: string;
  readonly planId: string;
}

/** The run that a plan waits for; `undefined` where none was asked for, or it is over. */
export async function runOwed(
  { plans }: Pick<PlanRunDependencies, 'plans'>,
  { body, planId }: WhichPlan,
): Promise<PlanExecution | undefined> {
  const { state } = await plans.read(body, planId);
  if (!isSealed(state) || state.run === undefined || state.over !== undefined) return undefined;
  return { body, planId, at: state.run.runsAt, epoch: 1 };
}

/** Starts the run that was asked for; a name that ran before is not started again. */
export async function startPlanRun(dependencies: PlanRunDependencies, which: WhichPlan): Promise<void> {
  const execution = await runOwed(dependencies, which);
  if (execution !== undefined) await dependencies.planRuns.start(execution);
}

import type { PlanExecution } from '#core/contracts/workflow.ts';
import type { PlanRuns } from '#core/ports/workflows.ts';
import { planRunName } from '#functions/adapters/workflows/sfn-plan-runs.ts';
import type { CrashPoints } from './crash-points.ts';

/** Runs of plans in memory: executions by name, and whether they still run. */
export class MemoryPlanRuns implements PlanRuns {
  readonly executions = new Map<string, boolean>();
  readonly #crash: CrashPoints;

  constructor(crash: CrashPoints) {
    this.#crash = crash;
  }

  async start(execution: PlanExecution): Promise<boolean> {
    const name = planRunName(execution);
    if (this.executions.has(name)) return false;
    await this.#crash.around(`start ${name}`, () => this.executions.set(name, true));
    return true;
  }

  async isRunning(execution: PlanExecution): Promise<boolean> {
    return this.executions.get(planRunName(execution)) ?? false;
  }
}

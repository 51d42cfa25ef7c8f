import type { ImportExecution } from '#core/contracts/workflow.ts';
import type { ImportRuns } from '#core/ports/workflows.ts';
import { importRunName } from '#functions/adapters/workflows/sfn-import-runs.ts';
import type { CrashPoints } from './crash-points.ts';

/** Runs of imports in memory: executions by name, and whether they still run. */
export class MemoryImportRuns implements ImportRuns {
  readonly executions = new Map<string, boolean>();
  readonly #crash: CrashPoints;

  constructor(crash: CrashPoints) {
    this.#crash = crash;
  }

  async start(execution: ImportExecution): Promise<boolean> {
    const name = importRunName(execution);
    if (this.executions.has(name)) return false;
    await this.#crash.around(`start ${name}`, () => this.executions.set(name, true));
    return true;
  }

  async isRunning(execution: ImportExecution): Promise<boolean> {
    return this.executions.get(importRunName(execution)) ?? false;
  }
}

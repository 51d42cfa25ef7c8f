import type { Execution, ImportExecution, PlanExecution, Standing } from '#core/contracts/workflow.ts';

/** How an attempt to wake a wait ended: `gone` when the token is closed, expired or unknown. */
export type WakeResult = 'woken' | 'gone';

/** Answers a task token. */
export type TaskWaker = (token: string, answer: Standing) => Promise<WakeResult>;

export interface Workflows {
  wake: TaskWaker;
  /**
   * Starts the execution unless one of that name ever ran: names are deterministic. Says whether it started.
   * @param wakeIn Seconds to its first alarm, where they are known.
   */
  start(execution: Execution, wakeIn?: number): Promise<boolean>;
  /** `false` once the execution ended, or was thrown away. */
  isRunning(executionArn: string): Promise<boolean>;
  isRunningNamed(execution: Execution): Promise<boolean>;
  /** Names of everything that runs now: one call per thousand executions, so fit for a sweep only. */
  runningNames(): Promise<ReadonlySet<string>>;
}

/** The runs of plans. */
export interface PlanRuns {
  /** Starts the execution unless one of that name ever ran. Says whether it started. */
  start(execution: PlanExecution): Promise<boolean>;
  isRunning(execution: PlanExecution): Promise<boolean>;
}

/** The runs of imports. */
export interface ImportRuns {
  /** Starts the execution unless one of that name ever ran. Says whether it started. */
  start(execution: ImportExecution): Promise<boolean>;
  isRunning(execution: ImportExecution): Promise<boolean>;
}

import type { Execution, Standing } from '#core/contracts/workflow.ts';
import { executionName } from '#functions/adapters/workflows/execution-name.ts';
import type { WakeResult, Workflows } from '#core/ports/workflows.ts';
import { CrashPoints } from './crash-points.ts';

/** Step Functions in memory: executions by name, tokens that are open until they are answered. */
export class MemoryWorkflows implements Workflows {
  /** Names of all executions that ever were, and whether they still run. */
  readonly executions = new Map<string, boolean>();
  readonly answers: { readonly token: string; readonly outcome: Standing }[] = [];
  private readonly tokens = new Set<string>();
  private readonly crash: CrashPoints;

  constructor(crash = new CrashPoints()) {
    this.crash = crash;
  }

  get running(): string[] {
    return [...this.executions].flatMap(([name, runs]) => (runs ? [name] : [])).sort();
  }

  /** A wait of the execution hands out a token. */
  opens(token: string): string {
    this.tokens.add(token);
    return token;
  }

  /** The execution ends, or is thrown away. */
  ends(name: string): void {
    this.executions.set(name, false);
  }

  readonly wake = async (token: string, outcome: Standing): Promise<WakeResult> => {
    if (!this.tokens.has(token)) return 'gone';
    await this.crash.around(`wake ${token}`, () => {
      this.tokens.delete(token);
      this.answers.push({ token, outcome });
    });
    return 'woken';
  };

  async start(execution: Execution): Promise<boolean> {
    const name = executionName(execution);
    if (this.executions.has(name)) return false;
    await this.crash.around(`start ${name}`, () => this.executions.set(name, true));
    return true;
  }

  async isRunning(executionArn: string): Promise<boolean> {
    return this.executions.get(executionArn.split(':').at(-1)!) ?? false;
  }

  async isRunningNamed(execution: Execution): Promise<boolean> {
    return this.executions.get(executionName(execution)) ?? false;
  }

  async runningNames(): Promise<ReadonlySet<string>> {
    return new Set(this.running);
  }
}

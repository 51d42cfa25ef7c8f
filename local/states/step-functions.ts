import type { Clock } from '../clock/virtual-clock.ts';
import type { LambdaInvoker } from '../lambda/invoker.ts';
import { durably } from '../storage/durably.ts';
import type { Synced, SyncedDatabase } from '../storage/synced-database.ts';
import type { WireHandler } from '../wire.ts';
import { openDatabase } from './database.ts';
import { executionOperations, startExecution } from './execution-operations.ts';
import { ExecutionStore } from './execution-store.ts';
import { Executions } from './executions.ts';
import { historyOperations } from './history-operations.ts';
import { machineOperations } from './machine-operations.ts';
import { MachineStore } from './machine-store.ts';
import type { Operations } from './operation.ts';
import { Settings } from './settings.ts';
import { StatesServiceError } from './states-service-error.ts';
import type { ExecutionStatusChange } from './status-change.ts';
import { taskOperations } from './task-operations.ts';
import { TaskTokens } from './task-tokens.ts';
import { wireHandler } from './wire-handler.ts';

export interface StepFunctionsOptions {
  readonly clock: Clock;
  readonly lambda: LambdaInvoker;
  /** A file, made when it is missing, or `:memory:`. */
  readonly databasePath: string;
  readonly region: string;
  readonly accountId: string;
  /** `aws` unless told otherwise; `aws-cn` in China. */
  readonly partition?: string;
  /** Told of every beginning and end, once it is stored; must not throw. */
  readonly onStatusChange?: (event: ExecutionStatusChange) => void;
  /** In [0, 1): for jitter and `$random`; Math.random unless told otherwise. */
  readonly random?: () => number;
}

/** The store keeps instants as integers, whatever the clock was moved to. */
const wholeMilliseconds = (clock: Clock): Clock => ({
  now: () => Math.floor(clock.now()),
  at: (when, run) => clock.at(when, run),
  busy: (work) => clock.busy(work),
});

/**
 * A stand-in for AWS Step Functions (standard workflows in JSONata). Everything it was told is stored before it
 * answers, and an execution goes on after a restart from its last stored step; see SUPPORT.md for the rest.
 */
export class StepFunctions implements Synced {
  /** AWS JSON 1.0. */
  readonly handle: WireHandler;
  readonly #database: SyncedDatabase;
  readonly #settings: Settings;
  readonly #store: ExecutionStore;
  readonly #executions: Executions;
  readonly #operations: Operations;

  constructor(options: StepFunctionsOptions) {
    const { lambda, region } = options;
    const clock = wholeMilliseconds(options.clock);
    this.#database = openDatabase(options.databasePath);
    this.#settings = new Settings(this.#database);
    this.#store = new ExecutionStore(this.#database, this.#settings);
    const machines = new MachineStore(this.#database);
    const tokens = new TaskTokens(this.#settings.tokenKey);
    this.#executions = new Executions({
      clock,
      lambda,
      region,
      store: this.#store,
      stored: () => this.#database.synced(),
      machines,
      tokens,
      random: options.random ?? Math.random,
      startExecution: (request) => startExecution(parts, request),
      onStatusChange: options.onStatusChange ?? (() => undefined),
    });
    const parts = { executions: this.#executions, store: this.#store, machines, tokens };
    const account = `arn:${options.partition ?? 'aws'}:states:${region}:${options.accountId}`;
    this.#operations = {
      ...machineOperations({ clock, machines, account }),
      ...executionOperations(parts),
      ...taskOperations(parts),
      ...historyOperations(this.#database, this.#store),
    };
    this.handle = durably(
      wireHandler((operation, input) => this.call(operation, input)),
      this,
    );
  }

  /** Takes up every execution that was running when the process ended. Call once, after functions can be invoked. */
  resume(): void {
    this.#executions.resume();
  }

  /**
   * The operations of the API, in process; dates are seconds since the epoch, as on the wire. What they change survives
   * the process when they answer, and a lost power supply when `synced` has resolved.
   * @throws StatesServiceError
   */
  async call(operation: string, input: unknown): Promise<unknown> {
    const run = Object.hasOwn(this.#operations, operation) ? this.#operations[operation] : undefined;
    if (run === undefined) {
      throw new StatesServiceError('UnknownOperationException', `The operation ${operation} is not supported`);
    }
    return run(input);
  }

  synced(): Promise<void> {
    return this.#database.synced();
  }

  /** `transitions`: states entered and task attempts repeated since the store was made, as AWS bills them. */
  counts(): { running: number; transitions: number } {
    return { running: this.#executions.running, transitions: this.#settings.transitions };
  }

  /** When the first of all tasks that wait for a token runs out of time, in milliseconds since 1970; undefined where none does. */
  nextTimeout(): number | undefined {
    return this.#executions.nextTimeout();
  }

  /** Forgets every execution, running or not, without a trace: for operators' drills. State machines stay. */
  deleteAllExecutions(): void {
    this.#executions.stop();
    this.#store.deleteAll();
  }

  /** Ends all activity and closes the store; executions go on when it is opened again. */
  stop(): void {
    this.#executions.stop();
    this.#database.close();
  }
}

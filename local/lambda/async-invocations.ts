import type { Clock } from '../clock/virtual-clock.ts';
import { SyncedDatabase, type Synced } from '../storage/synced-database.ts';
import { LambdaServiceError, type InvokeResult, type LambdaInvoker } from './invoker.ts';

export interface AsyncInvocationsOptions {
  readonly clock: Clock;
  readonly lambda: LambdaInvoker;
  readonly databasePath: string;
  /** Retries of a function by its ARN; 2 where not told, as on AWS. */
  readonly retries: ReadonlyMap<string, number>;
  /** Told of an event that a function could not do after all its tries. */
  readonly onGivenUp?: (event: GivenUpInvocation) => void;
}

/** An event whose tries are used up: `attempts` of them, the last with `result`. */
export interface GivenUpInvocation {
  readonly functionArn: string;
  readonly payload: string;
  readonly attempts: number;
  readonly result: InvokeResult;
}

interface Accepted {
  readonly id: number;
  readonly functionArn: string;
  readonly payload: string;
  attempt: number;
}

const DEFAULT_RETRIES = 2;
// AWS waits a minute before the first retry of a failed function and two before the second; a throttled one is tried sooner.
const RETRY_MS = 60_000;
const THROTTLED_MS = 1000;

/**
 * Invocations of type `Event`: accepted durably, run at once, retried on the virtual clock.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class AsyncInvocations implements Synced {
  readonly #options: AsyncInvocationsOptions;
  readonly #database: SyncedDatabase;
  #stopped = false;

  constructor(options: AsyncInvocationsOptions) {
    this.#options = options;
    this.#database = new SyncedDatabase(options.databasePath);
    this.#database.exec('CREATE TABLE IF NOT EXISTS invocations (id INTEGER PRIMARY KEY, functionArn TEXT, payload TEXT) STRICT');
  }

  /** The event survives the process when this returns, and a lost power supply when `synced` has resolved. */
  accept(functionArn: string, payload: string): void {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO invocations (functionArn, payload) VALUES (?, ?)')
      .run(functionArn, payload);
    this.#start({ id: Number(lastInsertRowid), functionArn, payload, attempt: 0 });
  }

  /** Runs anew what an earlier process accepted and did not finish. */
  resume(): void {
    for (const row of this.#database.prepare('SELECT * FROM invocations ORDER BY id').all()) {
      this.#start({ id: Number(row['id']), functionArn: String(row['functionArn']), payload: String(row['payload']), attempt: 0 });
    }
  }

  synced(): Promise<void> {
    return this.#database.synced();
  }

  stop(): void {
    this.#stopped = true;
    this.#database.close();
  }

  #start(accepted: Accepted): void {
    void this.#options.clock.busy(() => this.#try(accepted));
  }

  async #try(accepted: Accepted): Promise<void> {
    const { clock, lambda, retries } = this.#options;
    let wait = RETRY_MS * (accepted.attempt + 1);
    try {
      const result = await lambda.invoke(accepted.functionArn, accepted.payload);
      if (result.functionError === undefined) return this.#forget(accepted);
      accepted.attempt += 1;
      if (accepted.attempt > (retries.get(accepted.functionArn) ?? DEFAULT_RETRIES)) return this.#giveUp(accepted, result);
    } catch (error) {
      if (!(error instanceof LambdaServiceError)) throw error;
      if (error.code === 'ResourceNotFoundException') return this.#forget(accepted);
      wait = THROTTLED_MS;
    }
    if (this.#stopped) return;
    clock.at(clock.now() + wait, () => this.#start(accepted));
  }

  /** Handed on before it is forgotten: rather twice than not at all. */
  #giveUp(accepted: Accepted, result: InvokeResult): void {
    if (this.#stopped) return;
    const { functionArn, payload, attempt: attempts } = accepted;
    this.#options.onGivenUp?.({ functionArn, payload, attempts, result });
    this.#forget(accepted);
  }

  #forget({ id }: Accepted): void {
    if (!this.#stopped) this.#database.prepare('DELETE FROM invocations WHERE id = ?').run(id);
  }
}

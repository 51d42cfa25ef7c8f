import type { FunctionDefinition } from './function-definition.ts';
import { FunctionWorker, type FunctionWorkerOptions } from './function-worker.ts';
import { LambdaServiceError, type InvokeResult } from './invoker.ts';

/** How many workers all functions together may have; asked before one more is started. */
interface WorkerBudget {
  /** False when the machine has enough: the invocation waits for a worker it has. A first worker is always granted. */
  grant(isFirst: boolean): boolean;
  release(): void;
}

export interface FunctionPoolOptions {
  readonly budget: WorkerBudget;
  readonly worker: Omit<FunctionWorkerOptions, 'logStreamName'>;
  /** Workers of a function without reserved concurrency. */
  readonly defaultConcurrency: number;
  /** Invocations that may wait for a worker before the service throttles. */
  readonly longestQueue: number;
  /** Real milliseconds after which a worker without work ends. */
  readonly idleMs: number;
}

interface Job {
  readonly requestId: string;
  readonly payload: string;
  readonly resolve: (result: InvokeResult) => void;
  readonly reject: (error: Error) => void;
}

/** The workers of one function: started on demand, kept while there is work, ended when idle. */
export class FunctionPool {
  readonly definition: FunctionDefinition;
  readonly #options: FunctionPoolOptions;
  readonly #limit: number;
  readonly #idle: { worker: FunctionWorker; reaper: NodeJS.Timeout }[] = [];
  readonly #workers = new Set<FunctionWorker>();
  readonly #queue: Job[] = [];
  #started = 0;
  #invocations = 0;
  #closed = false;

  constructor(definition: FunctionDefinition, options: FunctionPoolOptions) {
    this.definition = definition;
    this.#options = options;
    this.#limit = definition.concurrency ?? options.defaultConcurrency;
  }

  get size(): number {
    return this.#workers.size;
  }

  /** Invocations taken since the process began. */
  get invocations(): number {
    return this.#invocations;
  }

  /** @throws LambdaServiceError `TooManyRequestsException` when too many wait already or the concurrency is 0 */
  invoke(requestId: string, payload: string): Promise<InvokeResult> {
    if (this.#limit === 0 || this.#queue.length >= this.#options.longestQueue) {
      return Promise.reject(new LambdaServiceError('TooManyRequestsException', 'Rate Exceeded.'));
    }
    this.#invocations += 1;
    return new Promise((resolve, reject) => {
      this.#queue.push({ requestId, payload, resolve, reject });
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const { reaper } of this.#idle.splice(0)) clearTimeout(reaper);
    for (const job of this.#queue.splice(0)) job.reject(new LambdaServiceError('ServiceException', 'The cloud is shutting down'));
    await Promise.all([...this.#workers].map((worker) => this.#retire(worker)));
  }

  #dispatch(): void {
    while (this.#queue.length > 0 && !this.#closed) {
      const worker = this.#takeIdle() ?? this.#start();
      const job = worker === undefined ? undefined : this.#queue.shift();
      if (worker === undefined || job === undefined) return;
      void this.#run(worker, job);
    }
  }

  async #run(worker: FunctionWorker, job: Job): Promise<void> {
    const result = await worker.run(job.requestId, job.payload);
    if (worker.usable && !this.#closed) this.#park(worker);
    else await this.#retire(worker);
    job.resolve(result);
    this.#dispatch();
  }

  #start(): FunctionWorker | undefined {
    if (this.#workers.size >= this.#limit || !this.#options.budget.grant(this.#workers.size === 0)) return undefined;
    this.#started += 1;
    const worker = new FunctionWorker(this.definition, { ...this.#options.worker, logStreamName: `local/[$LATEST]${this.#started}` });
    this.#workers.add(worker);
    return worker;
  }

  /** Last in, first out: what is used least becomes idle longest. */
  #takeIdle(): FunctionWorker | undefined {
    for (let last = this.#idle.pop(); last !== undefined; last = this.#idle.pop()) {
      clearTimeout(last.reaper);
      if (last.worker.usable) return last.worker;
      void this.#retire(last.worker);
    }
    return undefined;
  }

  #park(worker: FunctionWorker): void {
    const reaper = setTimeout(() => {
      const index = this.#idle.findIndex((entry) => entry.worker === worker);
      if (index === -1) return;
      this.#idle.splice(index, 1);
      void this.#retire(worker);
    }, this.#options.idleMs);
    reaper.unref();
    this.#idle.push({ worker, reaper });
  }

  async #retire(worker: FunctionWorker): Promise<void> {
    if (!this.#workers.delete(worker)) return;
    this.#options.budget.release();
    await worker.end();
  }
}

import type { Clock } from '../clock/virtual-clock.ts';
import type { StreamRecord } from '../dynamodb/stream-record.ts';
import { recordsDone } from './batch-outcome.ts';
import { LambdaServiceError, type InvokeResult, type LambdaInvoker } from './invoker.ts';
import type { MappingDefinition } from './mapping-definition.ts';

/** A record on its way to a function; `done` is called when it needs no further delivery. */
export interface Delivery {
  readonly record: StreamRecord;
  readonly done: () => void;
}

/** A batch that was given up. */
export interface AbandonedBatch {
  readonly records: readonly StreamRecord[];
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded';
  readonly attempts: number;
  readonly result: InvokeResult | undefined;
}

export interface StreamLaneOptions {
  readonly clock: Clock;
  readonly lambda: LambdaInvoker;
  readonly mapping: MappingDefinition;
  readonly abandon: (batch: AbandonedBatch) => void;
}

interface Batch {
  readonly deliveries: Delivery[];
  attempts: number;
  /** Consecutive failures, throttling included: they set the pace of the retries. */
  failures: number;
  result: InvokeResult | undefined;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 60_000;

/** One order of records: a batch is in the function's hands at a time, and the next waits until it is done or given up. */
export class StreamLane {
  readonly #options: StreamLaneOptions;
  readonly #queue: Delivery[] = [];
  /** Batches that failed or were split, before the queue. */
  readonly #retries: Batch[] = [];
  #occupied = false;
  #stopped = false;

  constructor(options: StreamLaneOptions) {
    this.#options = options;
  }

  take(delivery: Delivery): void {
    this.#queue.push(delivery);
    this.#next();
  }

  stop(): void {
    this.#stopped = true;
  }

  #next(): void {
    if (this.#occupied || this.#stopped) return;
    const batch = this.#retries.shift() ?? this.#newBatch();
    if (batch === undefined) return;
    this.#occupied = true;
    void this.#options.clock.busy(() => this.#deliver(batch));
  }

  #newBatch(): Batch | undefined {
    const deliveries = this.#queue.splice(0, this.#options.mapping.batchSize);
    return deliveries.length === 0 ? undefined : { deliveries, attempts: 0, failures: 0, result: undefined };
  }

  async #deliver(batch: Batch): Promise<void> {
    const outcome = await this.#invoke(batch);
    if (this.#stopped) return;
    const { length } = batch.deliveries;
    const done = outcome === 'throttled' ? 0 : outcome;
    for (const delivery of batch.deliveries.splice(0, done)) delivery.done();
    if (done === length) return this.#release();
    if (outcome !== 'throttled') batch.attempts += 1;
    batch.failures += 1;
    if (done > 0) Object.assign(batch, { attempts: 0, failures: 0 });
    this.#retry(batch, done === 0 && outcome !== 'throttled');
  }

  /** How many records from the beginning are done. */
  async #invoke(batch: Batch): Promise<number | 'throttled'> {
    const { lambda, mapping } = this.#options;
    const records = batch.deliveries.map((delivery) => delivery.record);
    try {
      const result = await lambda.invoke(mapping.functionArn, JSON.stringify({ Records: records }));
      batch.result = result;
      if (result.functionError !== undefined) return 0;
      return mapping.reportsItemFailures
        ? recordsDone(
            result.payload,
            records.map((record) => record.dynamodb.SequenceNumber),
          )
        : records.length;
    } catch (error) {
      if (error instanceof LambdaServiceError) return 'throttled';
      throw error;
    }
  }

  #retry(batch: Batch, mayBisect: boolean): void {
    const { clock, mapping } = this.#options;
    const condition = this.#reasonToAbandon(batch);
    if (mayBisect && mapping.bisectOnError && batch.deliveries.length > 1) {
      const half = Math.ceil(batch.deliveries.length / 2);
      // Splitting does not count as a retry.
      const parts = [batch.deliveries.slice(0, half), batch.deliveries.slice(half)];
      this.#retries.unshift(...parts.map((deliveries) => ({ ...batch, deliveries, attempts: batch.attempts - 1 })));
      return this.#release();
    }
    if (condition !== undefined) {
      const records = batch.deliveries.map((delivery) => delivery.record);
      this.#options.abandon({ records, condition, attempts: batch.attempts, result: batch.result });
      for (const delivery of batch.deliveries) delivery.done();
      return this.#release();
    }
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, batch.failures - 1));
    clock.at(clock.now() + wait, () => {
      this.#retries.unshift(batch);
      this.#release();
    });
  }

  #reasonToAbandon(batch: Batch): AbandonedBatch['condition'] | undefined {
    const { clock, mapping } = this.#options;
    const { maximumRetryAttempts: retries, maximumRecordAgeSeconds: age } = mapping;
    if (retries !== -1 && batch.attempts > retries) return 'RetryAttemptsExhausted';
    const oldest = batch.deliveries[0]?.record.dynamodb.ApproximateCreationDateTime ?? 0;
    return age !== -1 && clock.now() / 1000 - oldest > age ? 'RecordAgeExceeded' : undefined;
  }

  #release(): void {
    this.#occupied = false;
    this.#next();
  }
}

import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../clock/virtual-clock.ts';
import type { StreamSubscriber } from '../dynamodb/change-streams.ts';
import type { StreamRecord } from '../dynamodb/stream-record.ts';
import type { LambdaInvoker } from './invoker.ts';
import type { FailureDestination } from './failure-destination.ts';
import type { MappingDefinition } from './mapping-definition.ts';
import { StreamLane, type AbandonedBatch } from './stream-lane.ts';

export interface EventSourceMappingOptions {
  readonly clock: Clock;
  readonly lambda: LambdaInvoker;
  readonly failures: FailureDestination;
  /** Whether a record passes the mapping's filters. */
  readonly matches: (record: StreamRecord) => boolean;
}

/**
 * Hands a table's stream to a function: batches in order, one partition key always in the same lane, so its records
 * are never processed twice at once.
 */
export class EventSourceMapping implements StreamSubscriber {
  readonly #mapping: MappingDefinition;
  readonly #options: EventSourceMappingOptions;
  readonly #lanes: StreamLane[];

  constructor(mapping: MappingDefinition, options: EventSourceMappingOptions) {
    this.#mapping = mapping;
    this.#options = options;
    const { clock, lambda } = options;
    this.#lanes = Array.from(
      { length: mapping.lanes },
      () => new StreamLane({ clock, lambda, mapping, abandon: (batch) => this.#abandon(batch) }),
    );
  }

  take(record: StreamRecord, partition: string, done: () => void): void {
    if (!this.#options.matches(record)) return done();
    const lane = createHash('md5').update(partition).digest().readUInt32BE(0) % this.#lanes.length;
    this.#lanes[lane]?.take({ record, done });
  }

  /** No batch is begun after this; what is under way is left as unfinished. */
  stop(): void {
    for (const lane of this.#lanes) lane.stop();
  }

  /** @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
  #abandon({ records, condition, attempts, result }: AbandonedBatch): void {
    const { failureQueueArn, functionArn, sourceArn } = this.#mapping;
    const first = records[0]?.dynamodb;
    const last = records.at(-1)?.dynamodb;
    if (failureQueueArn === undefined || first === undefined || last === undefined) return;
    const { clock, failures } = this.#options;
    const message = {
      requestContext: { requestId: randomUUID(), functionArn, condition, approximateInvokeCount: attempts },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: result?.functionError ?? null },
      version: '1.0',
      timestamp: new Date(clock.now()).toISOString(),
      DDBStreamBatchInfo: {
        shardId: 'shardId-00000000000000000000-local',
        startSequenceNumber: first.SequenceNumber,
        endSequenceNumber: last.SequenceNumber,
        approximateArrivalOfFirstRecord: isoInstant(first.ApproximateCreationDateTime),
        approximateArrivalOfLastRecord: isoInstant(last.ApproximateCreationDateTime),
        batchSize: records.length,
        streamArn: sourceArn,
      },
    };
    failures.put({ queueArn: failureQueueArn, at: clock.now(), body: JSON.stringify(message) });
  }
}

function isoInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import type { StreamRecord } from '../../../dynamodb/stream-record.ts';
import { streamRecord } from '../../../dynamodb/stream-record.ts';
import { EventSourceMapping } from '../../../lambda/event-source-mapping.ts';
import { FailureDestination } from '../../../lambda/failure-destination.ts';
import { LambdaServiceError, type InvokeResult } from '../../../lambda/invoker.ts';
import type { MappingDefinition } from '../../../lambda/mapping-definition.ts';

const HOUR = 3_600_000;
const defaults: MappingDefinition = {
  sourceArn: 'arn:aws:dynamodb:us-east-1:0:table/Ledger/stream/1',
  functionArn: 'arn:aws:lambda:us-east-1:0:function:relay',
  batchSize: 100,
  lanes: 1,
  bisectOnError: false,
  maximumRetryAttempts: -1,
  maximumRecordAgeSeconds: -1,
  reportsItemFailures: false,
  filters: [],
  failureQueueArn: 'arn:aws:sqs:us-east-1:0:lost',
};

let clock: VirtualClock;
let failures: FailureDestination;
/** Sequence numbers of each batch, in the order of invocation. */
let batches: number[][];
let done: number[];
let running: number;
let mostRunning: number;

beforeEach(() => {
  clock = new VirtualClock();
  failures = new FailureDestination(':memory:');
  [batches, done, running, mostRunning] = [[], [], 0, 0];
});

afterEach(() => {
  clock.stop();
  failures.close();
});

type Answer = (sequences: number[], attempt: number) => string | Error | undefined;

/** A function that answers as told: an Error is thrown by the function (or by the service), text is its payload. */
function mapping(overrides: Partial<MappingDefinition>, answer: Answer): EventSourceMapping {
  const lambda = {
    invoke: async (_name: string, payload: string): Promise<InvokeResult> => {
      const sequences = (JSON.parse(payload).Records as StreamRecord[]).map((record) => Number(record.dynamodb.SequenceNumber.slice(1)));
      batches.push(sequences);
      running += 1;
      mostRunning = Math.max(mostRunning, running);
      await new Promise((resolve) => void setImmediate(resolve));
      running -= 1;
      const result = answer(sequences, batches.length);
      if (result instanceof LambdaServiceError) throw result;
      return result instanceof Error
        ? { payload: JSON.stringify({ errorType: result.name }), functionError: 'Unhandled' }
        : { payload: result ?? 'null' };
    },
  };
  return new EventSourceMapping(
    { ...defaults, ...overrides },
    { clock, lambda, failures, matches: (record) => record.eventName !== 'REMOVE' },
  );
}

function feed(subject: EventSourceMapping, count: number, partition: (n: number) => string = () => 'p'): void {
  const table = { table: 'Ledger', streamArn: defaults.sourceArn, region: 'us-east-1', viewType: 'KEYS_ONLY' as const, keyNames: ['pk'] };
  for (let n = 1; n <= count; n += 1) {
    const record = streamRecord(table, {
      sequence: n,
      table: 'Ledger',
      name: 'INSERT',
      keys: { pk: { S: partition(n) } },
      at: clock.now(),
    });
    subject.take(record, partition(n), () => void done.push(n));
  }
}

const settle = () => clock.advanceTo(clock.now() + HOUR);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('a mapping', () => {
  it('hands over batches of its size, in order, one at a time', async () => {
    feed(
      mapping({ batchSize: 4 }, () => undefined),
      10,
    );
    await settle();
    // The first record finds the function free; the others gather behind it.
    expect(batches).toEqual([[1], range(2, 5), range(6, 9), [10]]);
    expect(done).toEqual(range(1, 10));
    expect(mostRunning).toBe(1);
  });

  it('uses several lanes, and always the same one for a partition key', async () => {
    feed(
      mapping({ batchSize: 1, lanes: 4 }, () => undefined),
      40,
      (n) => `p${n % 8}`,
    );
    await settle();
    expect(mostRunning).toBeGreaterThan(1);
    for (const remainder of range(0, 7)) {
      const mine = done.filter((n) => n % 8 === remainder);
      expect(mine).toEqual([...mine].sort((a, b) => a - b));
    }
  });

  it('is done at once with what its filter leaves out', () => {
    const table = { table: 'Ledger', streamArn: '', region: '', viewType: 'KEYS_ONLY' as const, keyNames: ['pk'] };
    const record = streamRecord(table, { sequence: 1, table: 'Ledger', name: 'REMOVE', keys: {}, at: 0 });
    mapping({}, () => undefined).take(record, 'p', () => void done.push(1));
    expect([done, batches]).toEqual([[1], []]);
  });

  it('begins nothing after it was stopped', async () => {
    const subject = mapping({}, () => undefined);
    subject.stop();
    feed(subject, 2);
    await settle();
    expect(batches).toEqual([]);
  });
});

describe('a failed batch', () => {
  it('is tried again, later and later, before anything behind it', async () => {
    const times: number[] = [];
    const start = clock.now();
    feed(
      mapping({ batchSize: 1 }, (_, attempt) => (times.push(clock.now() - start), attempt <= 4 ? new Error('down') : undefined)),
      2,
    );
    await settle();
    expect(batches).toEqual([[1], [1], [1], [1], [1], [2]]);
    const waits = range(1, 4).map((n) => Math.round((times[n]! - times[n - 1]!) / 250));
    expect(waits).toEqual([1, 2, 4, 8]);
  });

  it('is given up after its retries and ends in the failure queue', async () => {
    feed(
      mapping({ batchSize: 2, maximumRetryAttempts: 2 }, (sequences) => (sequences.includes(2) ? new Error('poison') : undefined)),
      4,
    );
    await settle();
    expect(batches).toEqual([[1], [2, 3], [2, 3], [2, 3], [4]]);
    expect(done).toEqual([1, 2, 3, 4]);
    expect(failures.list().map(({ queueArn, body }) => [queueArn, JSON.parse(body)])).toEqual([
      [
        defaults.failureQueueArn,
        expect.objectContaining({
          requestContext: expect.objectContaining({
            condition: 'RetryAttemptsExhausted',
            functionArn: defaults.functionArn,
            approximateInvokeCount: 3,
          }),
          responseContext: expect.objectContaining({ functionError: 'Unhandled' }),
          DDBStreamBatchInfo: expect.objectContaining({
            batchSize: 2,
            startSequenceNumber: '100000000000000000002',
            endSequenceNumber: '100000000000000000003',
          }),
        }),
      ],
    ]);
  });

  it('is given up when its records are too old', async () => {
    feed(
      mapping({ maximumRecordAgeSeconds: 60 }, () => new Error('down')),
      1,
    );
    await settle();
    expect(JSON.parse(failures.list()[0]!.body).requestContext.condition).toBe('RecordAgeExceeded');
    expect(done).toEqual([1]);
  });

  it('is split until the poison stands alone', async () => {
    feed(
      mapping({ bisectOnError: true, maximumRetryAttempts: 1 }, (sequences) => (sequences.includes(4) ? new Error('poison') : undefined)),
      9,
    );
    await settle();
    expect(done.toSorted((a, b) => a - b)).toEqual(range(1, 9));
    expect(failures.list().map(({ body }) => JSON.parse(body).DDBStreamBatchInfo.batchSize)).toEqual([1]);
  });

  it('is tried again without end when the service throttles, which counts as no retry', async () => {
    const throttled = new LambdaServiceError('TooManyRequestsException', 'Rate Exceeded.');
    feed(
      mapping({ maximumRetryAttempts: 0 }, (_, attempt) => (attempt <= 6 ? throttled : undefined)),
      1,
    );
    await settle();
    expect(batches).toHaveLength(7);
    expect([done, failures.list()]).toEqual([[1], []]);
  });
});

const report = (...sequences: number[]) =>
  JSON.stringify({ batchItemFailures: sequences.map((n) => ({ itemIdentifier: `1${String(n).padStart(20, '0')}` })) });

describe('reported item failures', () => {
  it('deliver again from the first one reported', async () => {
    feed(
      mapping({ reportsItemFailures: true }, (_, attempt) => (attempt === 2 ? report(5, 4) : report())),
      6,
    );
    await settle();
    expect(batches).toEqual([[1], range(2, 6), range(4, 6)]);
    expect(done).toEqual(range(1, 6));
  });

  it.each([
    ['null', 'null', [[1]]],
    ['an empty list', report(), [[1]]],
    ['no list', '{}', [[1]]],
    ['an unknown identifier', report(99), [[1], [1]]],
    ['no identifier', '{"batchItemFailures":[{}]}', [[1], [1]]],
    ['something else', '{"batchItemFailures":"all"}', [[1], [1]]],
  ])('%s', async (_name, payload, expected) => {
    feed(
      mapping({ reportsItemFailures: true }, (_, attempt) => (attempt === 1 ? payload : report())),
      1,
    );
    await settle();
    expect(batches).toEqual(expected);
  });

  it('count as retries only where nothing was done', async () => {
    feed(
      mapping({ reportsItemFailures: true, maximumRetryAttempts: 1 }, (sequences) =>
        report(...sequences.filter((n, index) => index === 1 || n === 4)),
      ),
      4,
    );
    await settle();
    expect(done).toEqual(range(1, 4));
    expect(failures.list().map(({ body }) => JSON.parse(body).DDBStreamBatchInfo.startSequenceNumber)).toEqual(['100000000000000000004']);
  });
});

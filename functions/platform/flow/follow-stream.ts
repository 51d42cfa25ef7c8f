import type { Commit } from '#core/ledger/commit.ts';
import { readLedgerStream } from '#functions/adapters/dynamo/ledger-stream.ts';
import { eachOf } from './each-of.ts';
import { log } from '#functions/platform/log.ts';

/** Partial batch failures: the first record to be sent again; what follows it in the batch comes with it. */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** Visits a log that grew; `commits` is what the stream brought of it, in order, and may lack some. */
type Visit = (pk: string, commits: readonly Commit[]) => Promise<void>;

// Enough to hide the way to the stores, few enough for one function's connections.
const LOGS_AT_ONCE = 8;

/**
 * Follows the ledger's stream: each log that grew is visited once per batch, logs side by side, begun in the order of their
 * first records. A visit that fails is reported from its first record on (AWS Lambda, ReportBatchItemFailures).
 */
export async function followStream(event: unknown, visit: Visit): Promise<BatchResponse> {
  const logs = [...Map.groupBy(readLedgerStream(event), ({ pk }) => pk)];
  const failed = new Set<string>();
  await eachOf(logs, LOGS_AT_ONCE, async ([pk, records]) => {
    try {
      await visit(
        pk,
        records.flatMap(({ commit }) => commit ?? []),
      );
    } catch (error) {
      log('error', 'visit failed', {
        pk,
        error: error instanceof Error ? error.name : 'unknown',
        why: error instanceof Error ? error.message : '',
      });
      failed.add(pk);
    }
  });
  return {
    batchItemFailures: logs.flatMap(([pk, [first]]) =>
      failed.has(pk) && first !== undefined ? [{ itemIdentifier: first.sequenceNumber }] : [],
    ),
  };
}

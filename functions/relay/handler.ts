import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { followStream } from '#functions/platform/flow/follow-stream.ts';
import type { BatchResponse } from '#functions/platform/flow/follow-stream.ts';
import { remembered } from '#functions/platform/flow/remembered.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import type { RelayDependencies } from '#functions/platform/flow/relay-log.ts';
import { relayParts } from '#functions/platform/flow/relay-parts.ts';
import { relayEnv } from './env.ts';

// A case's items are about 5 KB in memory.
const MOST_LOGS = 500;

let dependencies: RelayDependencies | undefined;

/** Follows the ledger's stream: numbers, lists, workflows to start, waits to wake. */
export async function handler(event: unknown): Promise<BatchResponse> {
  dependencies ??= relayParts(relayEnv.parse(process.env), dynamoClient(), remembered(MOST_LOGS));
  const wired = dependencies;
  return followStream(event, async (pk, commits) => {
    await relayLog(wired, pk, commits);
  });
}

import { ledgerAllocations } from '#core/allocation/allocations.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { ledgerEndpoints } from '#core/webhook/endpoint/endpoints.ts';
import { dynamoMailMarks } from '#functions/adapters/dynamo/dynamo-mail-marks.ts';
import { dynamoNotices } from '#functions/adapters/dynamo/dynamo-notices.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { sfnDigests } from '#functions/adapters/workflows/sfn-digests.ts';
import { remembered } from '#functions/platform/flow/remembered.ts';
import { followStream } from '#functions/platform/flow/follow-stream.ts';
import type { BatchResponse } from '#functions/platform/flow/follow-stream.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { gatherNoticesEnv } from './env.ts';
import { gatherNotices } from './gather-notices.ts';
import type { GatherDependencies } from './gather-notices.ts';

const MOST_CASES = 10_000;

let dependencies: GatherDependencies | undefined;

/** Follows the ledger's stream with a cursor of its own for each case: mail that cannot go never holds anything up. */
export async function handler(event: unknown): Promise<BatchResponse> {
  dependencies ??= wire();
  const wired = dependencies;
  return followStream(event, (pk, commits) => gatherNotices(wired, pk, commits));
}

function wire(): GatherDependencies {
  const env = gatherNoticesEnv.parse(process.env);
  const client = dynamoClient();
  const access = storedLedger(client, env.LEDGER_TABLE_NAME);
  return {
    cases: ledgerCases(access),
    endpoints: ledgerEndpoints(access),
    allocations: ledgerAllocations(access),
    followed: remembered(MOST_CASES),
    marks: dynamoMailMarks(client, env.VIEWS_TABLE_NAME),
    notices: dynamoNotices(client, env.VIEWS_TABLE_NAME),
    digests: sfnDigests(env.DIGEST_WORKFLOW_ARN),
  };
}

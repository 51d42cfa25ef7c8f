import { dynamoLedger } from '#functions/adapters/dynamo-ledger.ts';
import { dynamoClient } from '#functions/adapters/dynamo-table.ts';
import { dynamoViewWriter } from '#functions/adapters/dynamo-view-writer.ts';
import { dynamoWaits } from '#functions/adapters/dynamo-waits.ts';
import { sfnWorkflows } from '#functions/adapters/sfn-workflows.ts';
import { caseDesk } from '#functions/platform/case-desk.ts';
import { followStream } from '#functions/platform/follow-stream.ts';
import type { BatchResponse } from '#functions/platform/follow-stream.ts';
import { relayLog } from '#functions/platform/relay-log.ts';
import type { RelayDependencies } from '#functions/platform/relay-log.ts';
import { relayEnv } from './env.ts';

let dependencies: RelayDependencies | undefined;

/** Follows the ledger's stream: lists, workflows to start, waits to wake. */
export async function handler(event: unknown): Promise<BatchResponse> {
  dependencies ??= wire();
  const wired = dependencies;
  return followStream(event, async (pk) => {
    await relayLog(wired, pk);
  });
}

function wire(): RelayDependencies {
  const env = relayEnv.parse(process.env);
  const client = dynamoClient();
  return {
    desk: caseDesk(dynamoLedger(client, env.LEDGER_TABLE_NAME)),
    views: dynamoViewWriter(client, env.VIEWS_TABLE_NAME),
    waits: dynamoWaits(client, env.WAITS_TABLE_NAME),
    workflows: sfnWorkflows({ proposal: env.PROPOSAL_WORKFLOW_ARN, assignment: env.ASSIGNMENT_WORKFLOW_ARN }),
  };
}

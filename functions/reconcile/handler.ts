import { dynamoLedger } from '#functions/adapters/dynamo-ledger.ts';
import { dynamoClient } from '#functions/adapters/dynamo-table.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo-view-reader.ts';
import { dynamoViewWriter } from '#functions/adapters/dynamo-view-writer.ts';
import { dynamoWaits } from '#functions/adapters/dynamo-waits.ts';
import { sfnWorkflows } from '#functions/adapters/sfn-workflows.ts';
import { caseDesk } from '#functions/platform/case-desk.ts';
import { reconcileEnv } from './env.ts';
import { reconcile } from './reconcile.ts';
import type { ReconcileDependencies, ReconcileReport } from './reconcile.ts';

let dependencies: ReconcileDependencies | undefined;

/** Runs on a schedule, and whenever an execution ends other than by success. */
export async function handler(event: unknown): Promise<ReconcileReport> {
  dependencies ??= wire();
  return reconcile(dependencies, event);
}

function wire(): ReconcileDependencies {
  const env = reconcileEnv.parse(process.env);
  const client = dynamoClient();
  return {
    desk: caseDesk(dynamoLedger(client, env.LEDGER_TABLE_NAME)),
    reader: dynamoViewReader(client, env.VIEWS_TABLE_NAME),
    views: dynamoViewWriter(client, env.VIEWS_TABLE_NAME),
    waits: dynamoWaits(client, env.WAITS_TABLE_NAME),
    workflows: sfnWorkflows({ proposal: env.PROPOSAL_WORKFLOW_ARN, assignment: env.ASSIGNMENT_WORKFLOW_ARN }),
  };
}

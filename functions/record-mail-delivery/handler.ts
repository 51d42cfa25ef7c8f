import { dynamoMailRecords } from '#functions/adapters/dynamo/dynamo-mail-records.ts';
import { dynamoNotices } from '#functions/adapters/dynamo/dynamo-notices.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { sfnDigests } from '#functions/adapters/workflows/sfn-digests.ts';
import { storedCases } from '#functions/platform/flow/stored-cases.ts';
import { recordMailDeliveryEnv } from './env.ts';
import type { FollowUpDependencies } from './follow-up-failure.ts';
import { recordMailDelivery } from './record-mail-delivery.ts';

let dependencies: FollowUpDependencies | undefined;

/** Hears SES's events from the bus, and of refusals from the `digest` workflow. */
export async function handler(event: unknown): Promise<Record<string, never>> {
  dependencies ??= wire();
  return recordMailDelivery(dependencies, event);
}

function wire(): FollowUpDependencies {
  const env = recordMailDeliveryEnv.parse(process.env);
  const client = dynamoClient();
  return {
    cases: storedCases(client, env.LEDGER_TABLE_NAME),
    notices: dynamoNotices(client, env.VIEWS_TABLE_NAME),
    mails: dynamoMailRecords(client, env.VIEWS_TABLE_NAME),
    digests: sfnDigests(env.DIGEST_WORKFLOW_ARN),
  };
}

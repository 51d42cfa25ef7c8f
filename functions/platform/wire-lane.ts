import type * as z from 'zod';
import { dynamoLanes } from '#functions/adapters/dynamo-lanes.ts';
import { dynamoMailMarks } from '#functions/adapters/dynamo-mail-marks.ts';
import { dynamoMailRecords } from '#functions/adapters/dynamo-mail-records.ts';
import { dynamoNotices } from '#functions/adapters/dynamo-notices.ts';
import { dynamoSecrets } from '#functions/adapters/dynamo-secrets.ts';
import { dynamoClient } from '#functions/adapters/dynamo-table.ts';
import { robotHosts } from '#functions/adapters/robot-address.ts';
import { robotChannel } from '#functions/adapters/robot-channel.ts';
import { sfnDigests } from '#functions/adapters/sfn-digests.ts';
import { dnsResolver } from '#functions/adapters/webhook-resolve.ts';
import { wireMailTransport } from '#functions/adapters/wire-mail-transport.ts';
import { storedCases } from './stored-cases.ts';
import type { laneEnvShape } from './mail-env.ts';
import { now } from './system-clock.ts';

/** The stores, transports and workflow that mails are handed over with. */
export function wireLane(env: z.output<typeof laneEnvShape>) {
  const client = dynamoClient();
  return {
    cases: storedCases(client, env.LEDGER_TABLE_NAME),
    notices: dynamoNotices(client, env.VIEWS_TABLE_NAME),
    lanes: dynamoLanes(client, env.VIEWS_TABLE_NAME),
    mails: dynamoMailRecords(client, env.VIEWS_TABLE_NAME),
    marks: dynamoMailMarks(client, env.VIEWS_TABLE_NAME),
    digests: sfnDigests(env.DIGEST_WORKFLOW_ARN),
    transport: wireMailTransport(env),
    portalUrl: env.PORTAL_URL,
    robots: robotChannel({
      secrets: dynamoSecrets(client, env.SECRETS_TABLE_NAME),
      hosts: robotHosts(env.ROBOT_HOSTS),
      resolve: dnsResolver(),
      now,
    }),
  };
}

import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type * as z from 'zod';
import { caseReader } from '#core/case/log/case-logs.ts';
import { ledgerEndpoints } from '#core/webhook/endpoint/endpoints.ts';
import { dynamoSecrets } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { dynamoWebhookAttempts } from '#functions/adapters/dynamo/dynamo-webhook-attempts.ts';
import { dynamoWebhookLanes } from '#functions/adapters/dynamo/dynamo-webhook-lanes.ts';
import { eventBridgeStatusBus } from '#functions/adapters/bus/eventbridge-status-bus.ts';
import { sfnWebhookLanes } from '#functions/adapters/workflows/sfn-webhook-lanes.ts';
import { signingSecrets } from '#functions/adapters/secrets/signing-secrets.ts';
import { dnsResolver } from '#functions/adapters/outbound-http/webhook-resolve.ts';
import { webhookSender } from '#functions/adapters/outbound-http/webhook-sender.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { now } from '#functions/platform/clock.ts';
import type { webhookEnv } from './webhook-env.ts';

/** The stores, workflow and sender that webhooks are delivered with. */
export function webhookParts(env: z.output<typeof webhookEnv>) {
  const client = dynamoClient();
  const access = storedLedger(client, env.LEDGER_TABLE_NAME);
  const { startTask } = eventBridgeStatusBus(env.STATUS_BUS_NAME);
  return {
    cases: caseReader(access),
    endpoints: ledgerEndpoints(access),
    lanes: dynamoWebhookLanes(client, env.VIEWS_TABLE_NAME),
    attempts: dynamoWebhookAttempts(client, env.VIEWS_TABLE_NAME),
    reader: dynamoViewReader(client, env.VIEWS_TABLE_NAME),
    secrets: signingSecrets(dynamoSecrets(client, env.SECRETS_TABLE_NAME)),
    sender: webhookSender({ resolve: dnsResolver(), loopback: env.LOOPBACK_RECEIVERS }),
    wakeLane: sfnWebhookLanes(env.LANE_WORKFLOW_ARN),
    startTask,
    apiUrl: env.API_URL,
    now,
    newId: randomUUID,
    random: Math.random,
  };
}

/** The same for one invocation, whose time is measured from here on, by a clock that nobody moves. */
export function inOneRun(wired: ReturnType<typeof webhookParts>): ReturnType<typeof webhookParts> & { elapsedMs: () => number } {
  const began = performance.now();
  return { ...wired, elapsedMs: () => performance.now() - began };
}

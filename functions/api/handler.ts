import { handle } from 'hono/aws-lambda';
import { ledgerPlans } from '#core/plan/plans.ts';
import { ledgerAllocations } from '#core/allocation/allocations.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { ledgerEndpoints } from '#core/webhook/endpoints.ts';
import { dynamoDrafts } from '#functions/adapters/dynamo/dynamo-drafts.ts';
import { dynamoFeeds } from '#functions/adapters/dynamo/dynamo-feeds.ts';
import { dynamoNoticeReader } from '#functions/adapters/dynamo/dynamo-notice-reader.ts';
import { dynamoRepairs } from '#functions/adapters/dynamo/dynamo-repairs.ts';
import { dynamoSecrets } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { dynamoWebhookAttempts } from '#functions/adapters/dynamo/dynamo-webhook-attempts.ts';
import { dynamoWebhookLanes } from '#functions/adapters/dynamo/dynamo-webhook-lanes.ts';
import { eventBridgeStatusBus } from '#functions/adapters/bus/eventbridge-status-bus.ts';
import { robotHosts } from '#functions/adapters/outbound-http/robot-address.ts';
import { signingSecrets } from '#functions/adapters/secrets/signing-secrets.ts';
import { loopbackReceivers } from '#functions/adapters/outbound-http/webhook-loopback.ts';
import { ledgerCases } from '#core/case/cases.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { createApp } from './app.ts';
import { consoleFiles } from './console-files.ts';
import { apiEnv } from './env.ts';

type Serve = ReturnType<typeof handle>;

let serve: Serve | undefined;

/** The HTTP API behind API Gateway (HTTP API, payload format 2.0). */
export const handler: Serve = (event, context) => {
  serve ??= wire();
  return serve(event, context);
};

function wire(): Serve {
  const env = apiEnv.parse(process.env);
  const client = dynamoClient();
  const access = storedLedger(client, env.LEDGER_TABLE_NAME);
  return handle(
    createApp({
      services: {
        cases: ledgerCases(access),
        reader: dynamoViewReader(client, env.VIEWS_TABLE_NAME),
        notices: dynamoNoticeReader(client, env.VIEWS_TABLE_NAME),
        repairs: dynamoRepairs(client, env.VIEWS_TABLE_NAME),
        feeds: dynamoFeeds(client, env.VIEWS_TABLE_NAME),
        drafts: dynamoDrafts(client, env.VIEWS_TABLE_NAME),
        secrets: dynamoSecrets(client, env.SECRETS_TABLE_NAME),
        robotHosts: robotHosts(env.ROBOT_HOSTS, env.NODE_ENV),
        registers: ledgerRegisters(access),
        plans: ledgerPlans(access),
        allocations: ledgerAllocations(access),
        webhooks: {
          endpoints: ledgerEndpoints(access),
          secrets: signingSecrets(dynamoSecrets(client, env.SECRETS_TABLE_NAME)),
          lanes: dynamoWebhookLanes(client, env.VIEWS_TABLE_NAME),
          attempts: dynamoWebhookAttempts(client, env.VIEWS_TABLE_NAME),
          startTask: eventBridgeStatusBus(env.STATUS_BUS_NAME).startTask,
          loopback: loopbackReceivers(env.LOOPBACK_RECEIVERS, env.NODE_ENV),
          apiUrl: env.API_URL,
        },
      },
      bootstrap: { body: env.BOOTSTRAP_BODY, subject: env.BOOTSTRAP_ADMINISTRATOR },
      console: {
        files: consoleFiles(new URL('console/', import.meta.url)),
        signIn: { issuer: env.IDENTITY_ISSUER, clientId: env.IDENTITY_CLIENT_ID, scope: env.IDENTITY_SCOPE },
        tokenOrigin: env.IDENTITY_TOKEN_ORIGIN,
        rehearsalTools: env.REHEARSAL_TOOLS,
      },
    }),
  );
}

import { ledgerCases } from '#core/case/log/cases.ts';
import { ledgerEndpoints } from '#core/webhook/endpoint/endpoints.ts';
import { eventBridgeStatusBus } from '#functions/adapters/bus/eventbridge-status-bus.ts';
import { dynamoNoticeReader } from '#functions/adapters/dynamo/dynamo-notice-reader.ts';
import { dynamoRepairs } from '#functions/adapters/dynamo/dynamo-repairs.ts';
import { dynamoSecrets } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { dynamoWebhookAttempts } from '#functions/adapters/dynamo/dynamo-webhook-attempts.ts';
import { dynamoWebhookLanes } from '#functions/adapters/dynamo/dynamo-webhook-lanes.ts';
import { robotHosts } from '#functions/adapters/outbound-http/robot-address.ts';
import { loopbackReceivers } from '#functions/adapters/outbound-http/webhook-loopback.ts';
import { signingSecrets } from '#functions/adapters/secrets/signing-secrets.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { served } from '#functions/platform/http/served.ts';
import { createAdministrationApp } from './app.ts';
import { docsFiles } from './docs-files.ts';
import { administerEnv } from './env.ts';

/** Administration behind API Gateway (HTTP API, payload format 2.0). */
export const handler = served(wire);

function wire() {
  const env = administerEnv.parse(process.env);
  const client = dynamoClient();
  const access = storedLedger(client, env.LEDGER_TABLE_NAME);
  const secrets = dynamoSecrets(client, env.SECRETS_TABLE_NAME);
  return createAdministrationApp({
    services: {
      cases: ledgerCases(access),
      reader: dynamoViewReader(client, env.VIEWS_TABLE_NAME),
      notices: dynamoNoticeReader(client, env.VIEWS_TABLE_NAME),
      repairs: dynamoRepairs(client, env.VIEWS_TABLE_NAME),
      secrets,
      robotHosts: robotHosts(env.ROBOT_HOSTS, env.NODE_ENV),
      webhooks: {
        endpoints: ledgerEndpoints(access),
        secrets: signingSecrets(secrets),
        lanes: dynamoWebhookLanes(client, env.VIEWS_TABLE_NAME),
        attempts: dynamoWebhookAttempts(client, env.VIEWS_TABLE_NAME),
        startTask: eventBridgeStatusBus(env.STATUS_BUS_NAME).startTask,
        loopback: loopbackReceivers(env.LOOPBACK_RECEIVERS, env.NODE_ENV),
        apiUrl: env.API_URL,
      },
    },
    bootstrap: { body: env.BOOTSTRAP_BODY, subject: env.BOOTSTRAP_ADMINISTRATOR },
    docs: docsFiles(new URL('docs/', import.meta.url)),
  });
}

import { ledgerCases } from '#core/case/log/cases.ts';
import { dynamoNoticeReader } from '#functions/adapters/dynamo/dynamo-notice-reader.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { served } from '#functions/platform/http/served.ts';
import { createRemindersApp } from './app.ts';
import { serveRemindersEnv } from './env.ts';

/** Reminders behind API Gateway (HTTP API, payload format 2.0). */
export const handler = served(wire);

function wire() {
  const env = serveRemindersEnv.parse(process.env);
  const client = dynamoClient();
  return createRemindersApp({
    services: {
      cases: ledgerCases(storedLedger(client, env.LEDGER_TABLE_NAME)),
      reader: dynamoViewReader(client, env.VIEWS_TABLE_NAME),
      notices: dynamoNoticeReader(client, env.VIEWS_TABLE_NAME),
    },
    bootstrap: { body: env.BOOTSTRAP_BODY, subject: env.BOOTSTRAP_ADMINISTRATOR },
  });
}

import { ledgerRegisters } from '#core/register/registers.ts';
import { dynamoDrafts } from '#functions/adapters/dynamo/dynamo-drafts.ts';
import { dynamoFeeds } from '#functions/adapters/dynamo/dynamo-feeds.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { served } from '#functions/platform/http/served.ts';
import { createApp } from './app.ts';
import { consoleFiles } from './console-files.ts';
import { apiEnv } from './env.ts';

/** The HTTP API behind API Gateway (HTTP API, payload format 2.0). */
export const handler = served(wire);

function wire() {
  const env = apiEnv.parse(process.env);
  const client = dynamoClient();
  const access = storedLedger(client, env.LEDGER_TABLE_NAME);
  return createApp({
    services: {
      cases: ledgerCases(access),
      reader: dynamoViewReader(client, env.VIEWS_TABLE_NAME),
      feeds: dynamoFeeds(client, env.VIEWS_TABLE_NAME),
      drafts: dynamoDrafts(client, env.VIEWS_TABLE_NAME),
      registers: ledgerRegisters(access),
    },
    bootstrap: { body: env.BOOTSTRAP_BODY, subject: env.BOOTSTRAP_ADMINISTRATOR },
    console: {
      files: consoleFiles(new URL('console/', import.meta.url)),
      signIn: { issuer: env.IDENTITY_ISSUER, clientId: env.IDENTITY_CLIENT_ID, scope: env.IDENTITY_SCOPE },
      tokenOrigin: env.IDENTITY_TOKEN_ORIGIN,
      filesOrigin: new URL(env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL ?? env.FILES_ORIGIN).origin,
      rehearsalTools: env.REHEARSAL_TOOLS,
    },
  });
}

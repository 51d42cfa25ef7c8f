import { dynamoFeeds } from '#functions/adapters/dynamo/dynamo-feeds.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { storedCases } from '#functions/platform/flow/stored-cases.ts';
import { served } from '#functions/platform/http/served.ts';
import { createCalendarApp } from './app.ts';
import { serveCalendarEnv } from './env.ts';

/** Calendars behind API Gateway (HTTP API, payload format 2.0). */
export const handler = served(wire);

function wire() {
  const env = serveCalendarEnv.parse(process.env);
  const client = dynamoClient();
  return createCalendarApp({
    cases: storedCases(client, env.LEDGER_TABLE_NAME),
    reader: dynamoViewReader(client, env.VIEWS_TABLE_NAME),
    feeds: dynamoFeeds(client, env.VIEWS_TABLE_NAME),
  });
}

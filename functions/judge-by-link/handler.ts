import { dynamoSecrets } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { secretLinkVerifier } from '#functions/adapters/secrets/secret-links.ts';
import { now } from '#functions/platform/clock.ts';
import { storedCases } from '#functions/platform/flow/stored-cases.ts';
import { served } from '#functions/platform/http/served.ts';
import { createJudgeApp } from './app.ts';
import { judgeByLinkEnv } from './env.ts';

/** The page on which a member judges by the link of a mail, behind API Gateway (HTTP API, payload format 2.0). */
export const handler = served(wire);

function wire() {
  const env = judgeByLinkEnv.parse(process.env);
  const client = dynamoClient();
  return createJudgeApp({
    services: {
      cases: storedCases(client, env.LEDGER_TABLE_NAME),
      links: secretLinkVerifier(dynamoSecrets(client, env.SECRETS_TABLE_NAME), now),
    },
    body: env.BOOTSTRAP_BODY,
    portalOrigin: new URL(env.PORTAL_URL).origin,
  });
}

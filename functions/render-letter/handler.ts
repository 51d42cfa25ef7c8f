import { fileURLToPath } from 'node:url';
import { ledgerCases } from '#core/case/log/cases.ts';
import { ledgerPlans } from '#core/plan/plans.ts';
import { dynamoDrafts } from '#functions/adapters/dynamo/dynamo-drafts.ts';
import { dynamoLetterChecks } from '#functions/adapters/dynamo/dynamo-letter-checks.ts';
import { dynamoPublishedReplies } from '#functions/adapters/dynamo/dynamo-published-replies.ts';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { s3Client } from '#functions/adapters/files/s3-client.ts';
import { s3FileContents } from '#functions/adapters/files/s3-file-contents.ts';
import { fontsBeside, ownFonts } from '#functions/adapters/letters/letter-fonts.ts';
import { storedLedger } from '#functions/platform/flow/stored-cases.ts';
import { served } from '#functions/platform/http/served.ts';
import { createLetterApp } from './app.ts';
import { renderLetterEnv } from './env.ts';
import { onceRead } from './once-read.ts';

/** Letters behind API Gateway (HTTP API, payload format 2.0): the one function that holds faces of type and readers of files. */
export const handler = served(wire);

function wire() {
  const env = renderLetterEnv.parse(process.env);
  const client = dynamoClient();
  const access = storedLedger(client, env.LEDGER_TABLE_NAME);
  const beside = fileURLToPath(new URL('fonts/', import.meta.url));
  return createLetterApp({
    services: {
      cases: ledgerCases(access),
      plans: ledgerPlans(access),
      reader: dynamoViewReader(client, env.VIEWS_TABLE_NAME),
      drafts: dynamoDrafts(client, env.VIEWS_TABLE_NAME),
      contents: s3FileContents(s3Client(), env.FILES_BUCKET_NAME),
      fonts: onceRead(() => (env.LETTER_FONTS === '' ? fontsBeside(beside) : ownFonts(env.LETTER_FONTS))),
      portalUrl: env.PORTAL_URL.replace(/\/$/, ''),
    },
    checks: dynamoLetterChecks(client, env.VIEWS_TABLE_NAME),
    published: dynamoPublishedReplies(client, env.VIEWS_TABLE_NAME),
    bootstrap: { body: env.BOOTSTRAP_BODY, subject: env.BOOTSTRAP_ADMINISTRATOR },
  });
}

import { dynamoLedger } from '#functions/adapters/dynamo-ledger.ts';
import { dynamoMailLedger } from '#functions/adapters/dynamo-mail-ledger.ts';
import { dynamoClient } from '#functions/adapters/dynamo-table.ts';
import { sesMailer } from '#functions/adapters/ses-mailer.ts';
import { caseDesk } from '#functions/platform/case-desk.ts';
import { followStream } from '#functions/platform/follow-stream.ts';
import type { BatchResponse } from '#functions/platform/follow-stream.ts';
import { sendMailEnv } from './env.ts';
import { sendMails } from './send-mails.ts';
import type { MailDependencies } from './send-mails.ts';

let dependencies: MailDependencies | undefined;

/** Follows the ledger's stream with a cursor of its own: mail that cannot go never holds a case up. */
export async function handler(event: unknown): Promise<BatchResponse> {
  dependencies ??= wire();
  const wired = dependencies;
  return followStream(event, (pk) => sendMails(wired, pk));
}

function wire(): MailDependencies {
  const env = sendMailEnv.parse(process.env);
  const client = dynamoClient();
  return {
    desk: caseDesk(dynamoLedger(client, env.LEDGER_TABLE_NAME)),
    mails: dynamoMailLedger(client, env.VIEWS_TABLE_NAME),
    mailer: sesMailer(env.MAIL_SENDER, env.MAIL_CONFIGURATION_SET),
  };
}

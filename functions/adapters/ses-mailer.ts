import { SendEmailCommand, SESClient } from '@aws-sdk/client-ses';
import type { Mail } from '#core/reminder/mails.ts';

export interface Mailer {
  /** Hands the mail to the transport; answers its message id. */
  send(mail: Mail, proposalId: string): Promise<string>;
}

/** Plain mail by SES. Tags carry ids and kinds, never names. */
export function sesMailer(sender: string, configurationSet: string): Mailer {
  const client = new SESClient({ retryMode: 'standard', maxAttempts: 4 });
  return {
    async send({ key, kind, to, subject, text }, proposalId) {
      const { MessageId } = await client.send(
        new SendEmailCommand({
          Source: sender,
          Destination: { ToAddresses: [to.email] },
          Message: { Subject: { Data: subject, Charset: 'UTF-8' }, Body: { Text: { Data: text, Charset: 'UTF-8' } } },
          ConfigurationSetName: configurationSet,
          Tags: [
            { Name: 'kind', Value: kind },
            { Name: 'proposal', Value: proposalId },
            // Tag values allow letters, digits, _ and - only (SES API, MessageTag).
            { Name: 'key', Value: key.replaceAll('.', '-') },
          ],
        }),
      );
      return MessageId ?? '';
    },
  };
}

import { SendEmailCommand, SESClient } from '@aws-sdk/client-ses';
import type { Mail } from '#core/reminder/mails.ts';

/** What became of a mail handed over: accepted under a message id, or refused for good. */
export type Handed = { readonly messageId: string } | { readonly refused: string };

export interface Mailer {
  /**
   * Hands the mail to the transport, marked when an earlier try may have gone out already (`again`). Throws what may pass: throttling, a sender not verified yet, an outage.
   */
  send(mail: Mail, proposalId: string, again: boolean): Promise<Handed>;
}

// An address SES cannot read stays unreadable; every other error is the account's or the moment's.
const refusedForGood = 'InvalidParameterValue';

/** Plain mail by SES. Tags carry ids and kinds, never names. */
export function sesMailer(sender: string, configurationSet: string): Mailer {
  const client = new SESClient({ retryMode: 'standard', maxAttempts: 4 });
  return {
    async send({ key, kind, to, subject, text }, proposalId, again) {
      const command = new SendEmailCommand({
        Source: sender,
        Destination: { ToAddresses: [to.email] },
        Message: { Subject: { Data: subject, Charset: 'UTF-8' }, Body: { Text: { Data: text, Charset: 'UTF-8' } } },
        ConfigurationSetName: configurationSet,
        Tags: [
          { Name: 'kind', Value: kind },
          { Name: 'proposal', Value: proposalId },
          // Tag values allow letters, digits, _ and - only (SES API, MessageTag).
          { Name: 'key', Value: key.replaceAll('.', '-') },
          ...(again ? [{ Name: 'again', Value: 'yes' }] : []),
        ],
      });
      try {
        const { MessageId = '' } = await client.send(command);
        return { messageId: MessageId };
      } catch (error) {
        if (error instanceof Error && error.name === refusedForGood) return { refused: error.name };
        throw error;
      }
    },
  };
}

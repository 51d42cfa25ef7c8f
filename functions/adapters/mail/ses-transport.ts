import { GetSendQuotaCommand, SendRawEmailCommand, SESClient, SESServiceException } from '@aws-sdk/client-ses';
import { lean, withOneSigner } from '#functions/adapters/lean-client.ts';
import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';
import type { Handed, MailTransport, OutgoingMail } from '#core/ports/mail/mail-transport.ts';
import { mailTag } from './mail-tag.ts';
import { rawMessage, UnmailableAddressError } from './raw-message.ts';
import { sendRate } from './send-rate.ts';

export interface SesTransportOptions {
  readonly sender: { readonly address: string; readonly name: string };
  /** Carries the events of its mails to EventBridge. */
  readonly configurationSet: string;
  /** Of the account's sending rate, 0 to 1. */
  readonly share: number;
  readonly pause: (ms: number) => Promise<void>;
  readonly elapsed: () => number;
}

/*
 * What SES answers, and what it means (SES API reference, SendRawEmail and Common Errors; developer guide, "Errors related
 * to the sending quotas").
 *
 *   InvalidParameterValue                          the address cannot be read: refused. Sender, tags and size are ours and right
 *   MessageRejected                                sender or, in the sandbox, recipient not verified; contents suspected: not taken
 *   MailFromDomainNotVerifiedException             set-up of the domain: not taken
 *   ConfigurationSetDoesNotExist, …SendingPaused…  set-up: not taken
 *   AccountSendingPausedException                  SES or the operator stopped the account: not taken
 *   Throttling: Maximum sending rate exceeded      not taken; tried twice more here
 *   Throttling: Daily message quota exceeded       not taken, nor within minutes
 *   any other 4xx (rights, expired keys …)         not taken
 *   503 ServiceUnavailable                         the request was turned away: not taken
 *   500, 502, 504, no answer                       open: SES has no idempotency token, so the next try goes marked
 */
const refusedForGood = 'InvalidParameterValue';
const unavailable = 503;
const notConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const THROTTLE_PAUSES_MS = [500, 1000];

/**
 * Raw mail by SES, in step with the account's quota. The SDK does not retry by itself: a request that timed out may have
 * been taken, and a silent second one would be a second mail. Tags: `mail` (see `mailIdOfTag`), `kind`, `again`.
 */
export function sesTransport(options: SesTransportOptions): MailTransport {
  const client = withOneSigner(new SESClient({ ...lean, maxAttempts: 1 }));
  const rate = sendRate({ ...options, readQuota: () => sendQuota(client) });
  const inTurn = async (command: SendRawEmailCommand): Promise<Handed | 'throttled'> => {
    await rate.turn();
    return handOver(client, command);
  };
  return {
    async send(mail) {
      const command = await commandFor(mail, options, await idDomain(client));
      if (command === undefined) return { refused: 'UnmailableAddress' };
      let handed = await inTurn(command);
      for (const wait of THROTTLE_PAUSES_MS) {
        if (handed !== 'throttled') return handed;
        await options.pause(wait);
        handed = await inTurn(command);
      }
      if (handed === 'throttled') throw new MailNotTakenError('Throttling');
      return handed;
    },
  };
}

async function commandFor(mail: OutgoingMail, { sender, configurationSet }: SesTransportOptions, idDomain: string) {
  try {
    const { data } = await rawMessage(mail, { ...sender, idDomain });
    return new SendRawEmailCommand({
      Source: sender.address,
      Destinations: [mail.to.email],
      RawMessage: { Data: data },
      ConfigurationSetName: configurationSet,
      Tags: [
        { Name: 'mail', Value: mailTag(mail.mailId) },
        { Name: 'kind', Value: mailTag(mail.kind) },
        { Name: 'again', Value: mail.again ? 'yes' : 'no' },
      ],
    });
  } catch (error) {
    if (error instanceof UnmailableAddressError) return undefined;
    throw error;
  }
}

async function handOver(client: SESClient, command: SendRawEmailCommand): Promise<Handed | 'throttled'> {
  try {
    const { MessageId: messageId = '' } = await client.send(command);
    return { messageId };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === refusedForGood) return { refused: error.name };
    if (isThrottling(error) && !/daily/iu.test(error.message)) return 'throttled';
    // Without its cause: SES quotes addresses in its messages.
    if (wasTurnedAway(error)) throw new MailNotTakenError(isThrottling(error) ? 'DailyQuotaSpent' : codeOf(error));
    throw error;
  }
}

const isThrottling = ({ name }: Error): boolean => name === 'Throttling' || name === 'ThrottlingException';

function wasTurnedAway(error: Error): boolean {
  if (error instanceof SESServiceException) {
    const status = error.$metadata.httpStatusCode ?? 0;
    return (status >= 400 && status < 500) || status === unavailable;
  }
  return error.name === 'CredentialsProviderError' || notConnected.has(codeOf(error));
}

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : error.name);

async function sendQuota(client: SESClient) {
  const { Max24HourSend = 0, MaxSendRate = 0, SentLast24Hours = 0 } = await client.send(new GetSendQuotaCommand({}));
  return { max24HourSend: Max24HourSend, maxSendRate: MaxSendRate, sentLast24Hours: SentLast24Hours };
}

/** Message ids of SES end so in the delivered header (developer guide, "Header fields"). */
async function idDomain(client: SESClient): Promise<string> {
  const region = await client.config.region();
  return region === 'us-east-1' ? 'email.amazonses.com' : `${region}.amazonses.com`;
}

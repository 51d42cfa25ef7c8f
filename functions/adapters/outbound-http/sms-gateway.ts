import * as z from 'zod';
import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';
import type { Handed } from '#core/ports/mail/mail-transport.ts';
import type { SecretStore } from '#core/ports/secret-store.ts';
import type { ShortMessage, SmsChannel } from '#core/ports/mail/sms-channel.ts';
import { webhookUrlFaults } from '#core/webhook/lane/webhook-failure.ts';
import type { WebhookFailure } from '#core/webhook/lane/webhook-failure.ts';
import { mobileSecretKey } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { mailTag } from '#functions/adapters/mail/mail-tag.ts';
import type { SecretText } from '#functions/adapters/secrets/secret-text.ts';
import type { SmsGatewayAddress } from './sms-gateway-address.ts';
import { isLoopbackAddress, isPublicAddress } from './webhook-address.ts';
import { WebhookFailureError } from './webhook-failure.ts';
import { pinnedRequest } from './webhook-request.ts';
import type { IncomingReply, RequestLimits } from './webhook-request.ts';
import type { ResolveName } from './webhook-resolve.ts';
import { webhookHeaders } from './webhook-signature.ts';
import { isLoopbackReceiver } from './webhook-url.ts';

export interface SmsGatewayOptions {
  readonly secrets: Pick<SecretStore, 'get'>;
  readonly address: SmsGatewayAddress;
  /** What requests are signed with; absent only on this machine. */
  readonly key?: SecretText;
  readonly resolve: ResolveName;
  readonly now: () => string;
  readonly limits?: RequestLimits;
}

const smsLimits: RequestLimits = { connectMs: 3000, totalMs: 10_000, replyBytes: 16 * 1024 };

/** The gateway answered, but neither yes nor no. */
class UnclearSmsReplyError extends Error {
  override readonly name = 'UnclearSmsReplyError';
}

// Nothing was written to the gateway when these came up; or its address is no good, which says nothing about the number.
const notTaken: readonly WebhookFailure[] = [
  'NameNotResolvedError',
  'AddressChangedError',
  'ConnectTimeoutError',
  'ConnectionFailedError',
  'TlsError',
  ...webhookUrlFaults,
  'BlockedAddressError',
  'UnsendableHeaderError',
];

// What a carrier says of a number for good; every other code (template, signature, arrears, pace) is about us, and passes.
const ofTheNumber = new Set(['INVALID_NUMBER', 'UNKNOWN_NUMBER', 'OPTED_OUT', 'BLOCKED_NUMBER']);

const storedMobile = z.object({ number: z.string() });
const gatewayReply = z.object({ code: z.string().max(64), messageId: z.string().max(128).exactOptional() });

/**
 * Short messages by an HTTP gateway (docs/sms-gateway.md): one POST of JSON for each, signed as Standard Webhooks are, on the
 * connection that webhooks use: an approved address only, no redirects, within limits. No error and no log holds the number.
 */
export function smsGateway(options: SmsGatewayOptions): SmsChannel {
  return {
    async send(message) {
      const secret = await options.secrets.get(mobileSecretKey(message.body, message.personId), message.mobile.address);
      // Another number was recorded a moment ago: the directory will name it at the next try.
      if (secret === undefined) throw new MailNotTakenError('MobileChanged');
      const reply = await ask(options, mailTag(message.mailId), requestFor(message, storedMobile.parse(secret).number));
      return outcomeOf(reply, message.mailId);
    },
  };
}

function requestFor({ mailId, again, rendered }: ShortMessage, number: string): string {
  const { templateId, sign, parameters, text } = rendered;
  return JSON.stringify({ requestId: mailTag(mailId), again, phoneNumbers: [number], sign, templateId, parameters, text });
}

async function ask(
  { address, key, resolve, now, limits = smsLimits }: SmsGatewayOptions,
  id: string,
  body: string,
): Promise<IncomingReply> {
  const { url, loopback } = address;
  const isHere = isLoopbackReceiver(url, loopback);
  if (key === undefined && !isHere) throw new MailNotTakenError('NoSmsKey');
  const timestamp = Math.floor(Date.parse(now()) / 1000);
  const signature = key === undefined ? {} : webhookHeaders({ id, timestamp, body }, [await key.read()]);
  try {
    return await pinnedRequest(
      {
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json; charset=utf-8', ...signature },
        body: Buffer.from(body, 'utf8'),
      },
      { resolve, mayReach: isHere ? isLoopbackAddress : isPublicAddress },
      limits,
    );
  } catch (error) {
    if (!(error instanceof WebhookFailureError)) throw error;
    throw notTaken.includes(error.name) ? new MailNotTakenError(error.name, { cause: error }) : error;
  }
}

function outcomeOf({ status, body }: IncomingReply, mailId: string): Handed {
  if (status >= 500) throw new UnclearSmsReplyError(`HTTP ${status}`);
  const reply = replyIn(body.toString('utf8'));
  if (status >= 200 && status < 300) {
    if (reply === undefined) throw new UnclearSmsReplyError('no code');
    if (reply.code === 'OK') return { messageId: reply.messageId ?? mailId };
  }
  // A code that is none might hold the number.
  const code = reply === undefined ? `HTTP${status}` : /^[A-Za-z_]{1,40}$/u.test(reply.code) ? `sms${reply.code}` : 'smsUnreadableCode';
  if (reply !== undefined && ofTheNumber.has(reply.code)) return { refused: code };
  throw new MailNotTakenError(code);
}

function replyIn(text: string): z.output<typeof gatewayReply> | undefined {
  try {
    return gatewayReply.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

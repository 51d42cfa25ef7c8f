import * as z from 'zod';
import type { WireRequest, WireResponse } from '../wire.ts';
import type { OutgoingMail } from './mail.ts';
import { rawMail } from './raw-mail.ts';
import type { SesAccount } from './ses-account.ts';
import { SesError } from './ses-error.ts';

const content = z.object({ Data: z.string() });
const addresses = z.array(z.string()).default([]);

const sendEmail = z.object({
  FromEmailAddress: z.string().optional(),
  Destination: z.object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }).optional(),
  ReplyToAddresses: addresses,
  ConfigurationSetName: z.string().optional(),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Content: z.object({
    Simple: z.object({ Subject: content, Body: z.object({ Text: content.optional(), Html: content.optional() }) }).optional(),
    Raw: content.optional(),
  }),
});

/** Answers `SendEmail` and `GetAccount` of SES v2; every other call is refused by name. */
export function handleSesV2(request: WireRequest, account: SesAccount): WireResponse {
  try {
    const result = resultOf(request, account);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(result) };
  } catch (error) {
    if (error instanceof SesError) return v2Error(error);
    throw error;
  }
}

function resultOf({ method, path, body }: WireRequest, account: SesAccount): Record<string, unknown> {
  const call = `${method} ${path}`;
  switch (call) {
    case 'POST /v2/email/outbound-emails':
      return { MessageId: account.send(sendV2Input(body.toString('utf8'))) };
    case 'GET /v2/email/account':
      return accountOf(account);
    default:
      throw new SesError('NotFoundException', `The embedded mailbox does not support ${call}: see SUPPORT.md of embedded-cloud`);
  }
}

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html */
function accountOf({ quota, counter, now }: SesAccount): Record<string, unknown> {
  const sent = { SentLast24Hours: counter.last24Hours(now()) };
  return {
    SendQuota: { Max24HourSend: quota.max24HourSend, MaxSendRate: quota.maxSendRate, ...sent },
    SendingEnabled: true,
    ProductionAccessEnabled: true,
    EnforcementStatus: 'HEALTHY',
    DedicatedIpAutoWarmupEnabled: false,
  };
}

/**
 * The mail of a SES v2 `SendEmail` call, Simple or Raw content.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 * @throws SesError BadRequestException
 */
function sendV2Input(body: string): OutgoingMail {
  const parsed = sendEmail.safeParse(parseJson(body));
  if (!parsed.success) throw new SesError('BadRequestException', z.prettifyError(parsed.error));
  const { data } = parsed;
  const { Simple: simple, Raw: raw } = data.Content;
  const to = data.Destination?.ToAddresses ?? [];
  const cc = data.Destination?.CcAddresses ?? [];
  const bcc = data.Destination?.BccAddresses ?? [];
  const tags = Object.fromEntries(data.EmailTags.map(({ Name, Value }) => [Name, Value]));
  const configurationSet = data.ConfigurationSetName ?? null;
  if (raw !== undefined) {
    const bytes = Buffer.from(raw.Data, 'base64');
    const source = data.FromEmailAddress ?? null;
    return rawMail({ data: bytes, source, destinations: [...to, ...cc, ...bcc], tags, configurationSet });
  }
  if (simple === undefined) {
    throw new SesError('BadRequestException', 'The embedded mailbox takes Simple and Raw content, no templates');
  }
  return {
    from: data.FromEmailAddress ?? '',
    to,
    cc,
    bcc,
    replyTo: data.ReplyToAddresses,
    subject: simple.Subject.Data,
    text: simple.Body.Text?.Data ?? null,
    html: simple.Body.Html?.Data ?? null,
    raw: null,
    headers: [],
    attachments: [],
    tags,
    configurationSet,
  };
}

// The same refusals have other names in the second version of the API.
const V2_NAMES: Readonly<Record<string, { readonly code: string; readonly status: number }>> = {
  InvalidParameterValue: { code: 'BadRequestException', status: 400 },
  ConfigurationSetDoesNotExist: { code: 'NotFoundException', status: 404 },
  NotFoundException: { code: 'NotFoundException', status: 404 },
  Throttling: { code: 'TooManyRequestsException', status: 429 },
};

function v2Error(error: SesError): WireResponse {
  const { code, status } = V2_NAMES[error.code] ?? error;
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: JSON.stringify({ message: error.message }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

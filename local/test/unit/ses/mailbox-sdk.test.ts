import {
  GetSendQuotaCommand,
  GetSendStatisticsCommand,
  SendBulkTemplatedEmailCommand,
  SendEmailCommand,
  SendRawEmailCommand,
  SESClient,
  type SendEmailCommandInput,
} from '@aws-sdk/client-ses';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { parseMime } from '../../../ses/mime-message.ts';
import { createMailbox, type Mailbox } from '../../../ses/mailbox.ts';
import { serveWire, type Served } from '../page/serve-wire.ts';

const DAY = 86_400_000;

let clock: VirtualClock;
let mailbox: Mailbox;
let served: Served;
let client: SESClient;

beforeEach(async () => {
  clock = new VirtualClock();
  mailbox = createMailbox({
    databasePath: ':memory:',
    clock,
    region: 'us-east-1',
    accountId: '000000000000',
    quota: { max24HourSend: 2, maxSendRate: 14 },
    identities: ['yunlan.example'],
    configurationSets: ['notices'],
  });
  served = await serveWire(mailbox.handle);
  client = new SESClient({
    endpoint: served.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
});

afterEach(async () => {
  client.destroy();
  await served.close();
  mailbox.close();
  clock.stop();
});

const message = { Subject: { Data: '提醒 & <办理>' }, Body: { Text: { Data: '请于十日内签收。' }, Html: { Data: '<p>请签收</p>' } } };
const mail = (more: Partial<SendEmailCommandInput> = {}): SendEmailCommandInput => ({
  Source: '提案办 <office@yunlan.example>',
  Destination: { ToAddresses: ['a@yunlan.example'] },
  Message: message,
  ...more,
});

/** `sent`, or the error with its status. */
const outcome = () =>
  client.send(new SendEmailCommand(mail())).then(
    () => 'sent',
    (error: { name: string; $metadata: { httpStatusCode: number } }) => `${error.name} ${error.$metadata.httpStatusCode}`,
  );

describe('the mailbox, through the SDK', () => {
  it('keeps a mail with everything that was said of it', async () => {
    const sentAt = clock.now();
    const { MessageId } = await client.send(
      new SendEmailCommand(
        mail({
          Destination: {
            ToAddresses: ['a@yunlan.example', 'b@yunlan.example'],
            CcAddresses: ['c@yunlan.example'],
            BccAddresses: ['d@yunlan.example'],
          },
          ReplyToAddresses: ['r@yunlan.example'],
          Tags: [{ Name: 'kind', Value: 'reminder' }],
          ConfigurationSetName: 'notices',
        }),
      ),
    );
    const kept = mailbox.get(MessageId ?? '');
    expect(kept).toEqual({
      id: MessageId,
      at: expect.any(Number),
      from: '提案办 <office@yunlan.example>',
      to: ['a@yunlan.example', 'b@yunlan.example'],
      cc: ['c@yunlan.example'],
      bcc: ['d@yunlan.example'],
      replyTo: ['r@yunlan.example'],
      subject: '提醒 & <办理>',
      text: '请于十日内签收。',
      html: '<p>请签收</p>',
      raw: null,
      headers: [
        { name: 'From', value: '提案办 <office@yunlan.example>' },
        { name: 'To', value: 'a@yunlan.example, b@yunlan.example' },
        { name: 'Cc', value: 'c@yunlan.example' },
        { name: 'Reply-To', value: 'r@yunlan.example' },
        { name: 'Subject', value: '提醒 & <办理>' },
        { name: 'MIME-Version', value: '1.0' },
        { name: 'Message-ID', value: `<${MessageId}@email.amazonses.com>` },
        { name: 'Date', value: expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/) },
      ],
      attachments: [],
      tags: { kind: 'reminder' },
      configurationSet: 'notices',
      events: ['Send', 'Delivery'].map((type) => ({
        type,
        at: kept?.at,
        recipients: ['a', 'b', 'c', 'd'].map((name) => `${name}@yunlan.example`),
        published: false,
      })),
    });
    expect(kept?.at).toBeGreaterThanOrEqual(sentAt);
  });

  it('reads a raw message', async () => {
    const raw = [
      'From: office@yunlan.example',
      'To: =?UTF-8?B?5byg?= <a@yunlan.example>',
      'Subject: =?UTF-8?Q?=E6=8F=90=E9=86=92?=',
      'Message-ID: <mine@yunlan.example>',
      'date: Thu, 01 Jan 1970',
      '\t00:00:00 +0000',
      'References: <first@yunlan.example>',
      'X-SES-CONFIGURATION-SET: notices',
      'X-SES-MESSAGE-TAGS: kind=digest, round=2',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('你好').toString('base64'),
    ].join('\r\n');
    const { MessageId } = await client.send(
      new SendRawEmailCommand({ RawMessage: { Data: Buffer.from(raw) }, Destinations: ['a@yunlan.example', 'blind@yunlan.example'] }),
    );
    const kept = mailbox.get(MessageId ?? '');
    expect(kept).toMatchObject({
      from: 'office@yunlan.example',
      to: ['张 <a@yunlan.example>'],
      bcc: ['blind@yunlan.example'],
      subject: '提醒',
      text: '你好',
      tags: { kind: 'digest', round: '2' },
      configurationSet: 'notices',
    });
    const named = (name: string) => kept?.headers.filter((header) => header.name.toLowerCase() === name).map(({ value }) => value);
    expect(named('message-id')).toEqual([`<${MessageId}@email.amazonses.com>`]);
    expect(named('date')).toEqual([new Date(kept?.at ?? 0).toUTCString().replace('GMT', '+0000')]);
    expect(named('references')).toEqual(['<first@yunlan.example>']);
    expect(named('to')).toEqual(['张 <a@yunlan.example>']);
    // What is read again is the message as it leaves.
    expect(parseMime(kept?.raw ?? '')).toMatchObject({ text: '你好', headers: { 'message-id': `<${MessageId}@email.amazonses.com>` } });
    expect(kept?.raw).not.toContain('1970');
  });

  it('knows its quota and statistics by virtual time', async () => {
    await client.send(new SendEmailCommand(mail()));
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 2, MaxSendRate: 14, SentLast24Hours: 1 });
    const { SendDataPoints } = await client.send(new GetSendStatisticsCommand({}));
    expect(SendDataPoints).toMatchObject([{ DeliveryAttempts: 1, Bounces: 0, Complaints: 0, Rejects: 0 }]);
    await clock.advanceTo(clock.now() + 2 * DAY);
    expect((await client.send(new GetSendQuotaCommand({}))).SentLast24Hours).toBe(0);
    expect(mailbox.counts()).toEqual({ sent: 1, last24Hours: 0 });
  });

  it.each<[string, Partial<SendEmailCommandInput>, string]>([
    ['a sender that is not verified', { Source: 'x@other.example' }, 'MessageRejected'],
    ['a lookalike of a verified domain', { Source: 'x@notyunlan.example' }, 'MessageRejected'],
    ['no recipient', { Destination: {} }, 'InvalidParameterValue'],
    ['an address that is none', { Destination: { ToAddresses: ['nobody'] } }, 'InvalidParameterValue'],
    [
      'more than fifty recipients',
      { Destination: { ToAddresses: Array.from({ length: 51 }, (_, n) => `p${n}@yunlan.example`) } },
      'InvalidParameterValue',
    ],
    ['an unknown configuration set', { ConfigurationSetName: 'none' }, 'ConfigurationSetDoesNotExist'],
    ['no body', { Message: { Subject: { Data: 's' }, Body: {} } }, 'InvalidParameterValue'],
  ])('refuses %s, as SES does', async (_, change, code) => {
    const refusal = await client.send(new SendEmailCommand(mail(change))).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: expect.stringMatching(new RegExp(`^${code}`)), $metadata: { httpStatusCode: 400 } });
    expect(mailbox.counts().sent).toBe(0);
  });

  it('refuses by name what it does not do', async () => {
    const bulk = new SendBulkTemplatedEmailCommand({
      Source: 'a@yunlan.example',
      Template: 't',
      DefaultTemplateData: '{}',
      Destinations: [],
    });
    await expect(client.send(bulk)).rejects.toMatchObject({
      name: 'InvalidAction',
      message: expect.stringContaining('SendBulkTemplatedEmail'),
    });
  });

  it('sends no more than a day’s quota in twenty-four hours', async () => {
    expect([await outcome(), await outcome(), await outcome()]).toEqual(['sent', 'sent', 'Throttling 400']);
    await clock.advanceTo(clock.now() + 2 * DAY);
    expect(await outcome()).toBe('sent');
  });

  it('fails as often as it is told to, then sends again', async () => {
    mailbox.failNext('Throttling', 2);
    mailbox.failNext('ServiceUnavailable');
    const outcomes = [await outcome(), await outcome(), await outcome(), await outcome()];
    expect(outcomes).toEqual(['Throttling 400', 'Throttling 400', 'ServiceUnavailable 503', 'sent']);
    expect(mailbox.counts().sent).toBe(1);
  });
});

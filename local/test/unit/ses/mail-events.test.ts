import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import type { EventDraft } from '../../../events/bus-event.ts';
import { eventDestination } from '../../../ses/event-destination.ts';
import { createMailbox, type Mailbox, type MailboxOptions } from '../../../ses/mailbox.ts';
import type { SetBehaviour } from '../../../ses/address-behaviour.ts';
import { wireRequest } from '../page/serve-wire.ts';

const ALL = ['send', 'delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay'];
const BUS = 'arn:aws:events:us-east-1:000000000000:event-bus/default';

const destination = (change: Record<string, unknown> = {}) =>
  eventDestination({
    stackName: 'S',
    logicalId: 'Events',
    type: 'AWS::SES::ConfigurationSetEventDestination',
    physicalId: 'e',
    name: 'e',
    arn: 'arn',
    properties: {
      ConfigurationSetName: 'notices',
      EventDestination: {
        Name: 'bus',
        Enabled: true,
        MatchingEventTypes: ALL,
        EventBridgeDestination: { EventBusArn: BUS },
        ...change,
      },
    },
  });

let clock: VirtualClock;
let folder: string;
let open: Mailbox[];
let told: EventDraft[];

beforeEach(() => {
  clock = new VirtualClock();
  folder = mkdtempSync(join(tmpdir(), 'mail-events-'));
  open = [];
  told = [];
});

afterEach(() => {
  for (const mailbox of open) mailbox.close();
  clock.stop();
  rmSync(folder, { recursive: true });
});

/** A mailbox on the test's own file, whose events go to `told`. */
function mailboxWith(more: Partial<MailboxOptions> = {}): Mailbox {
  const mailbox = createMailbox({
    databasePath: join(folder, 'mail.sqlite'),
    clock,
    region: 'us-east-1',
    accountId: '000000000000',
    eventDestinations: [destination() ?? expect.unreachable()],
    publish: async (event) => void told.push(event),
    ...more,
  });
  open.push(mailbox);
  return mailbox;
}

const close = (mailbox: Mailbox) => {
  open.splice(open.indexOf(mailbox), 1);
  mailbox.close();
};

/** Sends and answers the message id, once all that follows is done. */
async function send(mailbox: Mailbox, to: string[], configurationSet: string | undefined = 'notices'): Promise<string> {
  const fields = {
    FromEmailAddress: '提案办 <Office@yunlan.example>',
    Destination: { ToAddresses: to },
    EmailTags: [{ Name: 'mail', Value: '2026-01-19.1.p1' }],
    ConfigurationSetName: configurationSet,
    Content: { Simple: { Subject: { Data: '提醒' }, Body: { Text: { Data: '请签收' } } } },
  };
  const response = await mailbox.handle(wireRequest('POST', '/v2/email/outbound-emails', { body: JSON.stringify(fields) }));
  await clock.whenQuiet();
  return (JSON.parse(String(response.body)) as { MessageId: string }).MessageId;
}

const detailOf = (draft: EventDraft | undefined) => draft?.detail as Record<string, Record<string, unknown>>;
const types = () => told.map(({ detailType }) => detailType);

describe('the events of a mail', () => {
  it('say what was sent, by whom, to whom and with which tags, as SES says it', async () => {
    const id = await send(mailboxWith(), ['沈若溪 <Shen@yunlan.example>']);
    const at = new Date(told[0]?.at ?? 0).toISOString();
    expect(told[0]).toEqual({
      source: 'aws.ses',
      detailType: 'Email Sent',
      resources: ['arn:aws:ses:us-east-1:000000000000:configuration-set/notices'],
      at: expect.any(Number),
      detail: {
        eventType: 'Send',
        send: {},
        mail: {
          timestamp: at,
          source: 'office@yunlan.example',
          sourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/yunlan.example',
          sendingAccountId: '000000000000',
          messageId: id,
          destination: ['shen@yunlan.example'],
          headersTruncated: false,
          headers: expect.arrayContaining([
            { name: 'Subject', value: '提醒' },
            { name: 'Message-ID', value: `<${id}@email.amazonses.com>` },
          ]),
          commonHeaders: {
            from: ['提案办 <Office@yunlan.example>'],
            to: ['沈若溪 <Shen@yunlan.example>'],
            messageId: id,
            subject: '提醒',
          },
          tags: expect.objectContaining({
            mail: ['2026-01-19.1.p1'],
            'ses:configuration-set': ['notices'],
            'ses:from-domain': ['yunlan.example'],
          }),
        },
      },
    });
    expect(detailOf(told[1])).toMatchObject({
      eventType: 'Delivery',
      mail: { messageId: id },
      delivery: { timestamp: at, recipients: ['shen@yunlan.example'], smtpResponse: expect.stringMatching(/^250 /) },
    });
  });

  it.each<[string, string[], string[]]>([
    ['success', ['Send', 'Delivery'], ['Email Sent', 'Email Delivered']],
    ['bounce', ['Send', 'Bounce'], ['Email Sent', 'Email Bounced']],
    ['suppressionlist', ['Send', 'Bounce'], ['Email Sent', 'Email Bounced']],
    ['complaint', ['Send', 'Delivery', 'Complaint'], ['Email Sent', 'Email Delivered', 'Email Complaint Received']],
    ['ooto', ['Send', 'Delivery', 'Bounce'], ['Email Sent', 'Email Delivered', 'Email Bounced']],
  ])('are those of the mailbox simulator for %s, with a label too', async (name, events, detailTypes) => {
    const mailbox = mailboxWith();
    for (const address of [`${name}@simulator.amazonses.com`, `${name}+round-2@simulator.amazonses.com`]) {
      told = [];
      const id = await send(mailbox, [address]);
      expect(types()).toEqual(detailTypes);
      expect(mailbox.get(id)?.events.map(({ type }) => type)).toEqual(events);
    }
  });

  it.each<[SetBehaviour, string[]]>([
    ['deliver', ['Email Sent', 'Email Delivered']],
    ['bounce', ['Email Sent', 'Email Bounced']],
    ['complain', ['Email Sent', 'Email Delivered', 'Email Complaint Received']],
    ['delay', ['Email Sent', 'Email Delivery Delayed', 'Email Delivered']],
    ['reject', ['Email Sent', 'Email Rejected']],
    ['silent', ['Email Sent']],
  ])('follow what an address was told: %s', async (does, detailTypes) => {
    const mailbox = mailboxWith();
    mailbox.setBehaviour('Shen@yunlan.example', 'bounce');
    mailbox.setBehaviour('Shen@yunlan.example', does);
    await send(mailbox, ['shen@YUNLAN.example']);
    expect(types()).toEqual(detailTypes);
    expect(mailbox.behaviours()).toEqual([{ address: 'shen@yunlan.example', does }]);
  });

  it('tell a bounce for good from one that may pass, and each recipient apart', async () => {
    const names = ['bounce', 'ooto', 'suppressionlist', 'success'];
    await send(
      mailboxWith(),
      names.map((name) => `${name}@simulator.amazonses.com`),
    );
    const bounces = told.filter(({ detailType }) => detailType === 'Email Bounced').map((draft) => detailOf(draft)['bounce']);
    expect(bounces).toMatchObject([
      {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [{ emailAddress: 'bounce@simulator.amazonses.com', action: 'failed', status: '5.1.1' }],
      },
      { bounceType: 'Transient', bouncedRecipients: [{ emailAddress: 'ooto@simulator.amazonses.com' }] },
      { bounceType: 'Permanent', bounceSubType: 'Suppressed' },
    ]);
    expect(new Set(bounces.map((bounce) => bounce?.['feedbackId'])).size).toBe(3);
    const delivered = told.filter(({ detailType }) => detailType === 'Email Delivered').map((draft) => detailOf(draft)['delivery']);
    expect(delivered.flatMap((delivery) => delivery?.['recipients'])).toEqual([
      'ooto@simulator.amazonses.com',
      'success@simulator.amazonses.com',
    ]);
  });

  it('say of complaints, rejections and delays what SES says', async () => {
    const mailbox = mailboxWith();
    for (const does of ['complain', 'reject', 'delay'] as const) {
      mailbox.setBehaviour('a@yunlan.example', does);
      await send(mailbox, ['a@yunlan.example']);
    }
    const details = told.map(detailOf);
    expect(details.find((detail) => 'complaint' in detail)).toMatchObject({
      eventType: 'Complaint',
      complaint: { complaintFeedbackType: 'abuse', complainedRecipients: [{ emailAddress: 'a@yunlan.example' }] },
    });
    expect(details.find((detail) => 'reject' in detail)).toMatchObject({ eventType: 'Reject', reject: { reason: 'Bad content' } });
    expect(details.find((detail) => 'deliveryDelay' in detail)).toMatchObject({
      eventType: 'DeliveryDelay',
      deliveryDelay: { delayType: 'TransientCommunicationFailure', delayedRecipients: [{ emailAddress: 'a@yunlan.example' }] },
    });
  });

  it('are counted in the statistics', async () => {
    const mailbox = mailboxWith();
    for (const name of ['bounce', 'complaint', 'success']) await send(mailbox, [`${name}@simulator.amazonses.com`]);
    const { body } = await mailbox.handle(wireRequest('POST', '/', { body: 'Action=GetSendStatistics&Version=2010-12-01' }));
    expect(body).toContain('<DeliveryAttempts>3</DeliveryAttempts><Bounces>1</Bounces><Complaints>1</Complaints><Rejects>0</Rejects>');
  });
});

describe('who is told', () => {
  it('of mails sent with the destination’s own configuration set only', async () => {
    const mailbox = mailboxWith();
    const id = await send(mailbox, ['a@yunlan.example'], 'other');
    await send(mailbox, ['a@yunlan.example'], '');
    expect(told).toEqual([]);
    expect(mailbox.get(id)?.events.map(({ type, published }) => [type, published])).toEqual([
      ['Send', false],
      ['Delivery', false],
    ]);
  });

  it('of the types it asks for only, in either spelling', async () => {
    const only = destination({ MatchingEventTypes: ['BOUNCE', 'DELIVERY_DELAY'] }) ?? expect.unreachable();
    const mailbox = mailboxWith({ eventDestinations: [only] });
    mailbox.setBehaviour('late@yunlan.example', 'delay');
    const id = await send(mailbox, ['bounce@simulator.amazonses.com', 'late@yunlan.example']);
    expect(types()).toEqual(['Email Bounced', 'Email Delivery Delayed']);
    expect(mailbox.get(id)?.events.filter(({ published }) => published)).toHaveLength(2);
  });

  it('nobody, while the destination is switched off', () => {
    expect(destination({ Enabled: false })).toBeUndefined();
    expect(destination({ Enabled: 'false' })).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['SNS', { EventBridgeDestination: undefined, SnsDestination: { TopicARN: 'arn' } }, 'SnsDestination'],
    ['Firehose', { KinesisFirehoseDestination: {} }, 'KinesisFirehoseDestination'],
    ['CloudWatch', { CloudWatchDestination: {} }, 'CloudWatchDestination'],
    ['another bus', { EventBridgeDestination: { EventBusArn: BUS.replace('default', 'own') } }, 'default bus only'],
    ['an unknown type', { MatchingEventTypes: ['sent'] }, 'MatchingEventTypes'],
    ['no type', { MatchingEventTypes: [] }, 'MatchingEventTypes'],
    ['an unknown property', { Colour: 'red' }, 'Colour'],
  ])('refuses %s by name', (_, change, named) => {
    expect(() => destination(change)).toThrow(named);
    expect(() => destination(change)).toThrow('Event destination Events');
  });
});

describe('a process that ends between a mail and its events', () => {
  it('loses none of them: the next one tells them, once', async () => {
    const first = mailboxWith();
    const fields = 'Action=SendEmail&Source=o%40y.example&Destination.ToAddresses.member.1=a%40y.example&Message.Subject.Data=s';
    const body = `${fields}&Message.Body.Text.Data=t&ConfigurationSetName=notices`;
    expect((await first.handle(wireRequest('POST', '/', { body }))).status).toBe(200);
    close(first);
    await clock.whenQuiet();
    expect(told).toEqual([]);
    const second = mailboxWith();
    second.start();
    await clock.whenQuiet();
    expect(types()).toEqual(['Email Sent', 'Email Delivered']);
    second.start();
    await clock.whenQuiet();
    expect(types()).toHaveLength(2);
  });

  it('tells again what the bus had taken and was not ticked off', async () => {
    const remains = join(folder, 'remains');
    const mailbox = mailboxWith({
      // What the next process finds if this one is killed right here.
      publish: async (event) => {
        told.push(event);
        for (const file of ['mail.sqlite', 'mail.sqlite-wal']) cpSync(join(folder, file), join(remains, file));
      },
    });
    await send(mailbox, ['a@yunlan.example']);
    expect(types()).toEqual(['Email Sent', 'Email Delivered']);
    const again: string[] = [];
    const next = mailboxWith({
      databasePath: join(remains, 'mail.sqlite'),
      publish: async ({ detailType }) => void again.push(detailType),
    });
    next.start();
    await clock.whenQuiet();
    expect(again).toEqual(['Email Delivered']);
  });

  it('keeps how addresses behave', () => {
    const first = mailboxWith();
    first.setBehaviour('a@yunlan.example', 'silent');
    close(first);
    expect(mailboxWith().behaviours()).toEqual([{ address: 'a@yunlan.example', does: 'silent' }]);
  });
});

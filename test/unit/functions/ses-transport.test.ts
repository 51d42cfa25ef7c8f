import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mailIdOfTag } from '#functions/adapters/mail/mail-tag.ts';
import { sesTransport } from '#functions/adapters/mail/ses-transport.ts';
import { createMailbox, parseMime, serveHttp, VirtualClock } from '#local';
import { cannedAws } from '#test/support/canned-aws.ts';
import type { CannedAws } from '#test/support/canned-aws.ts';
import { anOutgoingMail } from '#test/support/an-outgoing-mail.ts';

let aws: CannedAws;
let pauses: number[];

beforeEach(async () => {
  aws = await cannedAws();
  pauses = [];
  for (const [name, value] of Object.entries({
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
  }))
    vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws.close();
});

const transport = () =>
  sesTransport({
    sender: { address: 'proposals@yunlan.example', name: '云澜区政协提案系统' },
    configurationSet: 'set',
    share: 1,
    pause: async (ms) => void pauses.push(Math.round(ms)),
    elapsed: () => 0,
  });
const answer = (action: string, result: string) => ({
  status: 200,
  body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
});
const quota = (perSecond = -1, daily = -1) =>
  answer(
    'GetSendQuota',
    `<Max24HourSend>${daily}</Max24HourSend><MaxSendRate>${perSecond}</MaxSendRate><SentLast24Hours>0</SentLast24Hours>`,
  );
const taken = answer('SendRawEmail', '<MessageId>0100-1</MessageId>');
const fault = (code: string, status = 400, message = 'no') => ({
  status,
  body: `<ErrorResponse><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});
const forms = () => aws.calls.map(({ body }) => new URLSearchParams(body));
const actions = () => forms().map((form) => form.get('Action'));

describe('a mail by SES', () => {
  it('goes as a whole message to its reader alone, with tags that name its id', async () => {
    aws.answers(quota(), taken);
    expect(await transport().send(anOutgoingMail())).toEqual({ messageId: '0100-1' });
    const form = forms()[1]!;
    expect(Object.fromEntries(form)).toMatchObject({
      Action: 'SendRawEmail',
      Source: 'proposals@yunlan.example',
      'Destinations.member.1': 'gu.w@yunlan.example',
      ConfigurationSetName: 'set',
      'Tags.member.1.Name': 'mail',
      'Tags.member.1.Value': '2026-11-24_2e1_2egu_2ew',
      'Tags.member.2.Name': 'kind',
      'Tags.member.2.Value': 'reminder',
      'Tags.member.3.Name': 'again',
      'Tags.member.3.Value': 'no',
    });
    const message = parseMime(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString('latin1'));
    expect([message.subject, message.to]).toEqual([anOutgoingMail().rendered.subject, ['顾文澜 <gu.w@yunlan.example>']]);
  });

  it.each([
    ['eu-west-1', 'eu-west-1.amazonses.com'],
    ['us-east-1', 'email.amazonses.com'],
  ])('answers the first of its case as SES of %s writes its id', async (region, domain) => {
    vi.stubEnv('AWS_REGION', region);
    aws.answers(quota(), taken);
    await transport().send(anOutgoingMail({ threadOf: '0100-0', again: true }));
    const form = forms()[1]!;
    expect(form.get('Tags.member.3.Value')).toBe('yes');
    const { headers } = parseMime(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString('latin1'));
    expect(headers['in-reply-to']).toBe(`<0100-0@${domain}>`);
  });

  it('keeps step with the account’s rate, asked for once', async () => {
    aws.answers(quota(10), taken, taken);
    const ses = transport();
    await ses.send(anOutgoingMail());
    await ses.send(anOutgoingMail());
    expect([actions(), pauses]).toEqual([['GetSendQuota', 'SendRawEmail', 'SendRawEmail'], [100]]);
  });

  it('does not go where the day’s quota is spent', async () => {
    aws.answers(quota(10, 0));
    await expect(transport().send(anOutgoingMail())).rejects.toMatchObject({ name: 'MailNotTakenError', reason: 'DailyQuotaSpent' });
    expect(actions()).toEqual(['GetSendQuota']);
  });
});

describe('a mail that SES does not take', () => {
  it.each([['InvalidParameterValue']])('is refused for good: %s', async (code) => {
    aws.answers(quota(), fault(code));
    expect(await transport().send(anOutgoingMail())).toEqual({ refused: code });
  });

  it('is refused without asking where its address cannot stand in an envelope', async () => {
    expect(await transport().send(anOutgoingMail({ to: { name: '顾文澜', email: 'gu.w' } }))).toEqual({ refused: 'UnmailableAddress' });
    expect(actions()).toEqual([]);
  });

  it.each([
    ['MessageRejected', 400],
    ['MailFromDomainNotVerifiedException', 400],
    ['ConfigurationSetDoesNotExist', 400],
    ['ConfigurationSetSendingPausedException', 400],
    ['AccountSendingPausedException', 400],
    ['AccessDenied', 403],
    ['RequestExpired', 400],
    ['ServiceUnavailable', 503],
  ])('may go later, and certainly did not go now: %s', async (code, status) => {
    aws.answers(quota(), fault(code, status, 'gu.w@yunlan.example is not verified'));
    const failure = await transport()
      .send(anOutgoingMail())
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'MailNotTakenError' });
    expect(String(failure)).not.toContain('gu.w@');
    expect(actions()).toHaveLength(2);
  });

  it('because of its rate is tried again after growing pauses', async () => {
    aws.answers(
      quota(),
      fault('Throttling', 400, 'Maximum sending rate exceeded.'),
      fault('Throttling', 400, 'Maximum sending rate exceeded.'),
      taken,
    );
    expect(await transport().send(anOutgoingMail())).toEqual({ messageId: '0100-1' });
    expect(pauses).toEqual([500, 1000]);
  });

  it('because of its rate, again and again, may go later', async () => {
    aws.answers(quota(), ...Array.from({ length: 3 }, () => fault('Throttling', 400, 'Maximum sending rate exceeded.')));
    await expect(transport().send(anOutgoingMail())).rejects.toMatchObject({ name: 'MailNotTakenError', reason: 'Throttling' });
    expect([actions().length, pauses]).toEqual([4, [500, 1000]]);
  });

  it('because the day is full is not tried again at once', async () => {
    aws.answers(quota(), fault('Throttling', 400, 'Daily message quota exceeded.'));
    await expect(transport().send(anOutgoingMail())).rejects.toMatchObject({ name: 'MailNotTakenError', reason: 'DailyQuotaSpent' });
    expect(actions()).toHaveLength(2);
  });

  it.each([
    ['InternalFailure', 500],
    ['Unknown', 502],
  ])('may have gone: %s says neither, and nobody tries again unasked', async (code, status) => {
    aws.answers(quota(), fault(code, status));
    const failure = await transport()
      .send(anOutgoingMail())
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toMatchObject({ name: 'MailNotTakenError' });
    expect(actions()).toHaveLength(2);
  });

  it('certainly did not go where nobody listens', async () => {
    aws.answers(quota(), taken);
    const ses = transport();
    await ses.send(anOutgoingMail());
    await aws.close();
    await expect(ses.send(anOutgoingMail())).rejects.toMatchObject({ name: 'MailNotTakenError', reason: 'ECONNREFUSED' });
    aws = await cannedAws();
  });

  it('may have gone where the line broke before the answer', async () => {
    const breaking = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (Buffer.concat(chunks).includes('SendRawEmail')) request.socket.destroy();
        else response.end(quota().body);
      });
    });
    await new Promise<void>((resolve) => void breaking.listen(0, '127.0.0.1', resolve));
    vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${(breaking.address() as AddressInfo).port}`);
    await expect(transport().send(anOutgoingMail())).rejects.toMatchObject({ code: 'ECONNRESET' });
    breaking.closeAllConnections();
    await new Promise<void>((resolve) => void breaking.close(() => resolve()));
  });
});

describe('with a mailbox in place of SES', () => {
  it('a thread arrives as one, each mail read back whole, until the day’s quota is spent', async () => {
    const clock = new VirtualClock();
    const mailbox = createMailbox({
      databasePath: ':memory:',
      clock,
      region: 'eu-west-1',
      accountId: '000000000000',
      quota: { max24HourSend: 2, maxSendRate: 100 },
      identities: ['yunlan.example'],
      configurationSets: ['set'],
    });
    const served = await serveHttp({ port: 0, handle: mailbox.handle, now: Date.now, onError: console.error });
    vi.stubEnv('AWS_ENDPOINT_URL', served.url);
    const ses = transport();
    const first = await ses.send(anOutgoingMail());
    const threadOf = 'messageId' in first ? first.messageId : '';
    await ses.send(anOutgoingMail({ mailId: '2026-11-25.1.gu.w', threadOf }));
    await expect(ses.send(anOutgoingMail())).rejects.toMatchObject({ reason: 'DailyQuotaSpent' });
    const [two, one] = mailbox.list().map(({ id }) => mailbox.get(id));
    const headers = (mail: typeof one) => parseMime(mail?.raw ?? '').headers;
    expect(headers(two)['in-reply-to']).toBe(headers(one)['message-id']);
    expect(mailIdOfTag(two?.tags['mail'] ?? '')).toBe('2026-11-25.1.gu.w');
    expect([one?.subject, one?.to, one?.bcc]).toEqual([anOutgoingMail().rendered.subject, ['顾文澜 <gu.w@yunlan.example>'], []]);
    await served.close();
    mailbox.close();
    clock.stop();
  });
});

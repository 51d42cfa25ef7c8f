import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { createMailbox } from '../../../ses/mailbox.ts';
import { wireRequest } from '../page/serve-wire.ts';

const form = (fields: Record<string, string>) =>
  wireRequest('POST', '/', {
    body: new URLSearchParams({
      Action: 'SendEmail',
      Version: '2010-12-01',
      Source: 'o@yunlan.example',
      'Message.Body.Text.Data': 't',
      ...fields,
    }).toString(),
  });

const v2 = (body: unknown, path = '/v2/email/outbound-emails') =>
  wireRequest('POST', path, { body: typeof body === 'string' ? body : JSON.stringify(body) });

const place = { region: 'eu-west-1', accountId: '000000000000' };

const memory = () => {
  const clock = new VirtualClock();
  return { clock, mailbox: createMailbox({ databasePath: ':memory:', clock, ...place }) };
};

describe('the mailbox', () => {
  it('lists newest first, by recipient, subject and time', async () => {
    const { clock, mailbox } = memory();
    const send = (to: string, subject: string) =>
      mailbox.handle(form({ 'Destination.ToAddresses.member.1': to, 'Message.Subject.Data': subject }));
    await send('Zhang@yunlan.example', '一');
    await send('li@yunlan.example', 'Two');
    await clock.advanceTo(clock.now() + 60_000);
    const later = clock.now();
    await send('zhang@yunlan.example', '三');
    const subjects = (filter?: Parameters<typeof mailbox.list>[0]) => mailbox.list(filter).map((mail) => mail.subject);
    expect(subjects()).toEqual(['三', 'Two', '一']);
    expect(subjects({ recipient: 'zhang@' })).toEqual(['三', '一']);
    expect(subjects({ subject: 'two' })).toEqual(['Two']);
    expect(subjects({ since: later })).toEqual(['三']);
    expect(subjects({ limit: 1, offset: 1 })).toEqual(['Two']);
    expect(mailbox.get('none')).toBeUndefined();
  });

  it('keeps a mail sent between two milliseconds', async () => {
    const { clock, mailbox } = memory();
    await clock.advanceTo(clock.now() + 1000.5);
    await mailbox.handle(form({ 'Destination.ToAddresses.member.1': 'a@yunlan.example', 'Message.Subject.Data': 's' }));
    expect(Number.isInteger(mailbox.list()[0]?.at)).toBe(true);
  });

  it('still has its mails after the process is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mailbox-'));
    const databasePath = join(folder, 'mail.sqlite');
    const clock = new VirtualClock();
    const first = createMailbox({ databasePath, clock, ...place });
    await first.handle(form({ 'Destination.ToAddresses.member.1': 'a@yunlan.example', 'Message.Subject.Data': 's' }));
    // A second one on the same file reads what the first has not closed.
    const second = createMailbox({ databasePath, clock, ...place });
    expect(second.list().map(({ subject }) => subject)).toEqual(['s']);
    first.close();
    second.close();
    rmSync(folder, { recursive: true });
  });

  it('says which field a call lacks', async () => {
    const { mailbox } = memory();
    const response = await mailbox.handle(form({ 'Destination.ToAddresses.member.1': 'a@yunlan.example' }));
    expect(response.status).toBe(400);
    expect(response.body).toContain('<Code>ValidationError</Code>');
    expect(response.body).toContain('Message.Subject.Data');
  });

  it('escapes what it quotes in XML', async () => {
    const { mailbox } = memory();
    const response = await mailbox.handle(form({ Action: '<b>&' }));
    expect(response.body).toContain('&lt;b&gt;&amp;');
    expect(response.body).not.toContain('<b>');
  });
});

describe('SES version 2', () => {
  const simple = {
    FromEmailAddress: 'o@yunlan.example',
    Destination: { ToAddresses: ['a@yunlan.example'] },
    EmailTags: [{ Name: 'kind', Value: 'x' }],
    Content: { Simple: { Subject: { Data: '主题' }, Body: { Text: { Data: '正文' } } } },
  };

  it('keeps simple content', async () => {
    const { mailbox } = memory();
    const response = await mailbox.handle(v2(simple));
    const { MessageId } = JSON.parse(String(response.body)) as { MessageId: string };
    expect(mailbox.get(MessageId)).toMatchObject({ to: ['a@yunlan.example'], subject: '主题', text: '正文', tags: { kind: 'x' } });
  });

  it('keeps raw content', async () => {
    const { mailbox } = memory();
    const Data = Buffer.from('From: o@yunlan.example\nTo: a@yunlan.example\nSubject: S\n\nbody').toString('base64');
    await mailbox.handle(v2({ Content: { Raw: { Data } } }));
    expect(mailbox.list()[0]).toMatchObject({ from: 'o@yunlan.example', to: ['a@yunlan.example'], subject: 'S', text: 'body' });
  });

  it.each([
    ['not JSON', 'x', 400, 'BadRequestException'],
    ['templates', { ...simple, Content: { Template: { TemplateName: 't' } } }, 400, 'BadRequestException'],
    ['no recipient', { ...simple, Destination: {} }, 400, 'BadRequestException'],
  ])('refuses %s', async (_, body, status, code) => {
    const response = await memory().mailbox.handle(v2(body));
    expect([response.status, response.headers['x-amzn-errortype']]).toEqual([status, code]);
  });

  it('refuses other operations by name, and throttles in its own words', async () => {
    const { mailbox } = memory();
    const other = await mailbox.handle(v2({}, '/v2/email/templates'));
    expect([other.status, String(other.body)]).toEqual([404, expect.stringContaining('/v2/email/templates')]);
    mailbox.failNext('Throttling');
    const throttled = await mailbox.handle(v2(simple));
    expect([throttled.status, throttled.headers['x-amzn-errortype']]).toEqual([429, 'TooManyRequestsException']);
  });
});

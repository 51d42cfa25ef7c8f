import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { createIdentity, type Identity } from '../../../identity/identity.ts';
import { createLocalPages, type LocalPagesHandler } from '../../../page/local-pages.ts';
import { createMailbox, type Mailbox } from '../../../ses/mailbox.ts';
import { wireRequest } from './serve-wire.ts';

const HOSTILE = '<img src=x onerror=alert(1)>';
const BROWSER = { accept: 'text/html' };

let clock: VirtualClock;
let mailbox: Mailbox;
let pages: LocalPagesHandler;
let identity: Identity;

beforeAll(async () => {
  const issuer = 'http://127.0.0.1:8787/_local/identity';
  identity = await createIdentity({ issuer, audience: 'api', people: [], clock: { now: () => Date.now() } });
});

beforeEach(() => {
  clock = new VirtualClock();
  mailbox = createMailbox({ databasePath: ':memory:', clock, region: 'eu-west-1', accountId: '000000000000' });
  pages = createLocalPages({
    clock,
    mailbox,
    identity,
    states: { call: () => Promise.reject(new Error('no state machines here')) },
    status: () => ({ services: [], counts: {}, requests: [], dataDirectory: null }),
    port: () => 8787,
  });
});

afterEach(() => {
  mailbox.close();
  clock.stop();
});

const visit = async (path: string, headers: Record<string, string> = {}) => {
  const response = await pages(wireRequest('GET', path, { headers }));
  return { ...response, text: String(response?.body) };
};

const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
  const response = await pages(wireRequest('POST', path, { body, headers }));
  return { status: response?.status, headers: response?.headers, json: (): unknown => JSON.parse(String(response?.body)), ...response };
};

async function sendRaw(to = 'shen@yunlan.example'): Promise<string> {
  const raw = [
    'From: office@yunlan.example',
    `To: ${to}`,
    'Subject: s',
    `X-Entity-Ref-ID: ${HOSTILE}`,
    'References: <proposal-p1@yunlan.example>',
    'Auto-Submitted: auto-generated',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'plain',
    '--b',
    'Content-Type: text/html',
    '',
    '<p>rich</p><script>alert(2)</script>',
    '--b--',
  ].join('\r\n');
  const body = { Content: { Raw: { Data: Buffer.from(raw).toString('base64') } }, EmailTags: [{ Name: 'mail', Value: 'm.1' }] };
  const sent = await mailbox.handle(wireRequest('POST', '/v2/email/outbound-emails', { body: JSON.stringify(body) }));
  return (JSON.parse(String(sent.body)) as { MessageId: string }).MessageId;
}

describe('a mail', () => {
  it('is given to programs with both bodies, headers, tags and what became of it', async () => {
    const id = await sendRaw();
    const { mails } = JSON.parse((await visit('/_local/mail')).text) as { mails: unknown[] };
    const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
    const recipients = ['shen@yunlan.example'];
    expect(mails).toMatchObject([
      {
        id,
        text: 'plain',
        html: '<p>rich</p><script>alert(2)</script>',
        tags: { mail: 'm.1' },
        headers: expect.arrayContaining([
          { name: 'References', value: '<proposal-p1@yunlan.example>' },
          { name: 'Auto-Submitted', value: 'auto-generated' },
          { name: 'Message-ID', value: `<${id}@eu-west-1.amazonses.com>` },
        ]),
        events: [
          { type: 'Send', at, recipients, published: false },
          { type: 'Delivery', at, recipients, published: false },
        ],
      },
    ]);
  });

  it('is given as the message that left only when asked for by itself', async () => {
    const id = await sendRaw();
    const { mails } = JSON.parse((await visit('/_local/mail')).text) as { mails: object[] };
    expect(mails[0]).not.toHaveProperty('raw');
    expect(JSON.parse((await visit(`/_local/mail/${id}`)).text)).toMatchObject({ raw: expect.stringContaining('--b--') });
  });

  it('is shown with its headers and what became of it, and without its scripts', async () => {
    const id = await sendRaw('bounce@simulator.amazonses.com');
    const { text, headers } = await visit(`/_local/mail/${id}`, BROWSER);
    for (const part of ['References: &lt;proposal-p1@yunlan.example&gt;', '退信', 'Bounced', 'mail=m.1', 'sandbox=""'])
      expect(text).toContain(part);
    expect(text).not.toContain('<img');
    expect(text).not.toContain('<script>alert');
    expect(headers?.['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('how addresses behave', () => {
  it('is set and listed, as JSON and by the form', async () => {
    expect((await post('/_local/mail/addresses', '{"address":"Shen@yunlan.example","does":"bounce"}')).json()).toEqual({
      address: 'Shen@yunlan.example',
      does: 'bounce',
    });
    const back = await post('/_local/mail/addresses', 'address=li%40yunlan.example&does=silent', BROWSER);
    expect([back.status, back.headers?.['location']]).toEqual([303, '/_local/mail/addresses']);
    expect(JSON.parse((await visit('/_local/mail/addresses')).text)).toEqual({
      addresses: [
        { address: 'li@yunlan.example', does: 'silent' },
        { address: 'shen@yunlan.example', does: 'bounce' },
      ],
    });
    const { text } = await visit('/_local/mail/addresses', BROWSER);
    expect([text.includes('li@yunlan.example'), text.includes('毫无回音')]).toEqual([true, true]);
    expect(mailbox.get(await sendRaw())?.events.map(({ type }) => type)).toEqual(['Send', 'Bounce']);
  });

  it.each(['{"address":"shen","does":"bounce"}', '{"address":"a@b.example","does":"explode"}', '{broken', ''])(
    'refuses %j and says how to ask',
    async (body) => {
      const refused = await post('/_local/mail/addresses', body);
      expect([refused.status, refused.json()]).toMatchObject([
        400,
        { detail: expect.stringContaining('deliver, bounce, complain, silent') },
      ]);
      expect((await post('/_local/mail/addresses', body, BROWSER)).status).toBe(400);
      expect(mailbox.behaviours()).toEqual([]);
    },
  );

  it('is nothing a page of another site can set', async () => {
    const foreign = { origin: 'http://evil.example' };
    const statuses = [
      (await post('/_local/mail/addresses', '{"address":"a@b.example","does":"bounce"}', foreign)).status,
      (await post('/_local/mail/failures', '{"code":"Throttling"}', foreign)).status,
    ];
    expect(statuses).toEqual([403, 403]);
    expect(mailbox.behaviours()).toEqual([]);
    expect(await sendRaw()).toEqual(expect.any(String));
  });
});

describe('failures to come', () => {
  it('are ordered by name and number', async () => {
    expect((await post('/_local/mail/failures', '{"code":"Throttling","times":2}')).json()).toEqual({ code: 'Throttling', times: 2 });
    expect((await post('/_local/mail/failures', 'code=ServiceUnavailable')).json()).toEqual({ code: 'ServiceUnavailable', times: 1 });
    const ids = [await sendRaw(), await sendRaw(), await sendRaw(), await sendRaw()];
    expect(ids.map((id) => typeof id)).toEqual(['undefined', 'undefined', 'undefined', 'string']);
  });

  it.each(['{"times":2}', '{"code":"Throttling","times":0}', '{"code":"a b"}', '{'])('refuses %j', async (body) => {
    expect((await post('/_local/mail/failures', body)).status).toBe(400);
    expect(await sendRaw()).toEqual(expect.any(String));
  });
});

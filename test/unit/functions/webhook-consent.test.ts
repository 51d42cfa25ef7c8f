import { describe, expect, it } from 'vitest';
import { loopbackReceivers } from '#functions/adapters/outbound-http/webhook-loopback.ts';
import { webhookSender } from '#functions/adapters/outbound-http/webhook-sender.ts';
import type { Asked } from '#core/ports/webhook/webhook-sender.ts';
import { aReceiver, reply } from '#test/support/a-receiver.ts';

const origin = 'proposals.yunlan.example';
const senderTo = (port: number) => webhookSender({ resolve: async () => [], loopback: loopbackReceivers(`127.0.0.1:${port}`, 'test') });

describe('the handshake', () => {
  const askedOf = async (answer: string): Promise<Asked> => {
    const { port } = await aReceiver(answer);
    return senderTo(port).handshake(`http://127.0.0.1:${port}/in`, origin);
  };

  it('asks by OPTIONS in our name, without a body', async () => {
    const { port, requests } = await aReceiver(reply(200));
    await senderTo(port).handshake(`http://127.0.0.1:${port}/in`, origin);
    expect(requests[0]).toMatch(/^OPTIONS \/in HTTP\/1\.1\r\n/u);
    expect(requests[0]).toContain('webhook-request-origin: proposals.yunlan.example\r\n');
    expect(requests[0]).toContain('user-agent: proposal-pipeline-webhooks/1\r\n');
    expect(requests[0]).toMatch(/content-length: 0\r\n(.+\r\n)*\r\n$/u);
  });

  it.each([
    [200, origin],
    [204, '*'],
    [200, 'Proposals.Yunlan.Example'],
    // The status says nothing (CloudEvents HTTP webhook, 4.2).
    [405, origin],
    [302, '*'],
  ])('is consent with status %d by WebHook-Allowed-Origin: %s', async (status, allowed) => {
    expect(await askedOf(reply(status, '', { 'WebHook-Allowed-Origin': allowed }))).toMatchObject({ consents: true, sent: { status } });
  });

  it.each(['', 'other.example', `${origin}.other.example`, 'yunlan.example', `other.example, ${origin}`])(
    'is none by %j',
    async (allowed) => {
      expect(await askedOf(reply(200, '', { 'WebHook-Allowed-Origin': allowed }))).toMatchObject({
        consents: false,
        sent: { status: 200 },
      });
    },
  );

  it('is none where nothing is said, or nothing answers', async () => {
    expect(await askedOf(reply(200, '*'))).toMatchObject({ consents: false });
    expect(await askedOf('HTTP/1.1 200 -\r\nWebHook-Allowed-Origin: *\r\ncontent-length: 9\r\n\r\n')).toMatchObject({
      consents: false,
      sent: { failure: 'BrokenReplyError' },
    });
  });

  it('goes nowhere a delivery may not go', async () => {
    expect(await senderTo(1).handshake('https://169.254.169.254/', origin)).toMatchObject({
      consents: false,
      sent: { failure: 'AddressLiteralError' },
    });
  });
});

describe('the challenge', () => {
  const challenge = 'c0ffee';
  const askedOf = async (answer: string): Promise<Asked> => {
    const { port } = await aReceiver(answer);
    const headers = { 'webhook-id': 'challenge-1' };
    return senderTo(port).challenge({ url: `http://127.0.0.1:${port}/in`, headers, body: '{}' }, challenge);
  };

  it.each([reply(200, 'c0ffee'), reply(202, ' c0ffee\n'), reply(200, '{"challenge": "c0ffee"}')])(
    'is consent where it comes back: %j',
    async (answer) => {
      expect(await askedOf(answer)).toMatchObject({ consents: true });
    },
  );

  it.each([
    reply(200, ''),
    reply(200, 'ok'),
    reply(200, '<p>c0ffee</p>'),
    reply(200, '{"challenge": "other"}'),
    reply(200, '{"challenge": ["c0ffee"]}'),
    reply(200, 'null'),
    reply(404, 'c0ffee'),
    reply(301, 'c0ffee', { location: '/' }),
    'HTTP/1.1 200 -\r\ncontent-length: 9\r\n\r\nc0ffee',
  ])('is none otherwise: %j', async (answer) => {
    expect(await askedOf(answer)).toMatchObject({ consents: false });
  });
});

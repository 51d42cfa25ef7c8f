import { describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { mobileSecretKey } from '#functions/adapters/dynamo/dynamo-secrets.ts';
import { smsGateway } from '#functions/adapters/outbound-http/sms-gateway.ts';
import type { SmsGatewayOptions } from '#functions/adapters/outbound-http/sms-gateway.ts';
import { smsGatewayAddress } from '#functions/adapters/outbound-http/sms-gateway-address.ts';
import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';
import type { ShortMessage } from '#core/ports/mail/sms-channel.ts';
import { aReceiver, reply } from '#test/support/a-receiver.ts';
import type { Answer } from '#test/support/a-receiver.ts';
import { MemorySecrets } from '#test/support/memory-secrets.ts';

const now = '2026-03-02T01:05:00.000Z';
const secret = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;
const number = '+8613800001234';
const message: ShortMessage = {
  body: '990112',
  personId: 'lin',
  mobile: { address: 'a1' },
  mailId: '990112.2026-03-02.1.sms:lin',
  again: false,
  rendered: {
    template: 'replied',
    templateId: 'SMS_1',
    sign: '云澜区政协',
    parameters: { name: '林若溪委员', number: '第46号' },
    text: '【云澜区政协】林若溪委员，您的提案第46号…',
  },
};

async function gatewayTo(url: string, options: Partial<SmsGatewayOptions> = {}, hosts = new URL(url).host) {
  const secrets = new MemorySecrets();
  await secrets.put(mobileSecretKey('990112', 'lin'), 'a1', { number });
  const address = smsGatewayAddress(url, hosts, 'development');
  if (address === undefined) throw new Error('no gateway');
  return smsGateway({ secrets, address, resolve: async () => ['127.0.0.1'], now: () => now, ...options });
}

async function handedTo(answer: Answer, options: Partial<SmsGatewayOptions> = {}, sent = message) {
  const { port } = await aReceiver(answer);
  return (await gatewayTo(`http://127.0.0.1:${port}/sms`, options)).send(sent);
}
const answering = (body: object, status = 200): string => reply(status, JSON.stringify(body));

describe('a short message', () => {
  it('goes as JSON with template, parameters and number, signed as webhooks are', async () => {
    const { port, requests } = await aReceiver(answering({ code: 'OK', messageId: 'm-1' }));
    const gateway = await gatewayTo(`http://127.0.0.1:${port}/sms?x=1`, { key: { read: async () => secret, forget: () => undefined } });
    expect(await gateway.send(message)).toEqual({ messageId: 'm-1' });
    const [head = '', sent = ''] = (requests[0] ?? '').split('\r\n\r\n');
    expect(head).toMatch(/^POST \/sms\?x=1 /u);
    expect(JSON.parse(sent)).toEqual({
      requestId: '990112_2e2026-03-02_2e1_2esms_3alin',
      again: false,
      phoneNumbers: [number],
      sign: '云澜区政协',
      templateId: 'SMS_1',
      parameters: { name: '林若溪委员', number: '第46号' },
      text: '【云澜区政协】林若溪委员，您的提案第46号…',
    });
    const header = (name: string): string => new RegExp(`^${name}: (.+)$`, 'imu').exec(head)?.[1]?.trim() ?? '';
    const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
    expect(header('webhook-timestamp')).toBe(String(Date.parse(now) / 1000));
    const signed = new Webhook(secret).sign(header('webhook-id'), new Date(now), sent);
    expect(names.map(header)).toEqual(['990112_2e2026-03-02_2e1_2esms_3alin', '1772413500', signed]);
  });

  it.each(['INVALID_NUMBER', 'UNKNOWN_NUMBER', 'OPTED_OUT', 'BLOCKED_NUMBER'])('is refused for good by %s', async (code) => {
    expect(await handedTo(answering({ code }))).toEqual({ refused: `sms${code}` });
    expect(await handedTo(answering({ code }, 422))).toEqual({ refused: `sms${code}` });
  });

  it.each([
    ['a template that is not approved', answering({ code: 'TEMPLATE_UNKNOWN' }), 'smsTEMPLATE_UNKNOWN'],
    ['too many', reply(429), 'HTTP429'],
    ['a redirect, which is not followed', reply(302, '', { location: 'http://127.0.0.1:1/' }), 'HTTP302'],
    ['no right', answering({ code: 'FORBIDDEN' }, 403), 'smsFORBIDDEN'],
  ])('was certainly not taken by %s', async (_, answer, reason) => {
    await expect(handedTo(answer)).rejects.toMatchObject({ name: 'MailNotTakenError', reason });
  });

  it.each([
    ['an error of its own', answering({ code: 'OK' }, 500), 'UnclearSmsReplyError'],
    ['no JSON', reply(200, '<html>'), 'UnclearSmsReplyError'],
    ['no code', reply(200, '{"ok":true}'), 'UnclearSmsReplyError'],
    ['nothing', (socket: { destroy(): void }) => socket.destroy(), 'NoReplyError'],
  ])('may have been taken by %s', async (_, answer, name) => {
    await expect(handedTo(answer)).rejects.toMatchObject({ name });
  });

  it('waits where nobody listens, where the number was just changed, and where nothing signs it beyond this machine', async () => {
    const closed = await gatewayTo('http://127.0.0.1:1/sms');
    await expect(closed.send(message)).rejects.toBeInstanceOf(MailNotTakenError);
    const changed = { ...message, mobile: { address: 'a2' } };
    await expect(handedTo(answering({ code: 'OK' }), {}, changed)).rejects.toMatchObject({ reason: 'MobileChanged' });
    const away = await gatewayTo('https://sms.carrier.example/send', {}, 'sms.carrier.example');
    await expect(away.send(message)).rejects.toMatchObject({ reason: 'NoSmsKey' });
  });

  it('never goes to a private address behind a public name', async () => {
    const key = { read: async () => secret, forget: () => undefined };
    const inside = await gatewayTo('https://sms.carrier.example/send', { key, resolve: async () => ['10.0.0.7'] }, 'sms.carrier.example');
    await expect(inside.send(message)).rejects.toMatchObject({ reason: 'BlockedAddressError' });
  });

  it('leaves its number in no error', async () => {
    for (const answer of [reply(500), answering({ code: number }), reply(429)]) {
      const failed: unknown = await handedTo(answer).catch((error: unknown) => error);
      expect(JSON.stringify([String(failed), failed])).not.toContain(number.slice(3));
    }
  });
});

const address = (url: string, hosts: string, environment = 'production') => smsGatewayAddress(url, hosts, environment)?.url.href;

describe('the address of the gateway', () => {
  it('is none unless told, and an https one of the hosts that are allowed', () => {
    expect(address('', '')).toBeUndefined();
    expect(address('https://sms.carrier.example/send', 'other.example, sms.carrier.example')).toBe('https://sms.carrier.example/send');
  });

  it.each([
    ['http', 'http://sms.carrier.example/send', 'sms.carrier.example'],
    ['another host', 'https://sms.carrier.example/send', 'carrier.example'],
    ['no host', 'https://sms.carrier.example/send', ''],
    ['another port', 'https://sms.carrier.example:8443/send', 'sms.carrier.example'],
    ['an address', 'https://10.0.0.1/send', '10.0.0.1'],
    ['a user', 'https://a:b@sms.carrier.example/', 'sms.carrier.example'],
  ])('is refused with %s', (_, url, hosts) => {
    expect(() => address(url, hosts)).toThrow(expect.objectContaining({ name: 'SmsGatewayNotAllowedError' }));
  });

  it('is on this machine in rehearsals alone', () => {
    expect(address('http://127.0.0.1:9911/sms', '127.0.0.1:9911', 'development')).toBe('http://127.0.0.1:9911/sms');
    expect(() => address('http://127.0.0.1:9911/sms', '127.0.0.1:9911')).toThrow(
      expect.objectContaining({ name: 'LoopbackReceiversError' }),
    );
  });
});

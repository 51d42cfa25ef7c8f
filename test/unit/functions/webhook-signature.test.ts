import { createHmac, createPublicKey, verify } from 'node:crypto';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newWebhookSecret, UnusableWebhookSecretError, verificationKey } from '#functions/adapters/secrets/webhook-secret.ts';
import { UnsignableWebhookError, webhookHeaders } from '#functions/adapters/outbound-http/webhook-signature.ts';

// Keys, message and signatures that Standard Webhooks and Svix publish in their own suites.
const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
const first = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const second = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const seed = 'whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=';
const pair = 'whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==';
const byFirst = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const bySecond = 'v1,78nXHjpFP0tVJQW5D0SBwmVyyW87BV/rL6MgfM/Bw44=';
const bySeed = 'v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==';
const byPair = 'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==';

const signatureOf = (secrets: readonly string[], changed: Partial<typeof message> = {}) =>
  webhookHeaders({ ...message, ...changed }, secrets)['webhook-signature'];

describe('a signature', () => {
  it.each([
    ['v1', first, byFirst],
    ['v1, another key', second, bySecond],
    ['v1a by a seed', seed, bySeed],
    ['v1a by seed and public key', pair, byPair],
  ])('is the published one: %s', (_, secret, expected) => {
    expect(signatureOf([secret])).toBe(expected);
  });

  it('stands beside the id and the time of the attempt', () => {
    expect(webhookHeaders(message, [first])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': byFirst,
    });
  });

  it('is made by every key of a rotation, in their order', () => {
    expect(signatureOf([second, first, seed])).toBe(`${bySecond} ${byFirst} ${bySeed}`);
  });

  it('is over the bytes of UTF-8', () => {
    const body = '{"单位":"云澜区"}';
    const expected = createHmac('sha256', Buffer.from(first.slice(6), 'base64'))
      .update(Buffer.concat([Buffer.from(`${message.id}.${message.timestamp}.`), Buffer.from(body, 'utf8')]))
      .digest('base64');
    expect(signatureOf([first], { body })).toBe(`v1,${expected}`);
  });

  it('is made over an empty body too', () => {
    expect(signatureOf([first], { body: '' })).not.toBe(byFirst);
  });

  // `a.1` at 2 and `a` at 1 with a body that begins `2.` would be one text.
  it.each(['a.1', '', 'a b', 'a\r\nx: y', '号'])('refuses the id %j', (id) => {
    expect(() => signatureOf([first], { id })).toThrow(UnsignableWebhookError);
  });

  it.each([1.5, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the timestamp %s', (timestamp) => {
    expect(() => signatureOf([first], { timestamp })).toThrow(UnsignableWebhookError);
  });

  it('refuses to send unsigned', () => {
    expect(() => signatureOf([])).toThrow(UnsignableWebhookError);
  });

  it.each([
    ['nothing', ''],
    ['a prefix alone', 'whsec_'],
    ['a private prefix alone', 'whsk_'],
    ['no prefix', first.slice(6)],
    ['a public key', 'whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g='],
    ['23 bytes', `whsec_${Buffer.alloc(23, 7).toString('base64')}`],
    ['65 bytes', `whsec_${Buffer.alloc(65, 7).toString('base64')}`],
    ['a seed of 31 bytes', `whsk_${Buffer.alloc(31, 7).toString('base64')}`],
    ['no base64', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS*'],
    ['the base64 of URLs', 'whsec_C2FVsBQIhrscChlQIMV-b5sSYspob7oD'],
    ['halves of two pairs', `whsk_${Buffer.concat([Buffer.alloc(32, 7), Buffer.alloc(32, 8)]).toString('base64')}`],
  ])('refuses a secret that is %s, without saying it', (_, secret) => {
    let refusal: unknown;
    try {
      signatureOf([secret]);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(UnusableWebhookSecretError);
    const secretPart = secret.replace(/^wh[a-z]+_/u, '');
    if (secretPart !== '') expect(String(refusal)).not.toContain(secretPart);
  });
});

describe('a new secret', () => {
  it('is 32 bytes, each time others', () => {
    const secrets = [newWebhookSecret('v1'), newWebhookSecret('v1')];
    expect(new Set(secrets).size).toBe(2);
    for (const secret of secrets) expect(Buffer.from(secret.replace(/^whsec_/u, ''), 'base64')).toHaveLength(32);
  });

  it('of the shared kind is what the receiver verifies with', () => {
    expect(verificationKey(first)).toBe(first);
  });

  it('of the private kind is shown by its public key', () => {
    expect(verificationKey(seed)).toBe('whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=');
  });
});

/** As a receiver reads `v1a`: the libraries do not verify it yet. */
function verifies(publicKey: string, signed: string, content: string): boolean {
  const key = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(publicKey.replace('whpk_', ''), 'base64')]);
  const publicObject = createPublicKey({ key, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(content), publicObject, Buffer.from(signed.replace('v1a,', ''), 'base64'));
}

describe('a public-key signature', () => {
  const secret = newWebhookSecret('v1a');
  const content = `${message.id}.${message.timestamp}.${message.body}`;

  it('verifies by the public key', () => {
    expect(verifies(verificationKey(secret), signatureOf([secret]), content)).toBe(true);
  });

  it('verifies neither by another key nor over other bytes', () => {
    expect(verifies(verificationKey(newWebhookSecret('v1a')), signatureOf([secret]), content)).toBe(false);
    expect(verifies(verificationKey(secret), signatureOf([secret]), `${content} `)).toBe(false);
  });
});

/** Svix only throws or returns. */
function svixReads(secret: string, raw: string, headers: Record<string, string>): unknown {
  new SvixWebhook(secret).verify(raw, headers);
  return JSON.parse(raw);
}

const now = 1_764_000_000;

describe.each([
  ['standardwebhooks', (secret: string) => new StandardWebhook(secret)],
  ['svix', (secret: string) => ({ verify: (raw: string, headers: Record<string, string>) => svixReads(secret, raw, headers) })],
])('to %s a delivery of ours', (_, verifier) => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: now * 1000 }));
  afterEach(() => void vi.useRealTimers());
  const secret = newWebhookSecret('v1');
  const body = '{"type":"proposal.filed","data":{"light":"green"},"说明":"字节"}';
  const delivered = (secrets = [secret], timestamp = now): Record<string, string> => ({
    ...webhookHeaders({ id: 'p-1-0000000042', timestamp, body }, secrets),
  });
  const seen = (headers: Record<string, string>, raw = body, key = secret) => verifier(key).verify(raw, headers);

  it('verifies', () => {
    expect(seen(delivered())).toEqual(JSON.parse(body));
  });

  it('verifies by the old and by the new key of a rotation', () => {
    const old = newWebhookSecret('v1');
    const headers = delivered([secret, old]);
    expect([seen(headers), seen(headers, body, old)]).toEqual([JSON.parse(body), JSON.parse(body)]);
  });

  it('verifies beside a public-key signature, and among four', () => {
    expect(seen(delivered([newWebhookSecret('v1a'), newWebhookSecret('v1'), newWebhookSecret('v1'), secret]))).toBeDefined();
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('is refused without %s', (name) => {
    const { [name]: _, ...rest } = delivered();
    expect(() => seen(rest)).toThrow('Missing required headers');
  });

  it.each([
    ['too old', now - 5 * 60 - 1],
    ['too new', now + 5 * 60 + 1],
  ])('is refused when it is %s', (age, at) => {
    expect(() => seen(delivered([secret], at))).toThrow(age);
  });

  it.each([
    ['no time', { 'webhook-timestamp': 'hello' }],
    ['another id', { 'webhook-id': 'p-1-0000000043' }],
    ['a signature alone by name', { 'webhook-signature': 'v1,' }],
    ['a wrong signature', { 'webhook-signature': byFirst }],
  ])('is refused with %s', (_, changed) => {
    expect(() => seen({ ...delivered(), ...changed })).toThrow();
  });

  it('is refused with a signature that was cut, or under a version that does not exist', () => {
    const headers = delivered();
    const signature = headers['webhook-signature']!;
    expect(() => seen({ ...headers, 'webhook-signature': signature.slice(0, 8) })).toThrow('No matching signature');
    expect(() => seen({ ...headers, 'webhook-signature': signature.replace('v1,', 'v2,') })).toThrow('No matching signature');
  });

  it('is refused with another body, an empty one too, and by another key', () => {
    expect(() => seen(delivered(), `${body} `)).toThrow('No matching signature');
    expect(() => seen(delivered(), '')).toThrow('No matching signature');
    expect(() => seen(delivered(), body, newWebhookSecret('v1'))).toThrow('No matching signature');
  });
});

import { createHash, createHmac } from 'node:crypto';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it, vi } from 'vitest';
import { lean, withOneSigner } from '#functions/adapters/lean-client.ts';
import { cannedAws, ok } from '#test/support/canned-aws.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What is put in, by parts, hashed. */
async function hashed(parts: readonly Parameters<InstanceType<typeof lean.sha256>['update']>[0][], secret?: string | Uint8Array) {
  const all = new lean.sha256(secret);
  for (const part of parts) all.update(part);
  return hex(await all.digest());
}

describe('a client', () => {
  it('has one signer, which signs each request with its day', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
    const aws = await cannedAws();
    try {
      const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
      const client = withOneSigner(new DynamoDBClient({ ...lean, region: 'us-east-1', endpoint: aws.url, credentials }));
      const read = () => client.send(new GetItemCommand({ TableName: 'T', Key: { pk: { S: 'k' } } }));
      const signed = vi.spyOn(await client.config.signer(), 'sign');
      aws.answers(ok({}), ok({}));
      await read();
      vi.setSystemTime(new Date('2026-03-03T02:00:00.000Z'));
      await read();
      expect(signed).toHaveBeenCalledTimes(2);
      const scopes = aws.calls.map(({ authorization }) => /Credential=([^,]+), .*Signature=[0-9a-f]{64}$/.exec(authorization)?.[1]);
      expect(scopes).toEqual(['a/20260302/us-east-1/dynamodb/aws4_request', 'a/20260303/us-east-1/dynamodb/aws4_request']);
    } finally {
      await aws.close();
      vi.useRealTimers();
    }
  });
});

describe('the hash that requests are signed with', () => {
  // RFC 4231, test cases 1 and 2; FIPS 180-4 for the message without a key.
  it.each([
    ['b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7', 'Hi There', Buffer.alloc(20, 0x0b)],
    ['5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843', 'what do ya want for nothing?', 'Jefe'],
    ['ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'abc', undefined],
  ])('is %s', async (expected, text, secret) => {
    expect(await hashed([text], secret)).toBe(expected);
  });

  it('is that of all parts together, texts and bytes, of a part of a buffer too, and of nothing', async () => {
    const bytes = Buffer.from('..云澜区..').subarray(2, 11);
    const parts = ['提案', bytes, new Uint8Array([0, 255]), new Uint8Array([7]).buffer];
    const whole = Buffer.concat([Buffer.from('提案'), bytes, Buffer.from([0, 255, 7])]);
    expect(await hashed(parts)).toBe(createHash('sha256').update(whole).digest('hex'));
    expect(await hashed(parts, '密钥')).toBe(createHmac('sha256', '密钥').update(whole).digest('hex'));
    expect(await hashed([])).toBe(createHash('sha256').digest('hex'));
  });

  it('begins anew when it is told to', async () => {
    const one = new lean.sha256(new Uint8Array([1, 2, 3]));
    one.update('a');
    await one.digest();
    one.reset();
    one.update('b');
    expect(hex(await one.digest())).toBe(
      createHmac('sha256', Buffer.from([1, 2, 3]))
        .update('b')
        .digest('hex'),
    );
  });
});

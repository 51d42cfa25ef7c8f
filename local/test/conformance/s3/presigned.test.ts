import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startS3 } from './s3-cloud.ts';

let cloud: Awaited<ReturnType<typeof startS3>>;

beforeAll(async () => {
  cloud = await startS3();
});
afterAll(() => cloud.close());

const Bucket = 'papers';
const origin = 'https://desk.example';

/** An address to which exactly `length` bytes may be put, and by which they may be read. */
const toPut = (Key: string, ContentLength: number, more: object = {}, expiresIn = 900) =>
  getSignedUrl(cloud.client, new PutObjectCommand({ Bucket, Key, ContentLength, ...more }), {
    expiresIn,
    signingDate: new Date(cloud.clock.now()),
    signableHeaders: new Set(['content-length', 'host']),
    unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
  });
const toGet = (Key: string, more: object = {}, expiresIn = 300) =>
  getSignedUrl(cloud.client, new GetObjectCommand({ Bucket, Key, ...more }), { expiresIn, signingDate: new Date(cloud.clock.now()) });
const send = (url: string, body: string, headers: Record<string, string> = {}) => fetch(url, { method: 'PUT', body, headers });
const codeIn = async (response: Response) => /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];

describe('an address that was signed', () => {
  it('lets whoever has it put these many bytes there and read them, from a page in a browser too', async () => {
    const put = await send(await toPut('p/1 字.txt', 5), 'hello', { origin, 'content-type': 'text/plain' });
    expect([put.status, put.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    const disposition = "attachment; filename*=UTF-8''%E5%AD%97.txt";
    const url = await toGet('p/1 字.txt', { ResponseContentDisposition: disposition, ResponseContentType: 'application/octet-stream' });
    const got = await fetch(url, { headers: { origin } });
    expect(await got.text()).toBe('hello');
    expect([got.headers.get('content-disposition'), got.headers.get('content-type')]).toEqual([disposition, 'application/octet-stream']);
  });

  it.each([
    ['fewer bytes', 'hell'],
    ['more bytes', 'hello!'],
  ])('refuses %s than were signed for', async (_name, body) => {
    const refused = await send(await toPut('p/2', 5), body);
    expect([refused.status, await codeIn(refused)]).toEqual([403, 'SignatureDoesNotMatch']);
  });

  it('refuses other bytes than those whose checksum was signed', async () => {
    const ChecksumSHA256 = 'LCa0a2j/xo/5m0U8HTBBNBNCLXBkg7+g+YpeiGJm564='; // of "foo"
    const url = await toPut('p/3', 3, { ChecksumSHA256 });
    const headers = { 'x-amz-checksum-sha256': ChecksumSHA256 };
    expect(await codeIn(await send(url, 'bar', headers))).toBe('BadDigest');
    expect((await send(url, 'foo', headers)).status).toBe(200);
  });

  it('ends when its time is over, by the virtual clock', async () => {
    const [put, get] = [await toPut('p/4', 1, {}, 60), await toGet('p/4', {}, 60)];
    expect((await send(put, 'x')).status).toBe(200);
    await cloud.clock.advanceTo(cloud.clock.now() + 60_000);
    const refused = await fetch(get);
    const text = await refused.text();
    expect(refused.status).toBe(403);
    expect(text).toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>');
    expect((await send(put, 'y')).status).toBe(403);
  });

  it('is good for nothing else', async () => {
    const url = await toGet('p/1 字.txt');
    const changed = [
      url.replace('1%20', '2%20'),
      url.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=9999'),
      `${url}&response-content-type=text%2Fhtml`,
      url.replace(/X-Amz-Signature=./, 'X-Amz-Signature=g'),
    ];
    for (const one of changed) expect(await codeIn(await fetch(one))).toBe('SignatureDoesNotMatch');
    expect(await codeIn(await fetch(url, { method: 'DELETE' }))).toBe('SignatureDoesNotMatch');
    expect(await codeIn(await fetch(url, { headers: { 'x-amz-meta-more': '1' } }))).toBe('AccessDenied');
    expect(await codeIn(await fetch(url.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=700000')))).toBe('AuthorizationQueryParametersError');
    expect(await codeIn(await fetch(url.replace('LOCALACCESSKEY', 'SOMEBODY')))).toBe('InvalidAccessKeyId');
  });

  it('is needed: nothing is public', async () => {
    expect(await codeIn(await fetch(`${cloud.url}/${Bucket}/p/1`))).toBe('AccessDenied');
    expect(await codeIn(await send(`${cloud.url}/${Bucket}/p/1`, 'x', { origin }))).toBe('AccessDenied');
  });
});

const ask = (from: string, method: string) =>
  fetch(`${cloud.url}/${Bucket}/p/1`, {
    method: 'OPTIONS',
    headers: { origin: from, 'access-control-request-method': method, 'access-control-request-headers': 'content-type' },
  });

describe('a browser that asks before it sends', () => {
  it('is answered by the rules of the bucket', async () => {
    const allowed = await ask(origin, 'PUT');
    expect([
      allowed.status,
      allowed.headers.get('access-control-allow-origin'),
      allowed.headers.get('access-control-allow-headers'),
    ]).toEqual([200, origin, 'content-type']);
    expect((await ask('https://evil.invalid', 'PUT')).status).toBe(403);
    expect((await ask(origin, 'DELETE')).status).toBe(403);
  });
});

const amzDate = (at: number) => new Date(at).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

function post(fields: Record<string, string>, file: string, name = 'note.txt') {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new Blob([file]), name);
  return fetch(`${cloud.url}/${Bucket}`, { method: 'POST', body: form, headers: { origin } });
}

function signed(conditions: readonly unknown[], seconds = 60): Record<string, string> {
  const now = cloud.clock.now();
  const date = amzDate(now);
  const { accessKeyId, secretAccessKey } = cloud.s3.credentials;
  const fields = {
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${accessKeyId}/${date.slice(0, 8)}/us-east-1/s3/aws4_request`,
    'x-amz-date': date,
  };
  const all = [...conditions, ...Object.entries(fields).map(([name, value]) => ({ [name]: value }))];
  const expiration = new Date(now + seconds * 1000).toISOString();
  const policy = Buffer.from(JSON.stringify({ expiration, conditions: all })).toString('base64');
  const key = [date.slice(0, 8), 'us-east-1', 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return { ...fields, policy, 'x-amz-signature': hmac(key, policy).toString('hex') };
}

describe('a form with a policy', () => {
  const conditions = [{ bucket: 'papers' }, ['starts-with', '$key', 'forms/'], ['content-length-range', 2, 5]];

  it('takes a file that keeps to it', async () => {
    const done = await post({ ...signed(conditions), key: 'forms/${filename}' }, 'abc');
    expect(done.status).toBe(204);
    expect(await (await fetch(await toGet('forms/note.txt'))).text()).toBe('abc');
  });

  it.each([
    ['too large', 'EntityTooLarge', { key: 'forms/a' }, 'abcdef'],
    ['too small', 'EntityTooSmall', { key: 'forms/a' }, 'a'],
    ['under another key', 'AccessDenied', { key: 'else/a' }, 'abc'],
    ['with a field that nobody signed', 'AccessDenied', { key: 'forms/a', 'content-type': 'text/html' }, 'abc'],
    ['without a key', 'InvalidArgument', {}, 'abc'],
  ])('refuses one that is %s', async (_name, code, fields, file) => {
    expect(await codeIn(await post({ ...signed(conditions), ...fields }, file))).toBe(code);
  });

  it('ends with its time, and holds for what was signed alone', async () => {
    const fields = signed(conditions);
    const other = Buffer.from(JSON.stringify({ expiration: '2100-01-01T00:00:00Z', conditions: [] })).toString('base64');
    expect(await codeIn(await post({ ...fields, policy: other, key: 'forms/a' }, 'abc'))).toBe('SignatureDoesNotMatch');
    expect(await codeIn(await post({ key: 'forms/a' }, 'abc'))).toBe('AccessDenied');
    await cloud.clock.advanceTo(cloud.clock.now() + 60_000);
    expect(await codeIn(await post({ ...fields, key: 'forms/a' }, 'abc'))).toBe('AccessDenied');
  });
});

describe('a data directory', () => {
  it('keeps objects, the key to sign with, and what was not told yet', async () => {
    const directory = mkdtempSync(join(tmpdir(), 's3-'));
    const path = join(directory, 's3.sqlite');
    const first = await startS3(path);
    await first.client.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'x' }));
    const { credentials } = first.s3;
    await first.close();
    const second = await startS3(path);
    expect(second.s3.credentials).toEqual(credentials);
    expect((await second.client.send(new GetObjectCommand({ Bucket, Key: 'kept' }))).ContentLength).toBe(1);
    await second.close();
    rmSync(directory, { recursive: true });
  });
});

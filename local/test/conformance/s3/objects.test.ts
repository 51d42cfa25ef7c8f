import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startS3 } from './s3-cloud.ts';

let cloud: Awaited<ReturnType<typeof startS3>>;

beforeAll(async () => {
  cloud = await startS3();
});
afterAll(() => cloud.close());

const Bucket = 'papers';
const put = (Key: string, Body: string, more: object = {}) => cloud.client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const get = (Key: string, more: object = {}) => cloud.client.send(new GetObjectCommand({ Bucket, Key, ...more }));
const md5 = (text: string) => `"${createHash('md5').update(text).digest('hex')}"`;
const bytes = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7919) % 251);

describe('objects, as the SDK sees them', () => {
  it('come back with type, length, ETag and metadata', async () => {
    const { ETag } = await put('a/报告 1+2.txt', '正文', {
      ContentType: 'text/plain',
      Metadata: { by: 'm1' },
      ContentDisposition: 'attachment',
    });
    expect(ETag).toBe(md5('正文'));
    const found = await get('a/报告 1+2.txt');
    expect(await found.Body?.transformToString()).toBe('正文');
    expect(found).toMatchObject({
      ETag,
      ContentType: 'text/plain',
      ContentLength: 6,
      ContentDisposition: 'attachment',
      Metadata: { by: 'm1' },
    });
    expect(await cloud.client.send(new HeadObjectCommand({ Bucket, Key: 'a/报告 1+2.txt' }))).toMatchObject({ ETag, ContentLength: 6 });
  });

  it('may be large, and sent as a stream in chunks', async () => {
    const large = bytes(3_000_000);
    const half = large.length / 2;
    const Body = Readable.from([large.subarray(0, half), large.subarray(half)]);
    await cloud.client.send(new PutObjectCommand({ Bucket, Key: 'large', Body, ContentLength: large.length, ChecksumAlgorithm: 'CRC32' }));
    const found = await (await get('large')).Body?.transformToByteArray();
    expect(Buffer.from(found ?? []).equals(large)).toBe(true);
  });

  it('are compared with the checksum they come with, which comes back', async () => {
    const ChecksumSHA256 = createHash('sha256').update('x').digest('base64');
    await put('sum', 'x', { ChecksumSHA256 });
    expect(await get('sum', { ChecksumMode: 'ENABLED' })).toMatchObject({ ChecksumSHA256 });
    await expect(put('sum', 'y', { ChecksumSHA256 })).rejects.toMatchObject({ name: 'BadDigest' });
    expect(await (await get('sum')).Body?.transformToString()).toBe('x');
  });

  it('take the place of others only where they may', async () => {
    const { ETag } = await put('once', '1', { IfNoneMatch: '*' });
    await expect(put('once', '2', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(put('once', '2', { IfMatch: md5('other') })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await put('once', '2', { IfMatch: ETag });
    await expect(get('once', { IfMatch: ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    await expect(get('once', { IfNoneMatch: md5('2') })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
  });

  it('are read in parts', async () => {
    await put('part', '0123456789');
    const part = await get('part', { Range: 'bytes=2-4' });
    expect([await part.Body?.transformToString(), part.ContentRange]).toEqual(['234', 'bytes 2-4/10']);
    expect(await (await get('part', { Range: 'bytes=-3' })).Body?.transformToString()).toBe('789');
    await expect(get('part', { Range: 'bytes=20-30' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('are copied, with their metadata or other', async () => {
    await put('from', 'copied', { Metadata: { a: '1' } });
    const CopySource = `${Bucket}/from`;
    const { CopyObjectResult } = await cloud.client.send(new CopyObjectCommand({ Bucket: 'silent', Key: 'to', CopySource }));
    expect(CopyObjectResult?.ETag).toBe(md5('copied'));
    const found = await cloud.client.send(new GetObjectCommand({ Bucket: 'silent', Key: 'to' }));
    expect([await found.Body?.transformToString(), found.Metadata]).toEqual(['copied', { a: '1' }]);
    const stale = new CopyObjectCommand({ Bucket, Key: 'to', CopySource, CopySourceIfMatch: md5('else') });
    await expect(cloud.client.send(stale)).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('go, and going twice is no fault', async () => {
    await put('gone', 'x');
    await cloud.client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
    await cloud.client.send(new DeleteObjectCommand({ Bucket, Key: 'gone' }));
    await expect(get('gone')).rejects.toMatchObject({ name: 'NoSuchKey', $metadata: { httpStatusCode: 404 } });
    await expect(cloud.client.send(new HeadObjectCommand({ Bucket, Key: 'gone' }))).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('end with the day that a lifecycle rule gives them, by the virtual clock', async () => {
    await put('quarantine/1', 'x');
    await put('kept/1', 'x');
    await cloud.clock.advanceTo(cloud.clock.now() + 47 * 3_600_000);
    await put('quarantine/2', 'x');
    await cloud.clock.advanceTo(cloud.clock.now() + 3_600_000);
    await expect(get('quarantine/1')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect((await get('quarantine/2')).ContentLength).toBe(1);
    expect((await get('kept/1')).ContentLength).toBe(1);
  });
});

describe('what is told and what is refused', () => {
  it('tells the bus of objects that came and went, of the buckets that want it', async () => {
    cloud.told.length = 0;
    await put('told 字', '123');
    await cloud.client.send(new PutObjectCommand({ Bucket: 'silent', Key: 'untold', Body: 'x' }));
    await cloud.client.send(new DeleteObjectCommand({ Bucket, Key: 'told 字' }));
    await cloud.client.send(new DeleteObjectCommand({ Bucket, Key: 'never there' }));
    await expect.poll(() => cloud.told.length).toBe(2);
    const [created, deleted] = cloud.told;
    expect(created).toMatchObject({ source: 'aws.s3', detailType: 'Object Created', resources: ['arn:aws:s3:::papers'] });
    expect(created?.detail).toMatchObject({
      bucket: { name: 'papers' },
      object: { key: 'told 字', size: 3, etag: md5('123').replaceAll('"', '') },
      reason: 'PutObject',
    });
    expect(deleted).toMatchObject({ detailType: 'Object Deleted', detail: { object: { key: 'told 字' } } });
  });

  it('makes buckets, for clients that bring no template', async () => {
    await cloud.client.send(new CreateBucketCommand({ Bucket: 'made-here' }));
    await cloud.client.send(new HeadBucketCommand({ Bucket: 'made-here' }));
    await cloud.client.send(new PutObjectCommand({ Bucket: 'made-here', Key: 'a', Body: 'x' }));
    await expect(cloud.client.send(new CreateBucketCommand({ Bucket: 'made-here' }))).rejects.toMatchObject({
      name: 'BucketAlreadyOwnedByYou',
    });
    const nowhere = new PutObjectCommand({ Bucket: 'nowhere', Key: 'a', Body: 'x' });
    await expect(cloud.client.send(nowhere)).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it('refuses by name what it lacks', async () => {
    const { client } = cloud;
    const lacking = { name: 'NotImplemented', $metadata: { httpStatusCode: 501 } };
    await expect(client.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject(lacking);
    await expect(client.send(new PutObjectTaggingCommand({ Bucket, Key: 'a', Tagging: { TagSet: [] } }))).rejects.toMatchObject(lacking);
    await expect(put('a', 'x', { StorageClass: 'GLACIER' })).rejects.toMatchObject(lacking);
    await expect(put('a', 'x', { ACL: 'public-read' })).rejects.toMatchObject(lacking);
    await expect(get('a', { VersionId: '1' })).rejects.toMatchObject(lacking);
    await expect(put('k'.repeat(1025), 'x')).rejects.toMatchObject({ name: 'KeyTooLongError' });
  });

  it("checks what is signed with the functions' key, and lets any other program in as everywhere", async () => {
    const wrong = cloud.clientFor({ ...cloud.s3.credentials, secretAccessKey: 'guessed' });
    const head = new PutObjectCommand({ Bucket, Key: 'x', Body: 'x' });
    await expect(wrong.send(head)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    await cloud.clientFor({ accessKeyId: 'somebody', secretAccessKey: 'else' }).send(head);
  });
});

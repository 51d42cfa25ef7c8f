import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { WireRequest } from '../wire.ts';
import { S3Error } from './s3-error.ts';

/** What functions sign with, and what presigned requests are checked by. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Where and when something was signed: `<key id>/<yyyymmdd>/<region>/s3/aws4_request`. */
export interface Scope {
  readonly accessKeyId: string;
  readonly day: string;
  readonly region: string;
}

export interface Signed {
  readonly scope: Scope;
  /** `20261126T080000Z` */
  readonly date: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly payloadHash: string;
}

export const ALGORITHM = 'AWS4-HMAC-SHA256';

export function readScope(text: string): Scope | undefined {
  const parts = /^([^/]+)\/(\d{8})\/([a-z0-9-]+)\/s3\/aws4_request$/.exec(text);
  const [, accessKeyId, day, region] = parts ?? [];
  return accessKeyId === undefined || day === undefined || region === undefined ? undefined : { accessKeyId, day, region };
}

/** Milliseconds since 1970; undefined for what is no such instant. */
export function instantOf(date: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : at;
}

/**
 * Compares the signature of a request with the one that its parts make.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 * @throws S3Error `SignatureDoesNotMatch`
 */
export function checkSignature(request: WireRequest, signed: Signed, credentials: Credentials): void {
  const canonical = [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    ...signed.signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim().replaceAll(/\s+/g, ' ')}`),
    '',
    signed.signedHeaders.join(';'),
    signed.payloadHash,
  ].join('\n');
  const { day, region } = signed.scope;
  const toSign = [ALGORITHM, signed.date, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n');
  checkSigned(toSign, signed.signature, signed.scope, credentials, { CanonicalRequest: canonical });
}

/** @throws S3Error `SignatureDoesNotMatch` */
export function checkSigned(
  text: string,
  signature: string,
  { day, region }: Scope,
  { accessKeyId, secretAccessKey }: Credentials,
  details: Readonly<Record<string, string>> = {},
): void {
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>((key, part) => hmac(key, part), `AWS4${secretAccessKey}`);
  const expected = Buffer.from(hmac(key, text).toString('hex'));
  const given = Buffer.from(signature);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  throw new S3Error(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    { AWSAccessKeyId: accessKeyId, StringToSign: text, SignatureProvided: signature, ...details },
  );
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** S3 encodes once, and does not normalize. */
function canonicalPath(path: string): string {
  return path
    .split('/')
    .map((part) => encoded(decoded(part)))
    .join('/');
}

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const [name, value] = equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [encoded(decoded(name)), encoded(decoded(value))] as const;
    })
    .filter(([name]) => name !== 'X-Amz-Signature')
    .toSorted(([a, first], [b, second]) => order(a, b) || order(first, second))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @throws S3Error `InvalidArgument` for what is no percent-encoded UTF-8 */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidArgument', 'The address is not percent-encoded UTF-8.');
  }
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

import type { WireRequest } from '../wire.ts';
import { notImplemented } from './s3-error.ts';
import { decoded, readScope } from './signature.ts';

/** Path style: the first part is the bucket's name, the rest the key. */
export interface S3Address {
  readonly bucket: string;
  /** Empty for the bucket itself. */
  readonly key: string;
}

export function addressOf(path: string): S3Address {
  const [, bucket = '', ...rest] = path.split('/');
  return { bucket: decoded(bucket), key: rest.map(decoded).join('/') };
}

/** Whether a request is for S3: by the scope of its signature, in the header or the address. */
export function isForS3({ headers, query }: WireRequest): boolean {
  const inHeader = /Credential=([^,\s]+)/.exec(headers['authorization'] ?? '')?.[1];
  const inAddress = new URLSearchParams(query).get('X-Amz-Credential');
  return [inHeader, inAddress].some((scope) => typeof scope === 'string' && readScope(scope) !== undefined);
}

// `x-id` is the SDK's own name of the operation.
const PLAIN = /^(?:x-id|X-Amz-[A-Za-z0-9-]+|x-amz-[a-z0-9-]+|response-[a-z-]+)$/;

/** Whatever else stands in the address asks for a part of S3 that is not here. @throws S3Error `NotImplemented` */
export function refuseSubresources(query: URLSearchParams): void {
  const other = [...query.keys()].find((name) => !PLAIN.test(name));
  if (other !== undefined) throw notImplemented(`?${other}`);
}

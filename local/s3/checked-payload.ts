import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { WireRequest } from '../wire.ts';
import { UNSIGNED } from './authorize.ts';
import { notImplemented, S3Error } from './s3-error.ts';
import { sha256 } from './signature.ts';

const STREAMING = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';

/** The bytes of an upload, and the checksum headers that come back with them. */
export interface Payload {
  readonly body: Buffer;
  readonly checksums: Readonly<Record<string, string>>;
}

/**
 * Reads the body of an upload and compares it with every checksum that came along, in headers or, of a streamed one, behind it.
 * @param presigned parameters of a presigned address count as headers
 * @throws S3Error `BadDigest`, `XAmzContentSHA256Mismatch`, `IncompleteBody`
 */
export function checkedPayload(request: WireRequest, presigned: URLSearchParams): Payload {
  const { headers } = request;
  const hash = headers['x-amz-content-sha256'] ?? UNSIGNED;
  const isStreamed = hash === STREAMING;
  if (hash.startsWith('STREAMING-') && !isStreamed) throw notImplemented(`x-amz-content-sha256: ${hash}`);
  const { body, trailers } = isStreamed ? unchunked(request.body) : { body: request.body, trailers: {} };
  if (/^[0-9a-f]{64}$/.test(hash) && sha256(body) !== hash) {
    throw new S3Error('XAmzContentSHA256Mismatch', 'The provided x-amz-content-sha256 header does not match what was computed.');
  }
  const md5 = headers['content-md5'];
  if (md5 !== undefined && createHash('md5').update(body).digest('base64') !== md5) throw badDigest('Content-MD5');
  const inQuery = [...presigned].filter(([name]) => name.startsWith('x-amz-checksum-'));
  return { body, checksums: checkChecksums(body, { ...Object.fromEntries(inQuery), ...headers, ...trailers }) };
}

/** Compares every `x-amz-checksum-…` with the bytes; answers those. */
export function checkChecksums(body: Buffer, given: Readonly<Record<string, string>>): Record<string, string> {
  const checksums: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    const algorithm = /^x-amz-checksum-(?!mode$|type$|algorithm$)(.+)$/.exec(name)?.[1];
    if (algorithm === undefined) continue;
    const reckon = ALGORITHMS[algorithm];
    if (reckon === undefined) throw notImplemented(name);
    if (reckon(body) !== value) throw badDigest(algorithm.toUpperCase());
    checksums[name] = value;
  }
  return checksums;
}

const ALGORITHMS: Readonly<Record<string, (body: Buffer) => string>> = {
  crc32: (body) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return sum.toString('base64');
  },
  sha1: (body) => createHash('sha1').update(body).digest('base64'),
  sha256: (body) => createHash('sha256').update(body).digest('base64'),
};

/** Takes `aws-chunked` apart: chunks with their sizes, then the trailing headers. */
function unchunked(body: Buffer): { readonly body: Buffer; readonly trailers: Record<string, string> } {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end).split(';')[0] ?? '', 16);
    if (end === -1 || Number.isNaN(size) || end + 2 + size > body.length) {
      throw new S3Error('IncompleteBody', 'The request body terminated unexpectedly');
    }
    at = end + 2 + size;
    if (size === 0) break;
    chunks.push(body.subarray(end + 2, at));
    at += 2;
  }
  const lines = body.toString('latin1', at).split(/\r?\n/);
  const trailers = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon === -1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
  });
  return { body: Buffer.concat(chunks), trailers: Object.fromEntries(trailers) };
}

function badDigest(what: string): S3Error {
  return new S3Error('BadDigest', `The ${what} you specified did not match the calculated checksum.`);
}

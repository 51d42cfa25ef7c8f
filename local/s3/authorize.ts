import type { WireRequest } from '../wire.ts';
import { S3Error } from './s3-error.ts';
import { ALGORITHM, checkSignature, instantOf, readScope } from './signature.ts';
import type { Credentials } from './signature.ts';

export interface Authority {
  readonly credentials: Credentials;
  /** Milliseconds since 1970. */
  readonly now: number;
}

// AWS's own bounds: a week at most, and a quarter of an hour between two clocks.
const LONGEST_SECONDS = 604_800;
const SKEW_MS = 15 * 60_000;

export const UNSIGNED = 'UNSIGNED-PAYLOAD';

/** Whether the address itself carries a signature. */
export function isPresigned(query: URLSearchParams): boolean {
  return query.has('X-Amz-Signature') || query.has('X-Amz-Credential');
}

/**
 * A presigned request: signature, scope, time and headers.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 * @throws S3Error
 */
export function checkPresigned(request: WireRequest, query: URLSearchParams, { credentials, now }: Authority): void {
  const { scope, date, seconds } = readQuery(query);
  const at = instantOf(date);
  if (at === undefined || !date.startsWith(scope.day)) throw malformed('X-Amz-Date must be the day of the credential, as yyyymmddThhmmssZ');
  if (scope.accessKeyId !== credentials.accessKeyId) throw unknownKey(scope.accessKeyId);
  if (at > now + SKEW_MS) throw new S3Error('AccessDenied', 'Request is not yet valid');
  const expiresAt = at + seconds * 1000;
  if (expiresAt <= now) {
    throw new S3Error('AccessDenied', 'Request has expired', {
      'X-Amz-Expires': String(seconds),
      Expires: new Date(expiresAt).toISOString(),
      ServerTime: new Date(now).toISOString(),
    });
  }
  const signedHeaders = signedNames(query.get('X-Amz-SignedHeaders') ?? '');
  requireSigned(request, signedHeaders);
  const payloadHash = query.get('X-Amz-Content-Sha256') ?? request.headers['x-amz-content-sha256'] ?? UNSIGNED;
  const signature = query.get('X-Amz-Signature') ?? '';
  checkSignature(request, { scope, date, signedHeaders, signature, payloadHash }, credentials);
}

function readQuery(query: URLSearchParams) {
  if (query.get('X-Amz-Algorithm') !== ALGORITHM) throw malformed(`X-Amz-Algorithm only supports "${ALGORITHM}"`);
  const scope = readScope(query.get('X-Amz-Credential') ?? '');
  const [date, expires] = [query.get('X-Amz-Date'), query.get('X-Amz-Expires')];
  if (scope === undefined || date === null || expires === null) {
    throw malformed('X-Amz-Credential, X-Amz-Date and X-Amz-Expires are required in their form');
  }
  const seconds = Number(expires);
  if (!/^\d+$/.test(expires) || seconds < 1 || seconds > LONGEST_SECONDS) {
    throw malformed(`X-Amz-Expires must be between 1 and ${LONGEST_SECONDS} seconds`);
  }
  return { scope, date, seconds };
}

/**
 * A request signed in its `Authorization` header. As everywhere in the embedded cloud any program on this machine may ask, under whatever
 * key; the functions' own key is checked, so that what they sign is signed rightly.
 * @throws S3Error
 */
export function checkHeader(request: WireRequest, { credentials, now }: Authority): void {
  const parts = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/.exec(
    request.headers['authorization'] ?? '',
  );
  const [, credential = '', names = '', signature = ''] = parts ?? [];
  const scope = readScope(credential);
  if (scope === undefined) throw new S3Error('AuthorizationHeaderMalformed', 'The authorization header is malformed.');
  if (scope.accessKeyId !== credentials.accessKeyId) return;
  const date = request.headers['x-amz-date'] ?? '';
  const at = instantOf(date);
  if (at === undefined || Math.abs(at - now) > SKEW_MS) {
    throw new S3Error('RequestTimeTooSkewed', 'The difference between the request time and the current time is too large.');
  }
  const signedHeaders = signedNames(names);
  requireSigned(request, signedHeaders);
  const payloadHash = request.headers['x-amz-content-sha256'] ?? UNSIGNED;
  checkSignature(request, { scope, date, signedHeaders, signature, payloadHash }, credentials);
}

function signedNames(text: string): string[] {
  const names = text.split(';').filter((name) => name !== '');
  if (!names.includes('host')) throw malformed('The host header must be signed');
  return names;
}

/** What a signature does not cover could be put in by anybody who has the address. */
function requireSigned({ headers }: WireRequest, signed: readonly string[]): void {
  const loose = Object.keys(headers).filter((name) => name.startsWith('x-amz-') && !signed.includes(name));
  if (loose.length > 0) {
    throw new S3Error('AccessDenied', 'There were headers present in the request which were not signed', {
      HeadersNotSigned: loose.join(', '),
    });
  }
}

export function unknownKey(accessKeyId: string): S3Error {
  return new S3Error('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.', {
    AWSAccessKeyId: accessKeyId,
  });
}

function malformed(message: string): S3Error {
  return new S3Error('AuthorizationQueryParametersError', message);
}

/** HTTP status of each error code this stand-in answers. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const STATUS = {
  AccessDenied: 403,
  AuthorizationHeaderMalformed: 400,
  AuthorizationQueryParametersError: 400,
  BadDigest: 400,
  BucketAlreadyOwnedByYou: 409,
  EntityTooLarge: 400,
  EntityTooSmall: 400,
  IncompleteBody: 400,
  InvalidAccessKeyId: 403,
  InvalidArgument: 400,
  InvalidBucketName: 400,
  InvalidPolicyDocument: 400,
  InvalidRange: 416,
  InvalidRequest: 400,
  KeyTooLongError: 400,
  MalformedPOSTRequest: 400,
  MethodNotAllowed: 405,
  NoSuchBucket: 404,
  NoSuchKey: 404,
  NotImplemented: 501,
  PreconditionFailed: 412,
  RequestTimeTooSkewed: 403,
  SignatureDoesNotMatch: 403,
  XAmzContentSHA256Mismatch: 400,
} as const;

/** Refused, in S3's own code; `details` are further elements of the answer. */
export class S3Error extends Error {
  readonly code: keyof typeof STATUS;
  readonly status: number;
  readonly details: Readonly<Record<string, string>>;

  constructor(code: keyof typeof STATUS, message: string, details: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'S3Error';
    this.code = code;
    this.status = STATUS[code];
    this.details = details;
  }
}

/** What AWS has and this stand-in has not, by its name. */
export function notImplemented(what: string): S3Error {
  return new S3Error('NotImplemented', `The embedded S3 does not support ${what}: see SUPPORT.md of embedded-cloud`);
}

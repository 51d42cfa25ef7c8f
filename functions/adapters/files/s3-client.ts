import { S3Client } from '@aws-sdk/client-s3';

/** One client per cold start. Checksums only where they are asked for: an address to upload by must not carry that of no bytes. */
export function s3Client(): S3Client {
  return new S3Client({
    retryMode: 'standard',
    maxAttempts: 4,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

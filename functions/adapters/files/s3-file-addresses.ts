import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { FileAddresses, SignedAddress } from '#core/ports/files/file-addresses.ts';
import { now } from '#functions/platform/clock.ts';
import { contentKey } from './s3-keys.ts';

// 20 MB over a line of 256 kbit/s take eleven minutes; a download begins at once.
const UPLOAD_SECONDS = 15 * 60;
const DOWNLOAD_SECONDS = 2 * 60;

/** Addresses of a bucket that is closed to everybody otherwise. */
export function s3FileAddresses(client: S3Client, bucket: string): FileAddresses {
  return {
    toUpload: (key, size) =>
      until(UPLOAD_SECONDS, (expiresIn) =>
        getSignedUrl(client, new PutObjectCommand({ Bucket: bucket, Key: key, ContentLength: size }), {
          expiresIn,
          // Signed, so that no other number of bytes is taken.
          signableHeaders: new Set(['host', 'content-length']),
        }),
      ),
    toDownload: ({ sha256, name, mediaType }) =>
      until(DOWNLOAD_SECONDS, (expiresIn) =>
        getSignedUrl(
          client,
          new GetObjectCommand({
            Bucket: bucket,
            Key: contentKey(sha256),
            ResponseContentDisposition: saveAs(name),
            ResponseContentType: mediaType,
            ResponseCacheControl: 'private, no-store',
          }),
          { expiresIn },
        ),
      ),
  };
}

async function until(seconds: number, sign: (expiresIn: number) => Promise<string>): Promise<SignedAddress> {
  const expiresAt = new Date(Date.parse(now()) + seconds * 1000).toISOString();
  return { url: await sign(seconds), expiresAt };
}

/** RFC 6266: to be saved, never shown; the name in UTF-8, and for what does not know that, its ASCII signs. */
function saveAs(name: string): string {
  const plain = name.replaceAll(/[^\u0020-\u007E]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import type { FileShelf } from '#core/ports/files/file-shelf.ts';
import { contentKey } from './s3-keys.ts';

/** The bucket of files: a quarantine that empties itself, and contents by their hash. */
export function s3FileShelf(client: S3Client, bucket: string): FileShelf {
  return {
    async take(key, most) {
      try {
        const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        if (ContentLength > most) return 'too-large';
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
        throw error;
      }
    },
    async keep(sha256, bytes, mediaType) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: contentKey(sha256),
            Body: bytes,
            ContentType: mediaType,
            // S3 refuses other bytes than those the hash is of.
            ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
            IfNoneMatch: '*',
          }),
        );
      } catch (error) {
        // Somebody brought the same before.
        if (!(error instanceof Error && error.name === 'PreconditionFailed')) throw error;
      }
    },
    async discard(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}

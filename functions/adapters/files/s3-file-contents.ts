import { GetObjectCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import type { FileContents } from '#core/ports/files/file-contents.ts';
import { contentKey } from './s3-keys.ts';

/** Contents out of the bucket of files. */
export function s3FileContents(client: S3Client, bucket: string): FileContents {
  return {
    async read(sha256, most) {
      try {
        const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: contentKey(sha256) }));
        return ContentLength > most ? undefined : await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
        throw error;
      }
    },
  };
}

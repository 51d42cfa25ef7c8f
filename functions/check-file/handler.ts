import { hash } from 'node:crypto';
import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoUploads } from '#functions/adapters/dynamo/dynamo-uploads.ts';
import { clamdScanner } from '#functions/adapters/files/clamd-scanner.ts';
import { s3Client } from '#functions/adapters/files/s3-client.ts';
import { s3FileShelf } from '#functions/adapters/files/s3-file-shelf.ts';
import { now } from '#functions/platform/clock.ts';
import { checkFile } from './check-file.ts';
import type { CheckDependencies } from './check-file.ts';
import { checkFileEnv } from './env.ts';

let dependencies: CheckDependencies | undefined;

/** Hears of each file that was put into quarantine. */
export async function handler(event: unknown): Promise<void> {
  dependencies ??= wire();
  return checkFile(dependencies, event);
}

function wire(): CheckDependencies {
  const env = checkFileEnv.parse(process.env);
  return {
    uploads: dynamoUploads(dynamoClient(), env.VIEWS_TABLE_NAME),
    shelf: s3FileShelf(s3Client(), env.FILES_BUCKET_NAME),
    scanner: clamdScanner(env.FILE_SCANNER),
    now,
    hashOf: (bytes) => hash('sha256', bytes, 'hex'),
  };
}

import { dynamoClient } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoUploads } from '#functions/adapters/dynamo/dynamo-uploads.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { s3Client } from '#functions/adapters/files/s3-client.ts';
import { s3FileAddresses } from '#functions/adapters/files/s3-file-addresses.ts';
import { storedCases } from '#functions/platform/flow/stored-cases.ts';
import { served } from '#functions/platform/http/served.ts';
import { createFilesApp } from './app.ts';
import { serveFilesEnv } from './env.ts';

/** Files of cases behind API Gateway (HTTP API, payload format 2.0). */
export const handler = served(wire);

function wire() {
  const env = serveFilesEnv.parse(process.env);
  const client = dynamoClient();
  const services = {
    cases: storedCases(client, env.LEDGER_TABLE_NAME),
    reader: dynamoViewReader(client, env.VIEWS_TABLE_NAME),
    uploads: dynamoUploads(client, env.VIEWS_TABLE_NAME),
    addresses: s3FileAddresses(s3Client(), env.FILES_BUCKET_NAME),
  };
  return createFilesApp({ services, bootstrap: { body: env.BOOTSTRAP_BODY, subject: env.BOOTSTRAP_ADMINISTRATOR } });
}

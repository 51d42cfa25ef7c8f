import { S3Client } from '@aws-sdk/client-s3';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { serveHttp } from '../../../cloud/http-server.ts';
import { createEndpoint } from '../../../endpoint.ts';
import type { EventDraft } from '../../../events/bus-event.ts';
import { createS3 } from '../../../s3/s3.ts';
import type { WireResponse } from '../../../wire.ts';

const nobody = async (): Promise<WireResponse> => ({ status: 500, headers: {}, body: '' });

/** The stand-in behind the one address, as functions meet it, and a client that signs as they do. */
export async function startS3(databasePath = ':memory:') {
  const clock = new VirtualClock();
  const told: EventDraft[] = [];
  const s3 = createS3({
    databasePath,
    clock,
    accountId: '000000000000',
    buckets: [
      {
        name: 'papers',
        cors: [
          {
            AllowedMethods: ['PUT', 'POST', 'GET'],
            AllowedOrigins: ['https://*.example'],
            AllowedHeaders: ['*'],
            ExposedHeaders: ['ETag'],
          },
        ],
        expirations: [{ prefix: 'quarantine/', days: 1 }],
        tellsEvents: true,
      },
      { name: 'silent', cors: [], expirations: [], tellsEvents: false },
    ],
    publish: async (event) => void told.push(event),
  });
  const services = { dynamodb: nobody, states: nobody, events: nobody, lambda: nobody, ses: nobody, s3 };
  const server = await serveHttp({
    port: 0,
    handle: createEndpoint({ services, accountId: '000000000000', clock }),
    now: () => clock.now(),
    onError: console.error,
  });
  // An address for bytes that are not known yet must not carry the checksum of none.
  const clientFor = (credentials = s3.credentials) =>
    new S3Client({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { ...credentials },
      // The second corrects its clock by the answer to the first.
      maxAttempts: 2,
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
  return {
    clock,
    s3,
    url: server.url,
    told,
    client: clientFor(),
    clientFor,
    async close() {
      await server.close();
      s3.close();
      clock.stop();
    },
  };
}

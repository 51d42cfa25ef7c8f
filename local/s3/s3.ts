import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock/virtual-clock.ts';
import type { EventDraft } from '../events/bus-event.ts';
import { EventOutbox } from '../events/event-outbox.ts';
import { durably } from '../storage/durably.ts';
import { SyncedDatabase, type Synced } from '../storage/synced-database.ts';
import type { WireHandler, WireRequest, WireResponse } from '../wire.ts';
import { checkHeader, checkPresigned, isPresigned } from './authorize.ts';
import type { BucketDefinition } from './bucket-definition.ts';
import { ObjectOperations } from './object-operations.ts';
import { ObjectStore } from './object-store.ts';
import { s3Failure } from './s3-answer.ts';
import { addressOf, isForS3, refuseSubresources } from './s3-address.ts';
import { preflight, withCors } from './s3-cors.ts';
import { S3Error } from './s3-error.ts';
import type { Credentials } from './signature.ts';

export interface S3Options {
  /** A file, or `:memory:`. */
  readonly databasePath: string;
  readonly clock: Clock;
  readonly accountId: string;
  readonly buckets?: readonly BucketDefinition[];
  /** Accepts an event for the default bus; resolves when it cannot be lost any more. */
  readonly publish?: (event: EventDraft) => Promise<void>;
}

/** S3 for single objects: what is signed is checked, what is stored is told. */
export interface S3 extends Synced {
  /** Path style; a request is for it when `takes` says so. */
  readonly handle: WireHandler;
  takes(request: WireRequest): boolean;
  /** What the functions sign with; made once for the data. */
  readonly credentials: Credentials;
  counts(): { readonly buckets: number; readonly objects: number };
  /** Publishes what an earlier process stored and did not publish. */
  start(): void;
  close(): void;
}

export function createS3(options: S3Options): S3 {
  const { clock, buckets = [], publish = async () => undefined } = options;
  const database = new SyncedDatabase(options.databasePath);
  const store = new ObjectStore(database);
  for (const { name } of buckets) store.addBucket(name);
  const credentials = {
    accessKeyId: 'LOCALACCESSKEY',
    // A page in a browser must not be able to sign for itself.
    secretAccessKey: store.secret('access-key', () => randomBytes(30).toString('base64url')),
  };
  const outbox = new EventOutbox({ clock, store, stored: () => database.synced(), publish });
  const authority = () => ({ credentials, now: Math.floor(clock.now()) });
  const definitionOf = (bucket: string) => buckets.find(({ name }) => name === bucket);
  const operations = new ObjectOperations({ ...options, store, definitionOf, authority, told: () => outbox.wake() });

  const answer = (request: WireRequest): WireResponse => {
    const address = addressOf(request.path);
    const { cors = [] } = definitionOf(address.bucket) ?? {};
    if (request.method === 'OPTIONS') return preflight(cors, request);
    const query = new URLSearchParams(request.query);
    try {
      const isForm = request.method === 'POST' && address.key === '';
      if (isPresigned(query)) checkPresigned(request, query, authority());
      else if (!isForm) checkHeaderOf(request, authority());
      refuseSubresources(query);
      return withCors(cors, request, operations.answer(request, address, query));
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      return withCors(cors, request, s3Failure(error));
    }
  };

  return {
    handle: durably((request) => clock.busy(async () => answer(request)), database),
    takes: (request) =>
      isForS3(request) || (request.headers['authorization'] === undefined && definitionOf(firstPart(request)) !== undefined),
    credentials,
    counts: () => ({ buckets: buckets.length, objects: store.counts().objects }),
    start: () => outbox.wake(),
    synced: () => database.synced(),
    close: () => {
      outbox.stop();
      database.close();
    },
  };
}

const firstPart = ({ path }: WireRequest): string => path.split('/')[1] ?? '';

/** @throws S3Error `AccessDenied` for nobody: nothing is public. */
function checkHeaderOf(request: WireRequest, authority: Parameters<typeof checkHeader>[1]): void {
  if (request.headers['authorization'] === undefined) throw new S3Error('AccessDenied', 'Access Denied');
  checkHeader(request, authority);
}

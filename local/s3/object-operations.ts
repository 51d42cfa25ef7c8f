import { createHash } from 'node:crypto';
import type { Clock } from '../clock/virtual-clock.ts';
import type { EventDraft } from '../events/bus-event.ts';
import type { WireRequest, WireResponse } from '../wire.ts';
import type { Authority } from './authorize.ts';
import type { BucketDefinition } from './bucket-definition.ts';
import { checkChecksums, checkedPayload } from './checked-payload.ts';
import { readFormUpload } from './form-upload.ts';
import { keptHeaders } from './kept-headers.ts';
import { objectCreated, objectDeleted } from './object-events.ts';
import { checkReplacing, isSame, preconditionFailed, readObject } from './object-reads.ts';
import type { ObjectFacts, ObjectStore, StoredObject } from './object-store.ts';
import { s3Answer, s3Xml } from './s3-answer.ts';
import { addressOf } from './s3-address.ts';
import type { S3Address } from './s3-address.ts';
import { notImplemented, S3Error } from './s3-error.ts';

interface Parts {
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly accountId: string;
  readonly definitionOf: (bucket: string) => BucketDefinition | undefined;
  readonly authority: () => Authority;
  /** Something was stored that is to be told. */
  readonly told: () => void;
}

const DAY_MS = 86_400_000;
const LONGEST_KEY = 1024;

/** What S3 does with single objects, after it is clear who asks. Each throws S3Error. */
export class ObjectOperations {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  answer(request: WireRequest, address: S3Address, query: URLSearchParams): WireResponse {
    const { method } = request;
    const { bucket, key } = address;
    if (key === '') return this.#onBucket(request, bucket);
    this.#requireBucket(bucket);
    if (Buffer.byteLength(key) > LONGEST_KEY) throw new S3Error('KeyTooLongError', 'Your key is too long');
    if (method === 'PUT')
      return request.headers['x-amz-copy-source'] === undefined ? this.#put(request, address, query) : this.#copy(request, address);
    if (method === 'DELETE') return this.#delete(address);
    if (method !== 'GET' && method !== 'HEAD')
      throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.');
    const facts = this.#require(address);
    // Of HEAD the server sends the length alone.
    return readObject(request, query, facts, () => this.#parts.store.body(bucket, key));
  }

  #onBucket(request: WireRequest, bucket: string): WireResponse {
    switch (request.method) {
      case 'PUT':
        return this.#createBucket(request, bucket);
      case 'HEAD':
        this.#requireBucket(bucket);
        return s3Answer(200);
      case 'POST':
        this.#requireBucket(bucket);
        return this.#post(request, bucket);
      default:
        throw notImplemented(`${request.method} of a bucket`);
    }
  }

  #createBucket({ body }: WireRequest, bucket: string): WireResponse {
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.');
    if (body.length > 0 && !body.includes('LocationConstraint')) throw notImplemented('this configuration of a bucket');
    if (!this.#parts.store.addBucket(bucket)) {
      throw new S3Error('BucketAlreadyOwnedByYou', 'The bucket you tried to create already exists, and you own it.', {
        BucketName: bucket,
      });
    }
    return s3Answer(200, { location: `/${bucket}` });
  }

  #put(request: WireRequest, address: S3Address, query: URLSearchParams): WireResponse {
    const headers = keptHeaders(request.headers, query);
    checkReplacing(request.headers, this.#find(address));
    const { body, checksums } = checkedPayload(request, query);
    const facts = this.#store(address, body, { ...headers, ...checksums }, 'PutObject');
    return s3Answer(200, { etag: facts.etag, ...checksums });
  }

  #post(request: WireRequest, bucket: string): WireResponse {
    const { key, fields, body } = readFormUpload(request, bucket, this.#parts.authority());
    const { success_action_status: status = '204', ...others } = fields;
    const checksums = checkChecksums(body, others);
    const { etag } = this.#store({ bucket, key }, body, { ...keptHeaders(others, new URLSearchParams()), ...checksums }, 'POST Object');
    const location = `/${bucket}/${encodeURIComponent(key)}`;
    if (status !== '201') return s3Answer(status === '200' ? 200 : 204, { etag, location });
    return s3Xml(201, 'PostResponse', { Location: location, Bucket: bucket, Key: key, ETag: etag }, { etag, location });
  }

  #copy({ headers }: WireRequest, address: S3Address): WireResponse {
    const [path = '', version] = (headers['x-amz-copy-source'] ?? '').split('?');
    if (version !== undefined) throw notImplemented(`x-amz-copy-source with ${version}`);
    const source = addressOf(path.startsWith('/') ? path : `/${path}`);
    this.#requireBucket(source.bucket);
    const facts = this.#require(source);
    const [match, noneMatch] = [headers['x-amz-copy-source-if-match'], headers['x-amz-copy-source-if-none-match']];
    if (match !== undefined && !isSame(match, facts.etag)) throw preconditionFailed('x-amz-copy-source-if-match');
    if (noneMatch !== undefined && isSame(noneMatch, facts.etag)) throw preconditionFailed('x-amz-copy-source-if-none-match');
    checkReplacing(headers, this.#find(address));
    const isReplaced = headers['x-amz-metadata-directive'] === 'REPLACE';
    const kept = isReplaced ? keptHeaders(headers, new URLSearchParams()) : facts.headers;
    const { etag, modifiedAt } = this.#store(address, this.#parts.store.body(source.bucket, source.key), kept, 'CopyObject');
    return s3Xml(200, 'CopyObjectResult', { ETag: etag, LastModified: new Date(modifiedAt).toISOString() });
  }

  #delete(address: S3Address): WireResponse {
    const { store, told } = this.#parts;
    store.remove(address.bucket, address.key, this.#tells(address.bucket) ? objectDeleted(this.#telling(address)) : undefined);
    told();
    return s3Answer(204);
  }

  #store(
    address: S3Address,
    body: Buffer,
    headers: Readonly<Record<string, string>>,
    reason: Parameters<typeof objectCreated>[2],
  ): StoredObject {
    const { store, told } = this.#parts;
    const telling = this.#telling(address);
    const etag = `"${createHash('md5').update(body).digest('hex')}"`;
    const object = { etag, size: body.length, modifiedAt: telling.at, headers, body };
    const event: EventDraft | undefined = this.#tells(address.bucket) ? objectCreated(telling, object, reason) : undefined;
    store.put(address.bucket, address.key, object, event);
    told();
    return object;
  }

  /** Not what a lifecycle rule has ended: it goes when it is next looked for. */
  #find(address: S3Address): ObjectFacts | undefined {
    const { store, definitionOf, clock } = this.#parts;
    const facts = store.facts(address.bucket, address.key);
    const rules = definitionOf(address.bucket)?.expirations.filter(({ prefix }) => address.key.startsWith(prefix)) ?? [];
    const days = Math.min(...rules.map(({ days }) => days));
    if (facts === undefined || clock.now() < endOf(facts.modifiedAt, days)) return facts;
    store.remove(address.bucket, address.key, undefined);
    return undefined;
  }

  #require(address: S3Address): ObjectFacts {
    const facts = this.#find(address);
    if (facts === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: address.key });
    return facts;
  }

  #requireBucket(bucket: string): void {
    if (!this.#parts.store.hasBucket(bucket))
      throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', { BucketName: bucket });
  }

  #tells(bucket: string): boolean {
    return this.#parts.definitionOf(bucket)?.tellsEvents ?? false;
  }

  #telling({ bucket, key }: S3Address) {
    const { clock, accountId } = this.#parts;
    return { bucket, key, at: Math.floor(clock.now()), accountId };
  }
}

/** S3 counts days from the next midnight in UTC. */
function endOf(modifiedAt: number, days: number): number {
  return Math.ceil((modifiedAt + days * DAY_MS) / DAY_MS) * DAY_MS;
}

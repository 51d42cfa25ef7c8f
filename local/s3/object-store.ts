import type { StatementSync } from 'node:sqlite';
import * as z from 'zod';
import type { EventDraft } from '../events/bus-event.ts';
import type { SyncedDatabase } from '../storage/synced-database.ts';

/** What is kept of an object beside its bytes. */
export interface ObjectFacts {
  /** With its quotation marks, as headers have it. */
  readonly etag: string;
  readonly size: number;
  readonly modifiedAt: number;
  /** Headers that come back with it: `content-type`, `x-amz-meta-…`, `x-amz-checksum-…`. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface StoredObject extends ObjectFacts {
  readonly body: Buffer;
}

/** Something of an object that is still to be told. */
interface DueEvent {
  readonly number: number;
  readonly draft: EventDraft;
}

const headersText = z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text)));
const factsRow = z.object({ etag: z.string(), size: z.number(), modifiedAt: z.number(), headers: headersText });
const bodyRow = z.object({ body: z.instanceof(Uint8Array) });
const draftSchema = z.object({
  source: z.string(),
  detailType: z.string(),
  detail: z.unknown(),
  resources: z.array(z.string()),
  at: z.number(),
});
const dueRow = z.object({ number: z.number(), draft: z.string().transform((text) => draftSchema.parse(JSON.parse(text))) });

/** Buckets and objects in SQLite: an object and what is to be told of it are stored together or not at all. */
export class ObjectStore {
  readonly #database: SyncedDatabase;
  readonly #put: StatementSync;
  readonly #tell: StatementSync;

  constructor(database: SyncedDatabase) {
    this.#database = database;
    database.exec(`
      CREATE TABLE IF NOT EXISTS bucket (name TEXT PRIMARY KEY) STRICT;
      CREATE TABLE IF NOT EXISTS object (
        bucket TEXT NOT NULL, key TEXT NOT NULL, etag TEXT NOT NULL, size INTEGER NOT NULL, modifiedAt INTEGER NOT NULL,
        headers TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (bucket, key)
      ) STRICT;
      CREATE TABLE IF NOT EXISTS happening (number INTEGER PRIMARY KEY, draft TEXT NOT NULL) STRICT;
      CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;`);
    this.#put = database.prepare(
      'INSERT OR REPLACE INTO object (bucket, key, etag, size, modifiedAt, headers, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#tell = database.prepare('INSERT INTO happening (draft) VALUES (?)');
  }

  /** A text that is made once and stays the same with the data. */
  secret(name: string, make: () => string): string {
    this.#database.prepare('INSERT OR IGNORE INTO secret (name, text) VALUES (?, ?)').run(name, make());
    return z.object({ text: z.string() }).parse(this.#database.prepare('SELECT text FROM secret WHERE name = ?').get(name)).text;
  }

  /** False where it is there already. */
  addBucket(name: string): boolean {
    return Number(this.#database.prepare('INSERT OR IGNORE INTO bucket (name) VALUES (?)').run(name).changes) > 0;
  }

  hasBucket(name: string): boolean {
    return this.#database.prepare('SELECT 1 FROM bucket WHERE name = ?').get(name) !== undefined;
  }

  facts(bucket: string, key: string): ObjectFacts | undefined {
    const found = this.#database
      .prepare('SELECT etag, size, modifiedAt, headers FROM object WHERE bucket = ? AND key = ?')
      .get(bucket, key);
    return found === undefined ? undefined : factsRow.parse(found);
  }

  body(bucket: string, key: string): Buffer {
    const { body } = bodyRow.parse(this.#database.prepare('SELECT body FROM object WHERE bucket = ? AND key = ?').get(bucket, key));
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  }

  put(bucket: string, key: string, { etag, size, modifiedAt, headers, body }: StoredObject, told: EventDraft | undefined): void {
    this.#together(() => {
      this.#put.run(bucket, key, etag, size, modifiedAt, JSON.stringify(headers), body);
      if (told !== undefined) this.#tell.run(JSON.stringify(told));
    });
  }

  remove(bucket: string, key: string, told: EventDraft | undefined): void {
    this.#together(() => {
      const { changes } = this.#database.prepare('DELETE FROM object WHERE bucket = ? AND key = ?').run(bucket, key);
      if (Number(changes) > 0 && told !== undefined) this.#tell.run(JSON.stringify(told));
    });
  }

  counts(): { readonly objects: number; readonly bytes: number } {
    const row = this.#database.prepare('SELECT count(*) AS objects, coalesce(sum(size), 0) AS bytes FROM object').get();
    return z.object({ objects: z.number(), bytes: z.number() }).parse(row);
  }

  /** Oldest first. */
  dueEvents(): DueEvent[] {
    const found = this.#database.prepare('SELECT number, draft FROM happening ORDER BY number').all();
    return found.map((one) => dueRow.parse(one));
  }

  /** It has been told. */
  settle(number: number): void {
    this.#database.prepare('DELETE FROM happening WHERE number = ?').run(number);
  }

  #together(write: () => void): void {
    this.#database.exec('BEGIN');
    try {
      write();
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}

import type { StatementSync } from 'node:sqlite';
import { inTransaction } from '../storage/in-transaction.ts';
import { SyncedDatabase } from '../storage/synced-database.ts';
import type { Json } from '../template/json.ts';
import type { BatchOperation, KeyRange } from './dynalite-modules.ts';

type Column = 'key' | 'value';

// Above every key there is: SQLite compares texts by their bytes in UTF-8.
const LAST_KEY = '\u{10FFFF}';

/** Keys and values of a range, in the order of the keys, read as they are asked for. */
interface RangeReader<T> {
  next(): Promise<T | undefined>;
  /** At most `size` more; none when the range is through. */
  nextv(size: number): Promise<T[]>;
  close(): Promise<void>;
}

/**
 * Keys in the order of their bytes, with JSON values, in an SQLite file: what dynalite's operations ask of a store, by the names they
 * ask for. A batch is one transaction, there whole or not at all, and nothing that follows a failed one depends on it.
 */
export class ItemStore {
  readonly #database: SyncedDatabase;
  readonly #statements = new Map<string, StatementSync>();

  /** @param path a file, made when it is missing, or `:memory:` */
  constructor(path: string) {
    this.#database = new SyncedDatabase(path);
    this.#database.exec('CREATE TABLE IF NOT EXISTS items (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID');
  }

  getSync(key: string): Json | undefined {
    const value = this.#statement('SELECT value FROM items WHERE key = ?').get(key)?.['value'];
    return typeof value === 'string' ? JSON.parse(value) : undefined;
  }

  async get(key: string): Promise<Json | undefined> {
    return this.getSync(key);
  }

  async put(key: string, value: Json): Promise<void> {
    this.#apply({ type: 'put', key, value });
  }

  async del(key: string): Promise<void> {
    this.#apply({ type: 'del', key });
  }

  /** With `sync` it resolves only when a lost power supply cannot undo it. */
  async batch(operations: readonly BatchOperation[], { sync = false }: { readonly sync?: boolean } = {}): Promise<void> {
    inTransaction(this.#database, () => operations.forEach((operation) => this.#apply(operation)));
    if (sync) await this.#database.synced();
  }

  async clear(range: KeyRange): Promise<void> {
    const { where, bounds } = boundsOf(range);
    this.#statement(`DELETE FROM items WHERE ${where}`).run(...bounds);
  }

  keys(range: KeyRange = {}): RangeReader<string> {
    return this.#reader('key', range, (key) => key);
  }

  values(range: KeyRange = {}): RangeReader<Json> {
    return this.#reader('value', range, (_key, value) => JSON.parse(value));
  }

  async close(): Promise<void> {
    this.#database.close();
  }

  /** Begins anew behind the last key for each piece: no statement stays open, which would keep the log from being emptied. */
  #reader<T>(wanted: Column, range: KeyRange, read: (key: string, value: string) => T): RangeReader<T> {
    const columns = wanted === 'key' ? 'key' : 'key, value';
    let left = range.limit === undefined || range.limit < 0 ? Infinity : range.limit;
    let rest = range;
    const nextv = async (size: number): Promise<T[]> => {
      const { where, bounds } = boundsOf(rest);
      const direction = range.reverse === true ? 'DESC' : 'ASC';
      const sql = `SELECT ${columns} FROM items WHERE ${where} ORDER BY key ${direction} LIMIT ?`;
      const rows = this.#statement(sql).all(...bounds, Math.min(size, left));
      left -= rows.length;
      const last = rows.at(-1);
      if (last !== undefined) rest = behind(rest, String(last['key']));
      return rows.map((row) => read(String(row['key']), String(row['value'])));
    };
    return { nextv, next: async () => (await nextv(1))[0], close: () => Promise.resolve() };
  }

  #apply(operation: BatchOperation): void {
    if (operation.type === 'del') this.#statement('DELETE FROM items WHERE key = ?').run(operation.key);
    else {
      const sql = 'INSERT INTO items (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value';
      this.#statement(sql).run(operation.key, JSON.stringify(operation.value));
    }
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }
}

function boundsOf({ gt, gte, lt, lte }: KeyRange): { where: string; bounds: [string, string] } {
  const lower = gt === undefined ? '>=' : '>';
  const upper = lte === undefined ? '<' : '<=';
  return { where: `key ${lower} ? AND key ${upper} ?`, bounds: [gt ?? gte ?? '', lte ?? lt ?? LAST_KEY] };
}

function behind({ gt, gte, lt, lte, reverse }: KeyRange, key: string): KeyRange {
  const lower = gt === undefined ? { gte: gte ?? '' } : { gt };
  const upper = lte === undefined ? { lt: lt ?? LAST_KEY } : { lte };
  return reverse === true ? { ...lower, lt: key, reverse } : { ...upper, gt: key };
}

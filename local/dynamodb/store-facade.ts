import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import type { BatchOperation, Callback, KeyRange, Level, Store, SubStore, TableDescription } from './dynalite-modules.ts';
import { DynamoDbError } from './dynamodb-error.ts';
import type { GroupCommit } from './group-commit.ts';
import { refusalOfItem } from './key-limits.ts';
import { itemSize, writeUnits, type Item } from './item-size.ts';

/** A write that its conditions allow, before it reaches the disk. `before` and `after`: undefined where there is no item. */
export interface ItemChange {
  readonly table: string;
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** Told of a change just before it is written, in the order of the writes. */
export type WriteTap = (change: ItemChange) => TappedWrite | undefined;

interface TappedWrite {
  /** What is to be written together with the change. */
  readonly note: readonly BatchOperation[];
  /** Called once both are on the disk. */
  written(): void;
}

/** One key of a table that an operation looked at or wrote, in bytes. */
export interface Touch {
  readonly table: string;
  readonly bytesBefore: number;
  bytesAfter: number;
  indexUnits: number;
}

interface FacadeParts {
  /** Answers from a cache; a name it does not know is asked of the store, which knows how to refuse. */
  readonly table: (name: string) => TableDescription | undefined;
  readonly tap: WriteTap;
  readonly writer: GroupCommit;
}

// Most operations want a few items of a long partition: what is drawn begins small and grows with what is taken.
const FIRST_CHUNK = 8;
const LARGEST_CHUNK = 128;

/**
 * What one operation sees in place of dynalite's store. It gives dynalite what it lacks: an item and its index entries go
 * to the disk in one batch (so a kill between them leaves no index entry without an item) and are synced before they are
 * acknowledged, accepted writes can be tapped inside the lock of their key, and what was read and written is measured.
 */
export class StoreFacade {
  readonly touches: Touch[] = [];
  /** Sizes of the items that a Query or Scan drew, in order; it may draw a few more than it looks at. */
  readonly streamed: number[] = [];
  /** The item that the last condition was checked against. */
  lastRead: Item | undefined;
  readonly options: Store['options'];
  readonly db: Level;
  readonly tableDb: Store['tableDb'];
  readonly #store: Store;
  readonly #table: (name: string) => TableDescription | undefined;
  readonly #tap: WriteTap;
  readonly #writer: GroupCommit;
  #indexWrites: { key: string; item: Item | undefined }[] = [];

  constructor(store: Store, { table, tap, writer }: FacadeParts) {
    this.options = store.options;
    this.db = store.db;
    this.tableDb = store.tableDb;
    this.#store = store;
    this.#table = table;
    this.#tap = tap;
    this.#writer = writer;
  }

  getTable(name: string, checkStatus: boolean | Callback<TableDescription>, callback?: Callback<TableDescription>): void {
    const table = this.#table(name);
    if (table === undefined) this.#store.getTable(name, checkStatus, callback);
    else if (typeof checkStatus === 'function') checkStatus(null, table);
    else callback?.(null, table);
  }

  getItemDb(table: string): SubStore {
    const prefix = `item-${table}~`;
    const read = new Map<string, { item: Item | undefined; touch: Touch }>();
    const write = (key: string, after: Item | undefined, callback: Callback<void>): void => {
      const known = read.get(key);
      if (known === undefined) return callback(new Error(`dynalite wrote ${key} without having read it`));
      this.#commit(prefix + key, { table, before: known.item, after }, known.touch, callback);
    };
    return {
      lock: this.#store.getItemDb(table).lock,
      get: (key, callback) => {
        const item = this.db.getSync(prefix + key);
        const touch = { table, bytesBefore: item === undefined ? 0 : itemSize(item), bytesAfter: 0, indexUnits: 0 };
        read.set(key, { item, touch });
        this.touches.push(touch);
        this.lastRead = item;
        callback(null, item);
      },
      put: write,
      del: (key, callback) => write(key, undefined, callback),
      createValueStream: (range) => this.#stream(prefix, range),
    };
  }

  /** Index entries wait for the item they belong to: dynalite writes them first, in the same turn. */
  getIndexDb(kind: string, table: string, index: string): SubStore {
    const prefix = `index-${kind.toLowerCase()}~${table}~${index}~`;
    const later = (key: string, item: Item | undefined, callback: Callback<void>): void => {
      this.#indexWrites.push({ key: prefix + key, item });
      callback(null);
    };
    return {
      lock: this.#store.getIndexDb(kind, table, index).lock,
      get: (key, callback) => callback(null, this.db.getSync(prefix + key)),
      put: later,
      del: (key, callback) => later(key, undefined, callback),
      createValueStream: (range) => this.#stream(prefix, range),
    };
  }

  #commit(key: string, change: ItemChange, touch: Touch, callback: Callback<void>): void {
    const operations: BatchOperation[] = [];
    for (const { key: indexKey, item } of this.#indexWrites) {
      const before = this.db.getSync(indexKey);
      if (before === undefined ? item === undefined : item !== undefined && sameItem(before, item)) continue;
      touch.indexUnits += writeUnits(Math.max(before === undefined ? 0 : itemSize(before), item === undefined ? 0 : itemSize(item)));
      operations.push(item === undefined ? { type: 'del', key: indexKey } : { type: 'put', key: indexKey, value: item });
    }
    this.#indexWrites = [];
    const { before, after } = change;
    if (after !== undefined) touch.bytesAfter = itemSize(after);
    if (touch.bytesAfter > this.options.maxItemSize) {
      return callback(DynamoDbError.validation('Item size has exceeded the maximum allowed size'));
    }
    const table = this.#table(change.table);
    const refusal = after === undefined || table === undefined ? undefined : refusalOfItem(after, table);
    if (refusal !== undefined) return callback(DynamoDbError.validation(refusal));
    operations.push(after === undefined ? { type: 'del', key } : { type: 'put', key, value: after });
    // A write that changes nothing makes no stream record, as on AWS.
    const isChange = before === undefined || after === undefined ? before !== after : !sameItem(before, after);
    const tapped = isChange ? this.#tap(change) : undefined;
    if (tapped !== undefined) operations.push(...tapped.note);
    this.#writer.write(operations, (error) => {
      if (!error) tapped?.written();
      callback(error);
    });
  }

  #stream(prefix: string, range: KeyRange): Readable {
    const { gte, gt, lte, lt, limit = -1, reverse = false } = range;
    const lower = gt === undefined ? { gte: prefix + (gte ?? '') } : { gt: prefix + gt };
    const upper = lte === undefined ? { lt: prefix + (lt ?? '\u00FF') } : { lte: prefix + lte };
    const iterator = this.db.values({ ...lower, ...upper, limit, reverse });
    const { streamed } = this;
    let chunk = FIRST_CHUNK;
    return new Readable({
      objectMode: true,
      // Nothing is drawn ahead of what is taken.
      highWaterMark: 1,
      read() {
        const size = chunk;
        chunk = Math.min(chunk * 4, LARGEST_CHUNK);
        iterator.nextv(size).then(
          (items) => {
            for (const item of items) {
              streamed.push(itemSize(item));
              this.push(item);
            }
            if (items.length === 0) this.push(null);
          },
          (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
        );
      },
      destroy(error, callback) {
        iterator.close().then(() => callback(error), callback);
      },
    });
  }
}

/** What is stored against what dynalite is about to store, where projected attributes may be present and undefined. */
function sameItem(stored: Item, next: Item): boolean {
  return isDeepStrictEqual(stored, JSON.parse(JSON.stringify(next)));
}

import { toText, type JsonObject } from '../template/json.ts';
import type { Clock } from '../clock/virtual-clock.ts';
import { readNotes } from './change-notes.ts';
import { ChangeStreams } from './change-streams.ts';
import { batchWriter, database, isTable, OPERATIONS, type Operation, type Store, type TableDescription } from './dynalite-modules.ts';
import { DynamoDbError } from './dynamodb-error.ts';
import { GroupCommit, type WriteBatch } from './group-commit.ts';
import type { Item } from './item-size.ts';
import { refusalOfRequest } from './key-limits.ts';
import { StoreFacade } from './store-facade.ts';

// What dynalite writes to the store by itself, past the facade.
const CONTROL = new Set(['CreateTable', 'DeleteTable', 'UpdateTable']);
const TAGGING = new Set(['TagResource', 'UntagResource', 'ListTagsOfResource']);

// Fields that dynalite would drop without a word. True: they change nothing here. Others are refused by name.
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  CreateTable: ['SSESpecification', 'TableClass', 'DeletionProtectionEnabled', 'OnDemandThroughput', 'WarmThroughput', 'Tags'],
  PutItem: ['ReturnValuesOnConditionCheckFailure'],
  UpdateItem: ['ReturnValuesOnConditionCheckFailure'],
  DeleteItem: ['ReturnValuesOnConditionCheckFailure'],
};

export interface EngineOptions {
  /** File of the data; undefined keeps them in memory. */
  readonly path: string | undefined;
  readonly region: string;
  readonly accountId: string;
  /** Dates the records of streams; the machine's own clock unless told. */
  readonly clock?: Pick<Clock, 'now'>;
  /** Stands between the store and its disk, for tests of what a lost power supply leaves. */
  readonly disk?: (write: WriteBatch) => WriteBatch;
}

/** dynalite's storage and operations in this process, without its HTTP server. */
export class DynaliteEngine {
  readonly store: Store;
  readonly streams: ChangeStreams;
  readonly writer: GroupCommit;
  readonly #tables = new Map<string, TableDescription>();

  private constructor(store: Store, writer: GroupCommit, streams: ChangeStreams) {
    this.store = store;
    this.writer = writer;
    this.streams = streams;
  }

  /** Opens the database at `path`, or one in memory. */
  static async open(options: EngineOptions): Promise<DynaliteEngine> {
    const { path = ':memory:', region, accountId, clock = Date, disk = (write: WriteBatch) => write } = options;
    const times = { createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 };
    const store = database.create({ ...times, path });
    store.tableDb.awsRegion = region;
    store.tableDb.awsAccountId = accountId;
    const writer = new GroupCommit(disk(batchWriter(store.db)));
    return new DynaliteEngine(store, writer, new ChangeStreams({ clock, writer, left: await readNotes(store.db) }));
  }

  async close(): Promise<void> {
    await this.writer.idle();
    await this.store.db.close();
  }

  /** What one operation is to be run on: it tells afterwards what was read and written, also when the service refused. */
  facade(): StoreFacade {
    return new StoreFacade(this.store, { table: (name) => this.table(name), tap: this.streams.tap, writer: this.writer });
  }

  /** @throws DynamoDbError when the service refuses */
  async run(name: string, input: JsonObject, seen: StoreFacade = this.facade()): Promise<JsonObject> {
    const operation = OPERATIONS.get(name);
    if (operation === undefined) throw DynamoDbError.unknownOperation(name);
    refuseUnknownFields(name, operation, input);
    const refusal = refusalOfRequest(input, (table) => this.table(table));
    if (refusal !== undefined) throw DynamoDbError.validation(refusal);
    if (TAGGING.has(name)) return this.#synced(await perform(operation, input, this.store, seen));
    if (!CONTROL.has(name)) return perform(operation, input, seen, seen);
    this.#tables.clear();
    const output = await perform(operation, input, this.store, seen);
    await this.#settled(input['TableName'], name);
    this.#tables.clear();
    return this.#synced(output);
  }

  /** The description of an active table, as stored. */
  table(name: string): TableDescription | undefined {
    const cached = this.#tables.get(name);
    if (cached !== undefined) return cached;
    const table = this.describe(name);
    if (table?.TableStatus === 'ACTIVE') this.#tables.set(name, table);
    return table?.TableStatus === 'ACTIVE' ? table : undefined;
  }

  /** The description of a table in whatever state. */
  describe(name: string): TableDescription | undefined {
    const stored: unknown = this.store.db.getSync(`table~${name}`);
    return isTable(stored) ? stored : undefined;
  }

  /** What was written past the facade lies before this write in the store's log, and is synced with it. */
  #synced<T>(output: T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.writer.write([{ type: 'put', key: 'synced', value: true }], (error) => (error ? reject(error) : resolve(output)));
    });
  }

  /** Tables change state on a timer in dynalite; answering after it has run spares every caller the polling. */
  async #settled(name: unknown, operation: string): Promise<void> {
    if (typeof name !== 'string') return;
    for (let turn = 0; turn < 1000; turn += 1) {
      const status = this.describe(name)?.TableStatus;
      if (operation === 'DeleteTable' ? status === undefined : status === 'ACTIVE') return;
      await new Promise((resolve) => void setTimeout(resolve, 1));
    }
  }
}

function perform(operation: Operation, input: JsonObject, store: Store, seen: StoreFacade): Promise<JsonObject> {
  // Read now: dynalite deletes from the input what it does not know.
  const wantsItem = input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD';
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(asRefusal(error, wantsItem ? seen.lastRead : undefined));
    try {
      operation.run(input, store, (error, output) => (error ? fail(error) : resolve(output ?? {})));
    } catch (error) {
      fail(error);
    }
  });
}

function asRefusal(error: unknown, existing: Item | undefined): unknown {
  if (!isRefusal(error)) return error;
  const isConditional = toText(error.body['__type']).endsWith('#ConditionalCheckFailedException');
  return new DynamoDbError(error.statusCode, isConditional && existing !== undefined ? { ...error.body, Item: existing } : error.body);
}

function isRefusal(error: unknown): error is { statusCode: number; body: JsonObject } {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && 'body' in error;
}

function refuseUnknownFields(name: string, operation: Operation, input: JsonObject): void {
  const unknown = Object.keys(input).find((field) => !(field in operation.types) && !HARMLESS[name]?.includes(field));
  if (unknown !== undefined) throw DynamoDbError.unsupported(`${unknown} of ${name}`);
}

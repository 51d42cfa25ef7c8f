import { toText, type JsonObject } from '../template/json.ts';
import { database, OPERATIONS, type Operation, type Store, type TableDescription } from './dynalite-modules.ts';
import { DynamoDbError } from './dynamodb-error.ts';
import type { Item } from './item-size.ts';
import { StoreFacade, type WriteTap } from './store-facade.ts';

const CONTROL = new Set(['CreateTable', 'DeleteTable', 'UpdateTable']);

// Fields that dynalite would drop without a word. True: they change nothing here. Others are refused by name.
const HARMLESS: Readonly<Record<string, readonly string[]>> = {
  CreateTable: ['SSESpecification', 'TableClass', 'DeletionProtectionEnabled', 'OnDemandThroughput', 'WarmThroughput', 'Tags'],
  PutItem: ['ReturnValuesOnConditionCheckFailure'],
  UpdateItem: ['ReturnValuesOnConditionCheckFailure'],
  DeleteItem: ['ReturnValuesOnConditionCheckFailure'],
};

/** dynalite's storage and operations in this process, without its HTTP server. */
export class DynaliteEngine {
  readonly store: Store;
  readonly #tap: WriteTap;
  readonly #tables = new Map<string, TableDescription>();

  private constructor(store: Store, tap: WriteTap) {
    this.store = store;
    this.#tap = tap;
  }

  /** Opens the database at `path`, or one in memory. */
  static async open(options: { path: string | undefined; region: string; accountId: string; tap: WriteTap }): Promise<DynaliteEngine> {
    const times = { createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 };
    const store = database.create(options.path === undefined ? times : { ...times, path: options.path });
    store.tableDb.awsRegion = options.region;
    store.tableDb.awsAccountId = options.accountId;
    await store.db.open();
    return new DynaliteEngine(store, options.tap);
  }

  async close(): Promise<void> {
    await this.store.db.close();
  }

  /** What one operation is to be run on: it tells afterwards what was read and written, also when the service refused. */
  facade(): StoreFacade {
    return new StoreFacade(this.store, (table) => this.table(table), this.#tap);
  }

  /** @throws DynamoDbError when the service refuses */
  async run(name: string, input: JsonObject, seen: StoreFacade = this.facade()): Promise<JsonObject> {
    const operation = OPERATIONS.get(name);
    if (operation === undefined) throw DynamoDbError.unknownOperation(name);
    refuseUnknownFields(name, operation, input);
    if (!CONTROL.has(name)) return perform(operation, input, seen, seen);
    this.#tables.clear();
    const output = await perform(operation, input, this.store, seen);
    await this.#settled(input['TableName'], name);
    this.#tables.clear();
    return output;
  }

  /** The item under a key as it is now, at once. */
  peek(table: string, keys: Item): Item | undefined {
    const description = this.table(table);
    if (description === undefined) return undefined;
    return this.store.db.getSync(`item-${table}~${database.createKey(keys, description)}`);
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

function isTable(value: unknown): value is TableDescription {
  return typeof value === 'object' && value !== null && 'TableStatus' in value && 'KeySchema' in value;
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

import { createRequire, Module } from 'node:module';
import type { EventEmitter } from 'node:events';
import type { Json, JsonObject } from '../template/json.ts';
import { attributeValueCheck, type ValueCheck } from './attribute-value-check.ts';
import { checkTypes, type TypeCheck } from './check-types.ts';
import type { WriteBatch } from './group-commit.ts';
import type { Item } from './item-size.ts';
import { ItemStore } from './item-store.ts';
import { rememberedConditions, type ConditionParse } from './remembered-conditions.ts';

/** dynalite reports refusals of the service with a status and a body; anything else is a fault of its own. */
interface DynaliteError extends Error {
  readonly statusCode?: number;
  readonly body?: JsonObject;
}

export type Callback<T> = (error?: DynaliteError | null, result?: T) => void;

/** Bounds of a range of keys; `limit` −1 is none. */
export interface KeyRange {
  readonly gte?: string;
  readonly gt?: string;
  readonly lte?: string;
  readonly lt?: string;
  readonly limit?: number;
  readonly reverse?: boolean;
}

export type BatchOperation = { type: 'put'; key: string; value: Json } | { type: 'del'; key: string };

export interface Level {
  close(): Promise<void>;
  getSync(key: string): Item | undefined;
  clear(range: KeyRange): Promise<void>;
  values(range: KeyRange): { nextv(size: number): Promise<Item[]>; close(): Promise<void> };
}

/** What dynalite's actions ask of the store of one table or index. */
export interface SubStore {
  readonly lock: (key: string, run: (release: (done: Callback<JsonObject>) => Callback<JsonObject>) => void) => void;
  get(key: string, callback: Callback<Item>): void;
  put(key: string, value: Item, callback: Callback<void>): void;
  del(key: string, callback: Callback<void>): void;
  createValueStream(range: KeyRange): EventEmitter;
}

interface TableDb extends SubStore {
  awsRegion: string;
  awsAccountId: string;
}

export interface IndexDescription {
  readonly IndexName: string;
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[];
  readonly Projection: { readonly ProjectionType: string; readonly NonKeyAttributes?: readonly string[] };
}

export interface TableDescription {
  readonly TableName: string;
  readonly TableStatus: string;
  readonly KeySchema: IndexDescription['KeySchema'];
  readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: string }[];
  readonly GlobalSecondaryIndexes?: readonly IndexDescription[];
  readonly LocalSecondaryIndexes?: readonly IndexDescription[];
}

export function isTable(value: unknown): value is TableDescription {
  return typeof value === 'object' && value !== null && 'TableStatus' in value && 'KeySchema' in value;
}

/** dynalite's store: the part its data actions use, which a facade can stand in for. */
export interface Store {
  readonly options: { readonly maxItemSize: number };
  readonly db: Level;
  readonly tableDb: TableDb;
  getItemDb(table: string): SubStore;
  getIndexDb(kind: string, table: string, index: string): SubStore;
  getTable(name: string, checkStatus: boolean | Callback<TableDescription>, callback?: Callback<TableDescription>): void;
}

interface Validations {
  validateAttributeValue: ValueCheck;
  readonly checkTypes: TypeCheck;
  checkValidations(input: JsonObject, types: JsonObject, custom: unknown, store: Store): void;
}

interface Database {
  create(options: { path: string; createTableMs: number; updateTableMs: number; deleteTableMs: number }): Store;
  createKey(keys: Item, table: TableDescription): string;
  getIndexActions(
    indexes: readonly IndexDescription[],
    before: Item | null,
    after: Item,
    table: TableDescription,
  ): { puts: { index: string; key: string; item: Item }[] };
}

export interface Operation {
  readonly types: JsonObject;
  run(input: JsonObject, store: Store, callback: Callback<JsonObject>): void;
}

// dynalite has no types and serves HTTP only; its actions are plain functions of a store and an input, and calling
// them directly spares a second parse, and the crash that a client which hangs up causes in its request handler.
const load = createRequire(import.meta.url);
standIn('level', { Level: ItemStore });
standIn('memory-level', {});
const validations: Validations = load('dynalite/validations');
validations.validateAttributeValue = attributeValueCheck(validations.validateAttributeValue);
const conditionParser: { parse: ConditionParse } = load('dynalite/db/conditionParser');
conditionParser.parse = rememberedConditions(conditionParser.parse);

export const database: Database = load('dynalite/db');

/** The store's own batch: dynalite's wrapper of it drops its options, and with them the sync. */
export function batchWriter(db: Level): WriteBatch {
  const { batch }: { batch: (this: Level, ...parameters: Parameters<WriteBatch>) => Promise<void> } = Object.getPrototypeOf(db);
  return (operations, options) => batch.call(db, operations, options);
}

/** By operation name as on the wire. Everything else is refused. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [
    'BatchGetItem',
    'BatchWriteItem',
    'CreateTable',
    'DeleteItem',
    'DeleteTable',
    'DescribeTable',
    'DescribeTimeToLive',
    'GetItem',
    'ListTables',
    'ListTagsOfResource',
    'PutItem',
    'Query',
    'Scan',
    'TagResource',
    'UntagResource',
    'UpdateItem',
    'UpdateTable',
  ].map((name) => [name, loadOperation(name)]),
);

/** What dynalite's own `require` of a module gets: its stores, one of which is native, are never loaded. */
function standIn(name: string, exports: object): void {
  const { cache, resolve } = createRequire(load.resolve('dynalite/db'));
  const path = resolve(name);
  const module = new Module(path);
  Object.assign(module, { exports, loaded: true });
  cache[path] = module;
}

function loadOperation(name: string): Operation {
  const file = name.charAt(0).toLowerCase() + name.slice(1);
  const validation: { types: JsonObject; custom?: unknown } = load(`dynalite/validations/${file}`);
  const action: (store: Store, input: JsonObject, callback: Callback<JsonObject>) => void = load(`dynalite/actions/${file}`);
  return {
    types: validation.types,
    run: (input, store, callback) => {
      const checked = checkTypes(input, validation.types, validations.checkTypes);
      validations.checkValidations(checked, validation.types, validation.custom, store);
      action(store, checked, callback);
    },
  };
}

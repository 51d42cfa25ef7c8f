import { TemplateError } from '../template/template-error.ts';
import type { DynaliteEngine } from './dynalite-engine.ts';
import { database, type BatchOperation, type IndexDescription, type Level, type TableDescription } from './dynalite-modules.ts';
import type { IndexDefinition, TableDefinition } from './table-definition.ts';

const CHUNK = 500;

/**
 * Makes the table what the template says: created if missing, global indexes added (and filled) or removed if they changed.
 * @throws TemplateError when the stored table has another key or other local indexes: only `--fresh` can change those
 */
export async function provisionTable(engine: DynaliteEngine, table: TableDefinition): Promise<void> {
  const stored = engine.describe(table.name);
  if (stored === undefined) return createTable(engine, table);
  refuseOtherShape(stored, table);
  const storedIndexes = stored.GlobalSecondaryIndexes ?? [];
  const stale = storedIndexes.filter((index) => !table.globalIndexes.some((wanted) => sameIndex(index, wanted)));
  const missing = table.globalIndexes.filter((wanted) => !storedIndexes.some((index) => sameIndex(index, wanted)));
  const staleTypes = !sameTypes(stored, table);
  if (stale.length === 0 && missing.length === 0 && !staleTypes) return;
  const { db } = engine.store;
  for (const index of stale) await removeKeys(db, indexPrefix(table.name, index.IndexName));
  const kept = storedIndexes.filter((index) => !stale.includes(index));
  const added = missing.map((index) => ({ ...asInput(index), IndexStatus: 'ACTIVE', IndexSizeBytes: 0, ItemCount: 0 }));
  const described = { ...stored, AttributeDefinitions: table.attributes, GlobalSecondaryIndexes: [...kept, ...added] };
  // The entries first and the description last: after a kill half-way the next start begins this again.
  await fillIndexes(engine, described, added);
  await write(engine, [{ type: 'put', key: `table~${table.name}`, value: JSON.parse(JSON.stringify(described)) }]);
}

async function createTable(engine: DynaliteEngine, table: TableDefinition): Promise<void> {
  await engine.run('CreateTable', {
    TableName: table.name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [...table.keySchema],
    AttributeDefinitions: table.attributes.map((attribute) => ({ ...attribute })),
    ...(table.globalIndexes.length > 0 ? { GlobalSecondaryIndexes: table.globalIndexes.map(asInput) } : {}),
    ...(table.localIndexes.length > 0 ? { LocalSecondaryIndexes: table.localIndexes.map(asInput) } : {}),
  });
}

function asInput({ IndexName, KeySchema, Projection: { ProjectionType, NonKeyAttributes } }: IndexDefinition) {
  return { IndexName, KeySchema, Projection: { ProjectionType, ...(NonKeyAttributes === undefined ? {} : { NonKeyAttributes }) } };
}

function refuseOtherShape(stored: TableDescription, table: TableDefinition): void {
  const before = keyTypes(stored.KeySchema, stored.AttributeDefinitions);
  const after = keyTypes(table.keySchema, table.attributes);
  const localBefore = JSON.stringify((stored.LocalSecondaryIndexes ?? []).map(indexShape));
  const localAfter = JSON.stringify(table.localIndexes.map(indexShape));
  if (before === after && localBefore === localAfter) return;
  const what =
    before === after ? `local indexes ${localBefore}, the template has ${localAfter}` : `key (${before}), the template has (${after})`;
  throw new TemplateError(
    `Table ${table.name} was stored with ${what}. A stored table cannot change these: start with --fresh to begin anew.`,
  );
}

function keyTypes(keys: IndexDescription['KeySchema'], attributes: TableDescription['AttributeDefinitions']): string {
  return keys.map((key) => `${key.AttributeName} ${key.KeyType} ${typeOf(attributes, key.AttributeName)}`).join(', ');
}

function typeOf(attributes: TableDescription['AttributeDefinitions'], name: string): string | undefined {
  return attributes.find((attribute) => attribute.AttributeName === name)?.AttributeType;
}

function sameTypes(stored: TableDescription, table: TableDefinition): boolean {
  return table.attributes.every(({ AttributeName, AttributeType }) => typeOf(stored.AttributeDefinitions, AttributeName) === AttributeType);
}

function sameIndex(left: IndexDescription | IndexDefinition, right: IndexDefinition): boolean {
  return JSON.stringify(indexShape(left)) === JSON.stringify(indexShape(right));
}

function indexShape({ IndexName, KeySchema, Projection }: IndexDescription | IndexDefinition): unknown[] {
  return [
    IndexName,
    KeySchema.map((key) => [key.AttributeName, key.KeyType]),
    Projection.ProjectionType,
    [...(Projection.NonKeyAttributes ?? [])].sort(),
  ];
}

function indexPrefix(table: string, index: string): string {
  return `index-global~${table}~${index}~`;
}

async function fillIndexes(engine: DynaliteEngine, table: TableDescription, indexes: readonly IndexDescription[]): Promise<void> {
  const prefix = `item-${table.TableName}~`;
  const items = engine.store.db.values({ gte: prefix, lt: `${prefix}\u00FF`, limit: -1 });
  for (let chunk = await items.nextv(CHUNK); chunk.length > 0; chunk = await items.nextv(CHUNK)) {
    const puts = chunk.flatMap((item) => database.getIndexActions(indexes, null, item, table).puts);
    await write(
      engine,
      puts.map(({ index, key, item }) => ({ type: 'put', key: indexPrefix(table.TableName, index) + key, value: item })),
    );
  }
  await items.close();
}

async function removeKeys(db: Level, prefix: string): Promise<void> {
  await db.clear({ gte: prefix, lt: `${prefix}\u00FF` });
}

function write({ writer }: DynaliteEngine, operations: BatchOperation[]): Promise<void> {
  return new Promise((resolve, reject) => {
    writer.write(operations, (error) => (error ? reject(error) : resolve()));
  });
}

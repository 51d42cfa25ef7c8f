import type { DynaliteEngine } from './dynalite-engine.ts';
import { database, type BatchOperation } from './dynalite-modules.ts';
import { attributesOf, type PlainItem } from './plain-item.ts';

/** Items were to go into a table that nobody provisioned. */
class UnknownTableError extends Error {
  override readonly name = 'UnknownTableError';
}

/**
 * Puts items into a table with their index entries, past conditions, streams and capacity, as DynamoDB's import of a table from
 * files does: for filling a table that nobody else writes to. What was there under a key is overwritten; its entries in indexes
 * that the new item is not in stay, so the table should be empty. Resolves when a lost power supply cannot undo it.
 */
export async function loadItems(engine: DynaliteEngine, tableName: string, items: readonly PlainItem[]): Promise<void> {
  const table = engine.table(tableName);
  if (table === undefined) throw new UnknownTableError(`no table ${tableName} to load items into`);
  const operations: BatchOperation[] = [];
  for (const plain of items) {
    const item = attributesOf(plain);
    operations.push({ type: 'put', key: `item-${tableName}~${database.createKey(item, table)}`, value: item });
    const { puts } = database.getIndexActions(table.GlobalSecondaryIndexes ?? [], null, item, table);
    for (const { index, key, item: entry } of puts) {
      operations.push({ type: 'put', key: `index-global~${tableName}~${index}~${key}`, value: entry });
    }
  }
  if (operations.length === 0) return;
  await new Promise<void>((resolve, reject) => {
    engine.writer.write(operations, (error) => (error ? reject(error) : resolve()));
  });
}

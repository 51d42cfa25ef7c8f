import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { isJsonObject, parseJson } from '../template/json.ts';
import { lastGiven, noteOf } from './change-notes.ts';
import { database, isTable, type Store } from './dynalite-modules.ts';
import type { WriteBatch } from './group-commit.ts';
import type { Item } from './item-size.ts';
import type { Change, ChangeName } from './stream-record.ts';

/**
 * Data directories made before notes lay beside their items have them in an SQLite file of its own. Takes over what was
 * not struck out there, under its numbers, and removes the file. Such a note may be of a write that never reached the
 * store: those are dropped.
 */
export async function takeOverOlderNotes(file: string, store: Store, write: WriteBatch): Promise<void> {
  if (!existsSync(file)) return;
  const older = new DatabaseSync(file);
  const rows = older.prepare('SELECT * FROM changes ORDER BY sequence').all();
  const last = Number(older.prepare('SELECT max(seq) AS last FROM sqlite_sequence').get()?.['last'] ?? 0);
  older.close();
  const changes = rows.flatMap((row) => changeOf(row, store) ?? []);
  await write([...changes.flatMap(noteOf), lastGiven(last)], { sync: true });
  for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
}

function changeOf(row: Record<string, unknown>, store: Store): Change | undefined {
  const table = String(row['tableName']);
  const keys = parseJson(String(row['keys']));
  if (!isJsonObject(keys)) return undefined;
  const item = storedItem(store, table, keys);
  const name: ChangeName = row['name'] === 'REMOVE' || row['name'] === 'MODIFY' ? row['name'] : 'INSERT';
  const happened = name === 'REMOVE' ? item === undefined : item !== undefined;
  return happened ? { sequence: Number(row['sequence']), table, name, keys, at: Number(row['at']), newImage: item } : undefined;
}

function storedItem(store: Store, table: string, keys: Item): Item | undefined {
  const description: unknown = store.db.getSync(`table~${table}`);
  return isTable(description) ? store.db.getSync(`item-${table}~${database.createKey(keys, description)}`) : undefined;
}

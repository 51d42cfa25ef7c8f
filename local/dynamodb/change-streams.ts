import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Clock } from '../clock/virtual-clock.ts';
import { isJsonObject, parseJson } from '../template/json.ts';
import type { Item } from './item-size.ts';
import type { WriteTap } from './store-facade.ts';
import { streamRecord, type Change, type ChangeName, type StreamedTable, type StreamRecord } from './stream-record.ts';

/** Takes the records of a table in the order of its writes. */
export interface StreamSubscriber {
  /** `partition` names the item's partition key; `done` is called once, when the record needs no second delivery. */
  take(record: StreamRecord, partition: string, done: () => void): void;
}

interface Watched {
  readonly table: StreamedTable;
  readonly subscribers: readonly StreamSubscriber[];
  /** Writes on their way to the disk or waiting for an earlier one, oldest first. */
  readonly line: Pending[];
}

interface Pending {
  readonly change: Change;
  readonly image: Item | undefined;
  outcome: 'underway' | 'written' | 'failed';
}

/**
 * Makes a stream of the writes that the store accepts. Each is noted in a database of its own *before* it reaches the
 * store and struck out once every subscriber is done with it, so a process killed in between leaves the note, and
 * `recover` emits the record anew: at least once, in the order of the writes.
 */
export class ChangeStreams {
  readonly #clock: Clock;
  readonly #database: DatabaseSync;
  readonly #note: StatementSync;
  readonly #strike: StatementSync;
  readonly #watched = new Map<string, Watched>();
  #unfinished = 0;

  constructor(options: { databasePath: string; clock: Clock }) {
    this.#clock = options.clock;
    this.#database = new DatabaseSync(options.databasePath);
    // The promise is to survive a kill of the process, not of the machine, so nothing waits for the disk.
    this.#database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = OFF;
      CREATE TABLE IF NOT EXISTS changes (sequence INTEGER PRIMARY KEY AUTOINCREMENT, tableName TEXT, name TEXT, keys TEXT, at INTEGER) STRICT;
    `);
    this.#note = this.#database.prepare('INSERT INTO changes (tableName, name, keys, at) VALUES (?, ?, ?, ?)');
    this.#strike = this.#database.prepare('DELETE FROM changes WHERE sequence = ?');
  }

  /** From now on writes to the table are handed to the subscribers. */
  watch(table: StreamedTable, subscribers: readonly StreamSubscriber[]): void {
    if (subscribers.length > 0) this.#watched.set(table.table, { table, subscribers, line: [] });
  }

  readonly tap: WriteTap = ({ table, before, after }) => {
    const watched = this.#watched.get(table);
    const item = after ?? before;
    if (watched === undefined || item === undefined) return undefined;
    const name: ChangeName = after === undefined ? 'REMOVE' : before === undefined ? 'INSERT' : 'MODIFY';
    const keys = keysOf(watched.table, item);
    const at = this.#clock.now();
    const { lastInsertRowid } = this.#note.run(table, name, JSON.stringify(keys), Math.floor(at));
    const pending: Pending = { change: { sequence: Number(lastInsertRowid), name, keys, at }, image: after, outcome: 'underway' };
    watched.line.push(pending);
    return (written) => {
      pending.outcome = written ? 'written' : 'failed';
      this.#emitSettled(watched);
    };
  };

  /**
   * Emits what an earlier process noted and did not finish. `read` gives the item under a key as it is now: a note
   * whose write never reached the store is dropped.
   */
  recover(read: (table: string, keys: Item) => Item | undefined): void {
    for (const row of this.#database.prepare('SELECT * FROM changes ORDER BY sequence').all()) {
      const watched = this.#watched.get(String(row['tableName']));
      const keys = parseJson(String(row['keys']));
      const name = changeName(row['name']);
      const sequence = Number(row['sequence']);
      const item = watched !== undefined && isJsonObject(keys) ? read(watched.table.table, keys) : undefined;
      const happened = name === 'REMOVE' ? item === undefined : item !== undefined;
      if (watched === undefined || !isJsonObject(keys) || !happened) this.#strike.run(sequence);
      else this.#emit(watched, { change: { sequence, name, keys, at: Number(row['at']) }, image: item, outcome: 'written' });
    }
  }

  /** Records that some subscriber is not done with. */
  unfinished(): number {
    return this.#unfinished;
  }

  close(): void {
    this.#watched.clear();
    this.#database.close();
  }

  /** The disk may finish writes out of order; the stream does not. */
  #emitSettled(watched: Watched): void {
    for (let first = watched.line[0]; first !== undefined && first.outcome !== 'underway'; first = watched.line[0]) {
      watched.line.shift();
      if (first.outcome === 'written') this.#emit(watched, first);
      else this.#strike.run(first.change.sequence);
    }
  }

  #emit({ table, subscribers }: Watched, { change, image }: Pending): void {
    const record = streamRecord(table, change, image);
    const partition = JSON.stringify(change.keys[table.keyNames[0] ?? '']);
    let waiting = subscribers.length;
    this.#unfinished += 1;
    const done = (): void => {
      waiting -= 1;
      if (waiting > 0) return;
      this.#unfinished -= 1;
      this.#strike.run(change.sequence);
    };
    for (const subscriber of subscribers) subscriber.take(record, partition, done);
  }
}

function keysOf(table: StreamedTable, item: Item): Item {
  return Object.fromEntries(table.keyNames.map((name) => [name, item[name] ?? null]));
}

function changeName(value: unknown): ChangeName {
  return value === 'REMOVE' || value === 'MODIFY' ? value : 'INSERT';
}

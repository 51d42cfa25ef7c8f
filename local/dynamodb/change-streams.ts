import type { Clock } from '../clock/virtual-clock.ts';
import { noteOf, strike } from './change-notes.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Item } from './item-size.ts';
import type { WriteTap } from './store-facade.ts';
import { imagesFor, streamRecord, type Change, type ChangeName, type StreamedTable, type StreamRecord } from './stream-record.ts';

/** Takes the records of a table in the order of its writes. */
export interface StreamSubscriber {
  /** `partition` names the item's partition key; `done` is called once, when the record needs no second delivery. */
  take(record: StreamRecord, partition: string, done: () => void): void;
}

interface Watched {
  readonly table: StreamedTable;
  readonly subscribers: readonly StreamSubscriber[];
}

export interface ChangeStreamsOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly writer: GroupCommit;
  /** What an earlier process left unfinished, oldest first, and the last number it gave. */
  readonly left: { readonly notes: readonly Change[]; readonly last: number };
}

/**
 * Makes a stream of the writes that the store accepts. Each is noted in the batch that writes its item and struck out once
 * every subscriber is done with it, so whatever ends the process leaves item and note or neither, and `recover` emits
 * the record anew: at least once, in the order of the writes.
 */
export class ChangeStreams {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #writer: GroupCommit;
  readonly #watched = new Map<string, Watched>();
  #left: readonly Change[];
  #sequence: number;
  #unfinished = 0;

  constructor({ clock, writer, left }: ChangeStreamsOptions) {
    this.#clock = clock;
    this.#writer = writer;
    this.#left = left.notes;
    this.#sequence = left.last;
  }

  /** From now on writes to the table are handed to the subscribers. */
  watch(table: StreamedTable, subscribers: readonly StreamSubscriber[]): void {
    if (subscribers.length > 0) this.#watched.set(table.table, { table, subscribers });
  }

  readonly tap: WriteTap = ({ table, before, after }) => {
    const watched = this.#watched.get(table);
    const item = after ?? before;
    if (watched === undefined || item === undefined) return undefined;
    const name: ChangeName = after === undefined ? 'REMOVE' : before === undefined ? 'INSERT' : 'MODIFY';
    const keys = keysOf(watched.table, item);
    this.#sequence += 1;
    const change: Change = {
      sequence: this.#sequence,
      table,
      name,
      keys,
      at: this.#clock.now(),
      ...imagesFor(watched.table.viewType, before, after),
    };
    return { note: noteOf(change), written: () => this.#emit(watched, change) };
  };

  /** Emits what an earlier process noted and did not finish. */
  recover(): void {
    for (const change of this.#left) {
      const watched = this.#watched.get(change.table);
      if (watched === undefined) this.#writer.writeLater(strike(change.sequence));
      else this.#emit(watched, change);
    }
    this.#left = [];
  }

  /** Records that some subscriber is not done with. */
  unfinished(): number {
    return this.#unfinished;
  }

  #emit({ table, subscribers }: Watched, change: Change): void {
    const record = streamRecord(table, change);
    const partition = JSON.stringify(change.keys[table.keyNames[0] ?? '']);
    let waiting = subscribers.length;
    this.#unfinished += 1;
    const done = (): void => {
      waiting -= 1;
      if (waiting > 0) return;
      this.#unfinished -= 1;
      this.#writer.writeLater(strike(change.sequence));
    };
    for (const subscriber of subscribers) subscriber.take(record, partition, done);
  }
}

function keysOf(table: StreamedTable, item: Item): Item {
  return Object.fromEntries(table.keyNames.map((name) => [name, item[name] ?? null]));
}

import { SyncedDatabase } from '../storage/synced-database.ts';
import { VirtualClock } from './virtual-clock.ts';
import type { Instant } from './virtual-clock.ts';

/** A virtual clock whose position outlives the process and the machine's power: a restart never goes back in time. */
export interface StoredClock {
  readonly clock: VirtualClock;
  /** Stops the clock and notes where it stood. */
  close(): void;
}

/**
 * @param databasePath a file, or `:memory:`
 * @param beginAt where a clock that has no position yet begins; the machine's time unless told
 */
export function openStoredClock(databasePath: string, beginAt: Instant = Date.now()): StoredClock {
  const database = new SyncedDatabase(databasePath);
  database.exec('CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), offset REAL, seen REAL) STRICT');
  const stored = database.prepare('SELECT offset, seen FROM clock').get();
  const note = database.prepare('INSERT OR REPLACE INTO clock (id, offset, seen) VALUES (1, ?, ?)');
  // The machine's own clock may have been set back since.
  const offset = stored === undefined ? beginAt - Date.now() : Math.max(Number(stored['offset']), Number(stored['seen']) - Date.now());
  note.run(offset, Date.now() + offset);
  const onMove = (moved: number): Promise<void> => {
    note.run(moved, Date.now() + moved);
    return database.synced();
  };
  const clock = new VirtualClock({ offset, onMove });
  return {
    clock,
    close: () => {
      clock.stop();
      note.run(clock.shared[0] ?? 0, clock.now());
      database.close();
    },
  };
}

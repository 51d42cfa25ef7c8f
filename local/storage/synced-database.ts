import { closeSync, fdatasync, openSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { promisify } from 'node:util';

/** What keeps commits of which a lost power supply may still take some. */
export interface Synced {
  /** Resolves when all that was stored before the call is safe from a lost power supply. */
  synced(): Promise<void>;
}

/** Puts an open file's content on the disk. */
export type SyncFile = (descriptor: number) => Promise<void>;

const MEMORY = ':memory:';

/**
 * An SQLite file whose commits reach the disk in groups, off the main thread. A commit survives the end of the process at
 * once, and a lost power supply when `synced` has resolved: SQLite appends it to the write-ahead log, whose checksums tell
 * whole commits from torn ones, and one sync of that file makes all of them safe that were made before it. SQLite itself
 * syncs around checkpoints only (`synchronous = NORMAL`).
 */
export class SyncedDatabase extends DatabaseSync implements Synced {
  readonly #log: string | undefined;
  readonly #sync: SyncFile;
  readonly #countChanges: StatementSync;
  /** Changes that are safe. */
  #safe = 0;
  /** The sync under way, and the changes it makes safe. */
  #running: { readonly changes: number; readonly done: Promise<void> } | undefined;
  #next: Promise<void> | undefined;
  #descriptor: number | undefined;

  /** @param path a file, made when it is missing, or `:memory:` */
  constructor(path: string, sync: SyncFile = promisify(fdatasync)) {
    super(path);
    this.#log = path === MEMORY ? undefined : `${path}-wal`;
    this.#sync = sync;
    this.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    this.#countChanges = this.prepare('SELECT total_changes() AS changes');
  }

  synced(): Promise<void> {
    if (this.#log === undefined || !this.isOpen) return Promise.resolve();
    const changes = this.#changes();
    if (changes === this.#safe) return Promise.resolve();
    if (this.#running?.changes === changes) return this.#running.done;
    // The sync under way may have begun before the last commit: the one after it is the first that is sure to hold it.
    this.#next ??= settled(this.#running?.done).then(() => this.#syncLog());
    return this.#next;
  }

  override close(): void {
    super.close();
    const descriptor = this.#descriptor;
    if (descriptor !== undefined) void settled(this.#running?.done).then(() => closeSync(descriptor));
  }

  async #syncLog(): Promise<void> {
    this.#next = undefined;
    // Closing has put everything into the main file and synced it.
    if (this.#log === undefined || !this.isOpen) return;
    const changes = this.#changes();
    this.#descriptor ??= openSync(this.#log, 'r+');
    const done = this.#sync(this.#descriptor);
    this.#running = { changes, done };
    try {
      await done;
      this.#safe = changes;
    } finally {
      this.#running = undefined;
    }
  }

  #changes(): number {
    return Number(this.#countChanges.get()?.['changes']);
  }
}

async function settled(work: Promise<void> | undefined): Promise<void> {
  await work?.catch(() => undefined);
}

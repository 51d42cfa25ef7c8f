import type { BatchOperation } from './dynalite-modules.ts';

/** Writes a batch, whole or not at all; with `sync` it resolves only when a lost power supply cannot undo it. */
export type WriteBatch = (operations: readonly BatchOperation[], options: { readonly sync: boolean }) => Promise<void>;

/** Called once the write is on the disk, or with what kept it from getting there. */
type Written = (error?: Error | null) => void;

interface Write {
  readonly operations: readonly BatchOperation[];
  readonly done: Written | undefined;
}

/**
 * Puts the store's writes on the disk in groups. What comes in while one group is being synced goes with the next, so
 * many writers share a sync and a single one waits for its own only. A group is one batch: writes are on the disk in the
 * order in which they came, each one whole.
 */
export class GroupCommit {
  readonly #write: WriteBatch;
  #waiting: Write[] = [];
  #work: Promise<void> | undefined;

  constructor(write: WriteBatch) {
    this.#write = write;
  }

  /** `done` is told when a lost power supply cannot undo the write any more. */
  write(operations: readonly BatchOperation[], done: Written): void {
    this.#add({ operations, done });
  }

  /** Nobody waits for this: it goes with the next group, and may be lost with the power until then. */
  writeLater(operations: readonly BatchOperation[]): void {
    this.#add({ operations, done: undefined });
  }

  /** Resolves when nothing is waiting. */
  async idle(): Promise<void> {
    await this.#work;
  }

  #add(write: Write): void {
    this.#waiting.push(write);
    this.#work ??= this.#writeGroups();
  }

  async #writeGroups(): Promise<void> {
    // All that comes in the same turn, the puts of a BatchWriteItem say, is one group.
    await Promise.resolve();
    for (let group = this.#take(); group.length > 0; group = this.#take()) {
      const failure = await this.#writeGroup(group);
      for (const { done } of group) done?.(failure);
    }
    this.#work = undefined;
  }

  #take(): Write[] {
    return this.#waiting.splice(0);
  }

  /** What somebody waits for is synced. A failure concerns them all: the batch is written whole or not at all. */
  async #writeGroup(group: readonly Write[]): Promise<Error | null> {
    try {
      await this.#write(
        group.flatMap(({ operations }) => operations),
        { sync: group.some(({ done }) => done !== undefined) },
      );
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error('The store cannot be written to', { cause: error });
    }
  }
}

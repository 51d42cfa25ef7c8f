import { DatabaseSync } from 'node:sqlite';

/**
 * A lock that the operating system holds for this process and lets go of when the process ends, however it ends. What a lock
 * file says may outlive its writer, whose number then belongs to somebody else; this cannot. It is SQLite's own lock on an
 * empty database, so it works wherever the data do.
 */
export interface HeldLock {
  release(): void;
}

// SQLite's result codes for a file that somebody else has locked.
const BUSY = new Set([5, 261, 517]);

/** @param path a file, made when it is missing. Undefined when another process, or somebody else in this one, holds it. */
export function takeHeldLock(path: string): HeldLock | undefined {
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && BUSY.has(error.errcode);
}

import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` in one transaction, which is undone when it throws. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk makes SQLite undo it by itself; a second ROLLBACK would hide why.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

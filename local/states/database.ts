import { SyncedDatabase } from '../storage/synced-database.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS definitions (hash TEXT PRIMARY KEY, definition TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS machines (
    arn TEXT PRIMARY KEY, name TEXT NOT NULL, definition TEXT NOT NULL, role_arn TEXT NOT NULL, revision TEXT NOT NULL,
    logging TEXT, tracing TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS executions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, arn TEXT NOT NULL UNIQUE, name TEXT NOT NULL, machine_arn TEXT NOT NULL,
    machine_name TEXT NOT NULL, role_arn TEXT NOT NULL, definition TEXT NOT NULL, input TEXT NOT NULL,
    started_at INTEGER NOT NULL, expires_at INTEGER, status TEXT NOT NULL, stopped_at INTEGER, output TEXT,
    error TEXT, cause TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS executions_by_machine ON executions (machine_arn, id);
  CREATE INDEX IF NOT EXISTS executions_running ON executions (id) WHERE status = 'RUNNING';
  CREATE TABLE IF NOT EXISTS strands (
    execution INTEGER NOT NULL, id INTEGER NOT NULL, strand TEXT NOT NULL, PRIMARY KEY (execution, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS events (
    execution INTEGER NOT NULL, id INTEGER NOT NULL, at INTEGER NOT NULL, previous INTEGER NOT NULL,
    type TEXT NOT NULL, details TEXT, PRIMARY KEY (execution, id)
  ) STRICT, WITHOUT ROWID;
`;

/** Opens the store, making its tables when they are missing. */
export function openDatabase(path: string): SyncedDatabase {
  const database = new SyncedDatabase(path);
  database.exec(SCHEMA);
  return database;
}

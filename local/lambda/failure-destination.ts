import { DatabaseSync } from 'node:sqlite';

/** A message that ended in a failure destination. `at`: milliseconds, virtual time; `body`: JSON text as AWS sends it. */
export interface FailedMessage {
  readonly queueArn: string;
  readonly at: number;
  readonly body: string;
}

/** The template's failure queues as one durable list: what functions could not process, for people and tests to read. */
export class FailureDestination {
  readonly #database: DatabaseSync;

  constructor(databasePath: string) {
    this.#database = new DatabaseSync(databasePath);
    this.#database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      CREATE TABLE IF NOT EXISTS failures (id INTEGER PRIMARY KEY, queueArn TEXT, at INTEGER, body TEXT) STRICT;
    `);
  }

  put(message: FailedMessage): void {
    this.#database
      .prepare('INSERT INTO failures (queueArn, at, body) VALUES (?, ?, ?)')
      .run(message.queueArn, Math.floor(message.at), message.body);
  }

  /** Oldest first. */
  list(): FailedMessage[] {
    return this.#database
      .prepare('SELECT queueArn, at, body FROM failures ORDER BY id')
      .all()
      .map((row) => ({ queueArn: String(row['queueArn']), at: Number(row['at']), body: String(row['body']) }));
  }

  close(): void {
    this.#database.close();
  }
}

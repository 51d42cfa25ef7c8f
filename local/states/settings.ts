import { randomBytes } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** What the store keeps beside its tables' subjects. */
export class Settings {
  /** The key of the task tokens, made with the store. */
  readonly tokenKey: string;
  readonly #countTransitions: StatementSync;
  #transitions: number;

  constructor(database: DatabaseSync) {
    const read = database.prepare('SELECT value FROM settings WHERE name = ?');
    const keep = database.prepare('INSERT OR IGNORE INTO settings (name, value) VALUES (?, ?)');
    keep.run('tokenKey', randomBytes(32).toString('hex'));
    keep.run('transitions', 0);
    this.#countTransitions = database.prepare(`UPDATE settings SET value = ? WHERE name = 'transitions'`);
    this.tokenKey = String(read.get('tokenKey')?.['value']);
    this.#transitions = Number(read.get('transitions')?.['value']);
  }

  /** States entered and task attempts repeated, ever. */
  get transitions(): number {
    return this.#transitions;
  }

  /** To be called inside the transaction that stores the transitions. */
  addTransitions(count: number): void {
    if (count === 0) return;
    this.#transitions += count;
    this.#countTransitions.run(this.#transitions);
  }
}

import * as z from 'zod';
import type { Instant } from '../clock/virtual-clock.ts';
import { SyncedDatabase, type Synced } from '../storage/synced-database.ts';
import type { BusEvent } from './bus-event.ts';

/** An event on its way to one target. */
export interface Delivery {
  readonly number: number;
  readonly rule: string;
  readonly target: string;
  readonly event: BusEvent;
  readonly acceptedAt: Instant;
  /** The next attempt. */
  readonly dueAt: Instant;
  /** Attempts the target's service refused, and attempts in which the function itself failed. */
  readonly refusals: number;
  readonly failures: number;
}

/** A delivery given up, with the last error. */
export interface DeadDelivery extends Delivery {
  readonly error: string;
}

const eventSchema = z.object({
  version: z.literal('0'),
  id: z.string(),
  'detail-type': z.string(),
  source: z.string(),
  account: z.string(),
  time: z.string(),
  region: z.string(),
  resources: z.array(z.string()),
  detail: z.unknown(),
});
const row = z.object({
  number: z.number(),
  rule: z.string(),
  target: z.string(),
  event: z.string().transform((text) => eventSchema.parse(JSON.parse(text))),
  acceptedAt: z.number(),
  dueAt: z.number(),
  refusals: z.number(),
  failures: z.number(),
});
const deadRow = row.extend({ error: z.string() });
const countRow = z.object({ count: z.number() });
const lastRow = z.object({ last: z.number() }).optional();

/** Deliveries and the schedules' last firings in SQLite: accepted means stored, also across a killed process. */
export class DeliveryStore implements Synced {
  readonly #database: SyncedDatabase;

  constructor(path: string) {
    this.#database = new SyncedDatabase(path);
    this.#database.exec(`
      CREATE TABLE IF NOT EXISTS delivery (
        number INTEGER PRIMARY KEY, rule TEXT NOT NULL, target TEXT NOT NULL, event TEXT NOT NULL,
        acceptedAt INTEGER NOT NULL, dueAt INTEGER NOT NULL, refusals INTEGER NOT NULL, failures INTEGER NOT NULL,
        error TEXT
      ) STRICT;
      CREATE TABLE IF NOT EXISTS schedule (
        rule TEXT NOT NULL, expression TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (rule, expression)
      ) STRICT;`);
  }

  /** Everything `write` stores becomes durable together or not at all. */
  together<T>(write: () => T): T {
    this.#database.exec('BEGIN');
    try {
      const result = write();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  add(rule: string, target: string, event: BusEvent, at: Instant): Delivery {
    const added = this.#database
      .prepare(
        `INSERT INTO delivery (rule, target, event, acceptedAt, dueAt, refusals, failures)
         VALUES (?, ?, ?, ?, ?, 0, 0)`,
      )
      .run(rule, target, JSON.stringify(event), at, at);
    const number = Number(added.lastInsertRowid);
    return { number, rule, target, event, acceptedAt: at, dueAt: at, refusals: 0, failures: 0 };
  }

  postpone({ number, dueAt, refusals, failures }: Delivery): void {
    this.#database
      .prepare('UPDATE delivery SET dueAt = ?, refusals = ?, failures = ? WHERE number = ?')
      .run(dueAt, refusals, failures, number);
  }

  giveUp(number: number, error: string): void {
    this.#database.prepare('UPDATE delivery SET error = ? WHERE number = ?').run(error, number);
  }

  remove(number: number): void {
    this.#database.prepare('DELETE FROM delivery WHERE number = ?').run(number);
  }

  pending(): Delivery[] {
    return this.#database
      .prepare('SELECT * FROM delivery WHERE error IS NULL ORDER BY number')
      .all()
      .map((found) => row.parse(found));
  }

  dead(): DeadDelivery[] {
    return this.#database
      .prepare('SELECT * FROM delivery WHERE error IS NOT NULL ORDER BY number')
      .all()
      .map((found) => deadRow.parse(found));
  }

  counts(): { pending: number; dead: number } {
    const count = (where: string): number =>
      countRow.parse(this.#database.prepare(`SELECT count(*) AS count FROM delivery WHERE ${where}`).get()).count;
    return { pending: count('error IS NULL'), dead: count('error IS NOT NULL') };
  }

  /** When this rule last fired by this expression (for a cron rule that never did: when it was first seen). */
  lastFired(rule: string, expression: string): Instant | undefined {
    const found = this.#database.prepare('SELECT last FROM schedule WHERE rule = ? AND expression = ?').get(rule, expression);
    return lastRow.parse(found)?.last;
  }

  setLastFired(rule: string, expression: string, at: Instant): void {
    this.#database
      .prepare(
        `INSERT INTO schedule (rule, expression, last) VALUES (?, ?, ?)
         ON CONFLICT (rule, expression) DO UPDATE SET last = excluded.last`,
      )
      .run(rule, expression, at);
  }

  synced(): Promise<void> {
    return this.#database.synced();
  }

  close(): void {
    this.#database.close();
  }
}

import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as z from 'zod';
import type { Instant } from '../clock/virtual-clock.ts';
import type { MailEventType } from './mail.ts';

export interface MailCounts {
  readonly sent: number;
  readonly last24Hours: number;
}

const countRow = z.object({ count: z.number() });

const DAY_MS = 86_400_000;

/** Figures of the mails in a database that a `MailStore` keeps. */
export class MailCounter {
  readonly #mails: StatementSync;
  readonly #events: StatementSync;

  constructor(database: DatabaseSync) {
    this.#mails = database.prepare('SELECT count(*) AS count FROM sent WHERE at >= ?');
    this.#events = database.prepare('SELECT count(*) AS count FROM happening WHERE type = ? AND at >= ?');
  }

  counts(now: Instant): MailCounts {
    return { sent: this.#count(this.#mails, 0), last24Hours: this.last24Hours(now) };
  }

  last24Hours(now: Instant): number {
    return this.#count(this.#mails, now - DAY_MS);
  }

  /** How often this happened within the last 24 hours. */
  happened(type: MailEventType, now: Instant): number {
    return this.#count(this.#events, type, now - DAY_MS);
  }

  #count(statement: StatementSync, ...parameters: (string | number)[]): number {
    return countRow.parse(statement.get(...parameters)).count;
  }
}

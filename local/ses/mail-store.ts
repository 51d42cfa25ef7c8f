import { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { Instant } from '../clock/virtual-clock.ts';
import type { Mail } from './mail.ts';

export interface MailFilter {
  /** A part of an address among to, cc and bcc. */
  readonly recipient?: string;
  /** A part of the subject. */
  readonly subject?: string;
  /** Only mails sent at this instant or later. */
  readonly since?: Instant;
  readonly limit?: number;
  readonly offset?: number;
}

export interface MailCounts {
  readonly sent: number;
  readonly last24Hours: number;
}

const texts = z.array(z.string());
const mailContent = z.object({
  from: z.string(),
  to: texts,
  cc: texts,
  bcc: texts,
  replyTo: texts,
  subject: z.string(),
  text: z.string().nullable(),
  html: z.string().nullable(),
  raw: z.string().nullable(),
  attachments: z.array(z.object({ name: z.string(), contentType: z.string(), bytes: z.number() })),
  tags: z.record(z.string(), z.string()),
  configurationSet: z.string().nullable(),
});
const row = z.object({ id: z.string(), at: z.number(), content: z.string() });
const countRow = z.object({ count: z.number() });

const DAY_MS = 86_400_000;

/** Mails in SQLite. Write-ahead log without fsync: what was acknowledged survives the process, which is the promise. */
export class MailStore {
  readonly #database: DatabaseSync;

  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    this.#database.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
      CREATE TABLE IF NOT EXISTS mail (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,
        recipients TEXT NOT NULL, subject TEXT NOT NULL, content TEXT NOT NULL
      ) STRICT;
      CREATE INDEX IF NOT EXISTS mail_at ON mail (at);`);
  }

  add({ id, at, ...content }: Mail): void {
    const recipients = [...content.to, ...content.cc, ...content.bcc].join('\n').toLowerCase();
    this.#database
      .prepare('INSERT INTO mail (id, at, recipients, subject, content) VALUES (?, ?, ?, ?, ?)')
      .run(id, at, recipients, content.subject.toLowerCase(), JSON.stringify(content));
  }

  get(id: string): Mail | undefined {
    const found = this.#database.prepare('SELECT id, at, content FROM mail WHERE id = ?').get(id);
    return found === undefined ? undefined : toMail(found);
  }

  /** Newest first. */
  list(filter: MailFilter = {}): Mail[] {
    return this.#database
      .prepare(
        `SELECT id, at, content FROM mail
         WHERE instr(recipients, ?) > 0 AND instr(subject, ?) > 0 AND at >= ?
         ORDER BY number DESC LIMIT ? OFFSET ?`,
      )
      .all(
        (filter.recipient ?? '').toLowerCase(),
        (filter.subject ?? '').toLowerCase(),
        filter.since ?? 0,
        filter.limit ?? 100,
        filter.offset ?? 0,
      )
      .map(toMail);
  }

  counts(now: Instant): MailCounts {
    const count = this.#database.prepare('SELECT count(*) AS count FROM mail WHERE at >= ?');
    const since = (instant: Instant): number => countRow.parse(count.get(instant)).count;
    return { sent: since(0), last24Hours: since(now - DAY_MS) };
  }

  close(): void {
    this.#database.close();
  }
}

function toMail(found: unknown): Mail {
  const { id, at, content } = row.parse(found);
  return { id, at, ...mailContent.parse(JSON.parse(content)) };
}

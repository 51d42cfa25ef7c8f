import type { DatabaseSync, StatementSync } from 'node:sqlite';
import * as z from 'zod';
import type { Instant } from '../clock/virtual-clock.ts';
import type { EventDraft } from '../events/bus-event.ts';
import type { Mail, MailEvent } from './mail.ts';

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

/** What became of a mail, and how that is told; without `draft` nobody is told. */
export type MailHappening = Pick<MailEvent, 'type' | 'recipients'> & { readonly draft?: EventDraft };

/** An event that has still to be told. */
interface DueEvent {
  readonly number: number;
  readonly draft: EventDraft;
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
  headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  attachments: z.array(z.object({ name: z.string(), contentType: z.string(), bytes: z.number() })),
  tags: z.record(z.string(), z.string()),
  configurationSet: z.string().nullable(),
});
const eventSchema = z.object({
  type: z.enum(['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject', 'DeliveryDelay']),
  at: z.number(),
  recipients: texts,
  published: z.number().transform((flag) => flag === 1),
});
const row = z.object({ id: z.string(), at: z.number(), content: z.string(), events: z.string() });
const draftSchema = z.object({
  source: z.string(),
  detailType: z.string(),
  detail: z.unknown(),
  resources: texts,
  at: z.number(),
});
const dueRow = z.object({ number: z.number(), draft: z.string().transform((text) => draftSchema.parse(JSON.parse(text))) });

/** Mails and what became of them in SQLite; what was added survives the process. */
export class MailStore {
  readonly #database: DatabaseSync;
  readonly #addMail: StatementSync;
  readonly #addEvent: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(`
      CREATE TABLE IF NOT EXISTS mail (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,
        recipients TEXT NOT NULL, subject TEXT NOT NULL, content TEXT NOT NULL
      ) STRICT;
      CREATE INDEX IF NOT EXISTS mail_at ON mail (at);
      CREATE TABLE IF NOT EXISTS event (
        number INTEGER PRIMARY KEY, mail TEXT NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL, recipients TEXT NOT NULL,
        draft TEXT, due INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX IF NOT EXISTS event_mail ON event (mail);
      CREATE INDEX IF NOT EXISTS event_due ON event (number) WHERE due = 1;`);
    this.#addMail = database.prepare('INSERT INTO mail (id, at, recipients, subject, content) VALUES (?, ?, ?, ?, ?)');
    this.#addEvent = database.prepare('INSERT INTO event (mail, type, at, recipients, draft, due) VALUES (?, ?, ?, ?, ?, ?)');
  }

  /** The mail and everything that is to be told of it, together or not at all. */
  add({ id, at, ...content }: Omit<Mail, 'events'>, happenings: readonly MailHappening[]): void {
    const recipients = [...content.to, ...content.cc, ...content.bcc].join('\n').toLowerCase();
    this.#database.exec('BEGIN');
    try {
      this.#addMail.run(id, at, recipients, content.subject.toLowerCase(), JSON.stringify(content));
      for (const { type, recipients: about, draft } of happenings) {
        const text = draft === undefined ? null : JSON.stringify(draft);
        this.#addEvent.run(id, type, at, JSON.stringify(about), text, text === null ? 0 : 1);
      }
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Oldest first. */
  dueEvents(): DueEvent[] {
    const found = this.#database.prepare('SELECT number, draft FROM event WHERE due = 1 ORDER BY number').all();
    return found.map((one) => dueRow.parse(one));
  }

  /** It has been told. */
  settle(number: number): void {
    this.#database.prepare('UPDATE event SET due = 0 WHERE number = ?').run(number);
  }

  get(id: string): Mail | undefined {
    const found = this.#database.prepare(`SELECT ${COLUMNS} FROM mail WHERE id = ?`).get(id);
    return found === undefined ? undefined : toMail(found);
  }

  /** Newest first. */
  list(filter: MailFilter = {}): Mail[] {
    return this.#database
      .prepare(
        `SELECT ${COLUMNS} FROM mail
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
}

const COLUMNS = `id, at, content, (
  SELECT json_group_array(json_object(
    'type', type, 'at', event.at, 'recipients', json(event.recipients), 'published', draft IS NOT NULL
  ) ORDER BY event.number) FROM event WHERE event.mail = mail.id
) AS events`;

function toMail(found: unknown): Mail {
  const { id, at, content, events } = row.parse(found);
  return { id, at, ...mailContent.parse(JSON.parse(content)), events: z.array(eventSchema).parse(JSON.parse(events)) };
}

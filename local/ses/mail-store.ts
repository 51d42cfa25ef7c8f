import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import type { Instant } from '../clock/virtual-clock.ts';
import type { EventDraft } from '../events/bus-event.ts';
import type { Mail, MailEvent, MailSummary } from './mail.ts';

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
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
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
const row = z.object({ id: z.string(), at: z.number(), content: z.instanceof(Uint8Array), events: z.string() });
const draftSchema = z.object({
  source: z.string(),
  detailType: z.string(),
  detail: z.unknown(),
  resources: texts,
  at: z.number(),
});
const dueRow = z.object({ number: z.number(), draft: z.string().transform((text) => draftSchema.parse(JSON.parse(text))) });

// What is to be told of an event, and whether it has been.
const NOBODY_TOLD = 0;
const DUE = 1;
const TOLD = 2;

/** Mails and what became of them in SQLite; what was added survives the process. */
export class MailStore {
  readonly #database: DatabaseSync;
  readonly #addMail: StatementSync;
  readonly #addEvent: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(`
      CREATE TABLE IF NOT EXISTS sent (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,
        recipients TEXT NOT NULL, subject TEXT NOT NULL, content BLOB NOT NULL
      ) STRICT;
      CREATE INDEX IF NOT EXISTS sent_at ON sent (at);
      CREATE TABLE IF NOT EXISTS happening (
        number INTEGER PRIMARY KEY, mail TEXT NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL, recipients TEXT NOT NULL,
        draft TEXT, telling INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX IF NOT EXISTS happening_mail ON happening (mail);
      CREATE INDEX IF NOT EXISTS happening_due ON happening (number) WHERE telling = ${DUE};`);
    this.#addMail = database.prepare('INSERT INTO sent (id, at, recipients, subject, content) VALUES (?, ?, ?, ?, ?)');
    this.#addEvent = database.prepare('INSERT INTO happening (mail, type, at, recipients, draft, telling) VALUES (?, ?, ?, ?, ?, ?)');
  }

  /** The mail and everything that is to be told of it, together or not at all. */
  add({ id, at, ...content }: Omit<Mail, 'events'>, happenings: readonly MailHappening[]): void {
    const recipients = [...content.to, ...content.cc, ...content.bcc].join('\n').toLowerCase();
    this.#database.exec('BEGIN');
    try {
      this.#addMail.run(id, at, recipients, content.subject.toLowerCase(), packed(content));
      for (const { type, recipients: about, draft } of happenings) {
        const text = draft === undefined ? null : JSON.stringify(draft);
        this.#addEvent.run(id, type, at, JSON.stringify(about), text, text === null ? NOBODY_TOLD : DUE);
      }
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Oldest first. */
  dueEvents(): DueEvent[] {
    const found = this.#database.prepare(`SELECT number, draft FROM happening WHERE telling = ${DUE} ORDER BY number`).all();
    return found.map((one) => dueRow.parse(one));
  }

  /** It has been told. */
  settle(number: number): void {
    this.#database.prepare(`UPDATE happening SET telling = ${TOLD}, draft = NULL WHERE number = ?`).run(number);
  }

  get(id: string): Mail | undefined {
    const found = this.#database.prepare(`SELECT ${COLUMNS} FROM sent WHERE id = ?`).get(id);
    return found === undefined ? undefined : toMail(found);
  }

  /** Newest first. */
  list(filter: MailFilter = {}): MailSummary[] {
    return this.#database
      .prepare(
        `SELECT ${COLUMNS} FROM sent
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
      .map((found) => {
        const { raw: _, ...summary } = toMail(found);
        return summary;
      });
  }
}

const COLUMNS = `id, at, content, (
  SELECT json_group_array(json_object(
    'type', type, 'at', happening.at, 'recipients', json(happening.recipients), 'published', telling <> ${NOBODY_TOLD}
  ) ORDER BY happening.number) FROM happening WHERE happening.mail = sent.id
) AS events`;

function toMail(found: unknown): Mail {
  const { id, at, content, events } = row.parse(found);
  return { id, at, ...mailContent.parse(unpacked(content)), events: z.array(eventSchema).parse(JSON.parse(events)) };
}

/** A year of digests is kept in memory where no directory is given, and markup packs to a tenth. */
function packed(content: object): Uint8Array {
  return deflateRawSync(JSON.stringify(content), { level: 1 });
}

function unpacked(content: Uint8Array): unknown {
  return JSON.parse(inflateRawSync(content).toString());
}

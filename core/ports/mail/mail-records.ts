import type { MailFacts, MailName, MailRecord } from '#core/notices/lane/mail-record.ts';

export interface MailRecords {
  /** Writes the mail as claimed, over an earlier one of the same name that certainly was not taken. */
  claim(name: MailName, record: MailRecord): Promise<void>;
  /** Adds facts, each of which keeps its first value; `false` when there is no such mail. */
  note(name: MailName, facts: MailFacts): Promise<boolean>;
  /** Strongly consistent. */
  read(name: MailName): Promise<MailRecord | undefined>;
  /** The latest mails to a recipient, the last first. */
  latest(body: string, recipientId: string, most: number): Promise<MailRecord[]>;
}

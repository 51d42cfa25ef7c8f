import type { MailRecord } from '#core/notices/lane/mail-record.ts';
import type { StoredNotice } from '#core/notices/stored-notice.ts';

/** A page of a list: everything after `after` (the cursor of the page before; '' begins), at most `limit`. */
export interface Page {
  readonly after: string;
  readonly limit: number;
}

/** What a page holds; `next` is the cursor to go on from, absent on the last page. */
export interface Paged<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Lists of notices and mails: by case, by recipient, those that reached nobody. No scans; every list is paged. */
export interface NoticeReader {
  /** Notices of a case by their key: clock, due day, rule, recipient. */
  ofCase(body: string, proposalId: string, page: Page): Promise<Paged<StoredNotice>>;
  /** Notices of a recipient: `pending` by the instant they go, `settled` ones the latest first. */
  ofRecipient(body: string, recipientId: string, which: 'pending' | 'settled', page: Page): Promise<Paged<StoredNotice>>;
  /** Notices that reached nobody, the latest first. */
  unreached(body: string, page: Page): Promise<Paged<StoredNotice>>;
  /** Mails to a recipient, the latest first. */
  mails(body: string, recipientId: string, page: Page): Promise<Paged<MailRecord>>;
  /** Mails by id; those that are not there are left out. */
  mailsNamed(mailIds: readonly string[]): Promise<Map<string, MailRecord>>;
}

import { noticeKey } from '#core/notices/notice.ts';
import type { Notice } from '#core/notices/notice.ts';
import type { MailRecord } from '#core/notices/lane/mail-record.ts';
import { mailRecordKey } from '#functions/adapters/dynamo/dynamo-mail-records.ts';
import { parseMailId } from '#core/notices/lane/mail-record.ts';
import type { NoticeReader, Page, Paged } from '#core/ports/mail/notice-reader.ts';
import { noticeItem, readNoticeItem } from '#functions/adapters/dynamo/notice-item.ts';
import type { Settlement, StoredNotice } from '#core/notices/stored-notice.ts';

/** Notices and mails in memory, as their lists are read. */
export class MemoryNotices implements NoticeReader {
  private readonly items = new Map<string, Record<string, unknown>>();
  private readonly records = new Map<string, MailRecord>();

  /** Writes the notice as it is now; an earlier state of it is gone. */
  put(body: string, notice: Notice, settled?: Settlement): this {
    this.items.set(`${body} ${notice.proposalId} ${noticeKey(notice)}`, noticeItem(body, notice, settled));
    return this;
  }

  putMail(mail: MailRecord): this {
    this.records.set(mail.mailId, mail);
    return this;
  }

  async ofCase(body: string, proposalId: string, page: Page): Promise<Paged<StoredNotice>> {
    return this.page(({ pk }) => String(pk).startsWith(`${body}#proposal#${proposalId}#`), 'sk', page);
  }

  async ofRecipient(body: string, recipientId: string, which: 'pending' | 'settled', page: Page): Promise<Paged<StoredNotice>> {
    if (which === 'settled') return this.page(({ partyKey }) => partyKey === `${body}#told#${recipientId}`, 'dueKey', page, true);
    const prefix = `${recipientId}#`;
    const isWaiting = ({ bodyKey, dueKey }: Record<string, unknown>) => bodyKey === `${body}#waiting` && String(dueKey).startsWith(prefix);
    const { items, next } = this.page(isWaiting, 'dueKey', { ...page, after: page.after === '' ? '' : `${prefix}${page.after}` });
    return { items, ...(next === undefined ? {} : { next: next.slice(prefix.length) }) };
  }

  async unreached(body: string, page: Page): Promise<Paged<StoredNotice>> {
    return this.page(({ bodyKey }) => bodyKey === `${body}#unreached`, 'dueKey', page, true);
  }

  async mails(body: string, recipientId: string, { after, limit }: Page): Promise<Paged<MailRecord>> {
    const sorted = [...this.records.values()]
      .map((mail) => ({ mail, name: parseMailId(mail.mailId)! }))
      .filter(({ name }) => name.body === body && name.recipientId === recipientId)
      .map(({ mail, name }) => ({ mail, sk: mailRecordKey(name).sk }))
      .filter(({ sk }) => after === '' || sk < after)
      .sort((a, b) => (a.sk < b.sk ? 1 : -1));
    const items = sorted.slice(0, limit);
    return { items: items.map(({ mail }) => mail), ...(sorted.length > limit ? { next: items.at(-1)!.sk } : {}) };
  }

  async mailsNamed(mailIds: readonly string[]): Promise<Map<string, MailRecord>> {
    return new Map(mailIds.flatMap((id) => (this.records.has(id) ? [[id, this.records.get(id)!] as const] : [])));
  }

  private page(
    isIn: (item: Record<string, unknown>) => boolean,
    sort: 'sk' | 'dueKey',
    { after, limit }: Page,
    backwards = false,
  ): Paged<StoredNotice> {
    const sign = backwards ? -1 : 1;
    const sorted = [...this.items.values()]
      .filter(isIn)
      .map((item) => ({ item, key: String(item[sort]) }))
      .filter(({ key }) => after === '' || (backwards ? key < after : key > after))
      .sort((a, b) => (a.key < b.key ? -sign : sign));
    const items = sorted.slice(0, limit);
    return {
      items: items.map(({ item }) => readNoticeItem(item)),
      ...(sorted.length > limit ? { next: items.at(-1)!.key } : {}),
    };
  }
}

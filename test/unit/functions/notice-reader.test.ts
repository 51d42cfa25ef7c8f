import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '#core/notices/notice.ts';
import { dynamoMailRecords } from '#functions/adapters/dynamo/dynamo-mail-records.ts';
import { mailIdOf } from '#core/notices/lane/mail-record.ts';
import type { MailRecord } from '#core/notices/lane/mail-record.ts';
import { dynamoNoticeReader } from '#functions/adapters/dynamo/dynamo-notice-reader.ts';
import type { NoticeReader, Paged } from '#core/ports/mail/notice-reader.ts';
import { dynamoNotices } from '#functions/adapters/dynamo/dynamo-notices.ts';
import { refOf } from '#core/notices/stored-notice.ts';
import type { Settlement } from '#core/notices/stored-notice.ts';
import { embeddedTables } from '#test/support/embedded-tables.ts';
import type { EmbeddedTables } from '#test/support/embedded-tables.ts';
import { MemoryNotices } from '#test/support/memory-notices.ts';
import { body } from '#test/support/product-in-memory.ts';

const at = (minute: number): string => `2026-03-02T02:${String(minute).padStart(2, '0')}:00.000Z`;
const aNotice = (recipientId: string, minute: number, proposalId = 'p1'): Notice => ({
  proposalId,
  recipientId,
  kind: 'reminder',
  urgency: 'digest',
  rule: `after-${minute}`,
  clockId: 'a1.reply',
  dueOn: '2026-02-26',
  seq: 4,
  index: 0,
  at: at(0),
  readyAt: at(minute),
});
const aMail = (n: number): { name: Parameters<typeof mailIdOf>[0]; record: MailRecord } => {
  const name = { body, on: '2026-03-02', n, recipientId: 'ann' };
  const record = {
    mailId: mailIdOf(name),
    recipientId: 'ann',
    on: name.on,
    kind: 'digest',
    again: false,
    notices: [],
    address: '',
    claimedAt: at(n),
  };
  return { name, record };
};

const written: [Notice, Settlement?][] = [
  ...[1, 2, 3, 4, 5].map((minute): [Notice] => [aNotice('ann', minute)]),
  ...[6, 7, 8].map((minute): [Notice, Settlement] => [
    aNotice('ann', minute),
    { status: 'sent', at: at(minute), mailId: aMail(1).record.mailId },
  ]),
  [aNotice('ann', 9), { status: 'unreachable', at: at(9) }],
  [aNotice('bea', 1), { status: 'unreachable', at: at(20) }],
  [aNotice('bea', 2, 'p2')],
];

let tables: EmbeddedTables;
const readers = new Map<string, NoticeReader>();
beforeAll(async () => {
  tables = await embeddedTables();
  const memory = new MemoryNotices();
  readers.set('in memory', memory).set('on DynamoDB', dynamoNoticeReader(tables.client, 'Views'));
  const notices = dynamoNotices(tables.client, 'Views');
  const mails = dynamoMailRecords(tables.client, 'Views');
  for (const [notice, settled] of written) {
    memory.put(body, notice, settled);
    await notices.put(body, notice, settled);
  }
  for (const { name, record } of [1, 2, 3].map(aMail)) {
    memory.putMail(record);
    await mails.claim(name, record);
  }
});
afterAll(() => tables.close());

const rules = (items: readonly { readonly notice: Notice }[]): string[] => items.map(({ notice }) => notice.rule);

/** Everything a list holds, page by page, and how many pages that took. */
async function whole<T>(read: (after: string) => Promise<Paged<T>>): Promise<T[]> {
  const items: T[] = [];
  let after: string | undefined = '';
  while (after !== undefined) {
    const page: Paged<T> = await read(after);
    items.push(...page.items);
    after = page.next;
  }
  return items;
}

describe.each(['in memory', 'on DynamoDB'])('the lists of notices %s', (where) => {
  const reader = (): NoticeReader => readers.get(where)!;

  it.each([1, 2, 5, 200])('come in pages of %i that hold everything once', async (limit) => {
    const pending = await whole((after) => reader().ofRecipient(body, 'ann', 'pending', { after, limit }));
    expect(rules(pending)).toEqual(['after-1', 'after-2', 'after-3', 'after-4', 'after-5']);
    const settled = await whole((after) => reader().ofRecipient(body, 'ann', 'settled', { after, limit }));
    expect(rules(settled)).toEqual(['after-9', 'after-8', 'after-7', 'after-6']);
    const unreached = await whole((after) => reader().unreached(body, { after, limit }));
    expect(unreached.map(({ notice }) => notice.recipientId)).toEqual(['bea', 'ann']);
    const ofCase = await whole((after) => reader().ofCase(body, 'p1', { after, limit }));
    expect(ofCase).toHaveLength(10);
    const mails = await whole((after) => reader().mails(body, 'ann', { after, limit }));
    expect(mails).toEqual([3, 2, 1].map((n) => aMail(n).record));
  });

  it('are apart by body, and empty for those nobody wrote to', async () => {
    const page = { after: '', limit: 9 };
    expect((await reader().ofRecipient('990113', 'ann', 'pending', page)).items).toEqual([]);
    expect((await reader().unreached('990113', page)).items).toEqual([]);
    expect((await reader().ofCase(body, 'p9', page)).items).toEqual([]);
    expect((await reader().mails(body, 'bea', page)).items).toEqual([]);
  });

  it('answer mails by id, without those that are not there or are no ids', async () => {
    const [first, third] = [aMail(1).record, aMail(3).record];
    const found = await reader().mailsNamed([first.mailId, third.mailId, first.mailId, aMail(9).record.mailId, 'none']);
    expect(found).toEqual(new Map([first, third].map((mail) => [mail.mailId, mail])));
  });

  it('tell a notice with what became of it', async () => {
    const { items } = await reader().ofRecipient(body, 'ann', 'settled', { after: '', limit: 2 });
    expect(items[1]).toEqual({ notice: aNotice('ann', 8), status: 'sent', settledAt: at(8), mailId: aMail(1).record.mailId });
    expect(refOf(items[0]!.notice)).toEqual({ proposalId: 'p1', key: 'a1.reply#2026-02-26#after-9#ann' });
  });
});

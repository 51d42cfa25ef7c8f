import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeKey } from '#core/reminder/notice.ts';
import type { Notice } from '#core/reminder/notice.ts';
import { dynamoMailMarks } from '#functions/adapters/dynamo-mail-marks.ts';
import { dynamoMailRecords, mailIdOf } from '#functions/adapters/dynamo-mail-records.ts';
import { dynamoNoticeReader } from '#functions/adapters/dynamo-notice-reader.ts';
import type { NoticeReader, Page, Paged } from '#functions/adapters/dynamo-notice-reader.ts';
import { dynamoNotices } from '#functions/adapters/dynamo-notices.ts';
import { embeddedTables } from '#test/support/embedded-tables.ts';
import type { EmbeddedTables } from '#test/support/embedded-tables.ts';
import { body } from '#test/support/product-in-memory.ts';

let tables: EmbeddedTables;
let reader: NoticeReader;

const aNotice = (proposalId: string, rule: string, changes: Partial<Notice> = {}): Notice => ({
  proposalId,
  recipientId: 'tao',
  kind: 'reminder',
  urgency: 'digest',
  rule,
  clockId: 'a1.reply',
  dueOn: '2026-06-02',
  seq: 4,
  index: 0,
  at: '2026-05-01T01:00:00.000Z',
  readyAt: '2026-05-06T01:00:00.000Z',
  ...changes,
});
const day = (n: number): string => `2026-05-0${n}T01:05:00.000Z`;

beforeAll(async () => {
  tables = await embeddedTables();
  const notices = dynamoNotices(tables.client, 'Views');
  reader = dynamoNoticeReader(tables.client, 'Views');
  for (const [id, n] of [
    ['p1', 1],
    ['p2', 2],
    ['p3', 3],
  ] as const) {
    const told = aNotice(id, 'before-10');
    await notices.put(body, told);
    await notices.settle(body, told, { status: 'sent', at: day(n), mailId: `${body}.2026-05-0${n}.1.tao` });
    await notices.put(body, aNotice(id, 'before-3', { readyAt: day(10 - n) }));
    const lost = aNotice(id, 'due-day', { recipientId: 'pan' });
    await notices.put(body, lost);
    await notices.settle(body, lost, { status: 'unreachable', at: day(n) });
    const name = { body, on: `2026-05-0${n}`, n: 1, recipientId: 'tao' };
    await dynamoMailRecords(tables.client, 'Views').claim(name, {
      mailId: mailIdOf(name),
      recipientId: 'tao',
      on: name.on,
      kind: 'digest',
      again: false,
      notices: [{ proposalId: id, key: noticeKey(told) }],
      address: 'hash',
      claimedAt: day(n),
    });
  }
  // Neighbours in the partitions that are no notices, and another body's.
  const marks = dynamoMailMarks(tables.client, 'Views');
  await marks.advance(body, 'p1', 7);
  await marks.beginThread(body, 'p1', 'tao', 'm');
  await notices.put('990113', aNotice('p1', 'before-10'));
});
afterAll(() => tables.close());

/** Everything, a page of `limit` after another; the last page has no cursor and, but for an empty list, something in it. */
async function walk<T>(list: (page: Page) => Promise<Paged<T>>, limit: number): Promise<T[]> {
  const all: T[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: Paged<T> = await list({ after, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    all.push(...page.items);
    after = page.next;
  }
  return all;
}

describe.each([1, 2, 3, 100])('lists of notices, %i a page', (limit) => {
  it('of a case: every notice of every recipient, by clock and rule', async () => {
    const found = await walk((page) => reader.ofCase(body, 'p1', page), limit);
    expect(found.map(({ notice, status }) => `${notice.rule} ${notice.recipientId} ${status}`)).toEqual([
      'before-10 tao sent',
      'before-3 tao pending',
      'due-day pan unreachable',
    ]);
  });

  it('of a recipient: what is pending by the instant it goes, what is settled the latest first', async () => {
    const pending = await walk((page) => reader.ofRecipient(body, 'tao', 'pending', page), limit);
    expect(pending.map(({ notice }) => notice.proposalId)).toEqual(['p3', 'p2', 'p1']);
    const settled = await walk((page) => reader.ofRecipient(body, 'tao', 'settled', page), limit);
    expect(settled.map(({ notice, settledAt }) => [notice.proposalId, settledAt])).toEqual([
      ['p3', day(3)],
      ['p2', day(2)],
      ['p1', day(1)],
    ]);
  });

  it('of those that reached nobody, the latest first', async () => {
    const lost = await walk((page) => reader.unreached(body, page), limit);
    expect(lost.map(({ notice, status }) => `${notice.proposalId} ${notice.recipientId} ${status}`)).toEqual([
      'p3 pan unreachable',
      'p2 pan unreachable',
      'p1 pan unreachable',
    ]);
  });

  it('of mails to a recipient, the latest first', async () => {
    const mails = await walk((page) => reader.mails(body, 'tao', page), limit);
    expect(mails.map(({ on }) => on)).toEqual(['2026-05-03', '2026-05-02', '2026-05-01']);
  });
});

describe('what is not there', () => {
  it('is an empty page without a cursor', async () => {
    const page = { after: '', limit: 10 };
    expect(await reader.ofCase(body, 'p9', page)).toEqual({ items: [] });
    expect(await reader.ofRecipient(body, 'nobody', 'settled', page)).toEqual({ items: [] });
    expect(await reader.unreached('990114', page)).toEqual({ items: [] });
    expect(await reader.mails(body, 'nobody', page)).toEqual({ items: [] });
  });

  it('bodies do not see each other’s', async () => {
    const found = await reader.ofCase('990113', 'p1', { after: '', limit: 10 });
    expect(found.items.map(({ status }) => status)).toEqual(['pending']);
  });
});

import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Notice } from '#core/notices/notice.ts';
import { refOf } from '#core/notices/stored-notice.ts';
import { dynamoNoticeReader } from '#functions/adapters/dynamo/dynamo-notice-reader.ts';
import { dynamoNotices } from '#functions/adapters/dynamo/dynamo-notices.ts';
import { noticeItem, noticeLists, placeOf } from '#functions/adapters/dynamo/notice-item.ts';
import { embeddedTables } from '#test/support/embedded-tables.ts';
import type { EmbeddedTables } from '#test/support/embedded-tables.ts';

const at = '2026-03-02T02:00:00.000Z';
const late = '2026-12-31T00:00:00.000Z';
let tables: EmbeddedTables;
let body = '';
let bodies = 0;
beforeAll(async () => void (tables = await embeddedTables()));
afterAll(() => tables.close());
beforeEach(() => void (body = `99011${(bodies += 1)}`));

const aNotice = (n: number, recipientId = 'ann'): Notice => ({
  proposalId: 'p1',
  recipientId,
  kind: 'reminder',
  urgency: 'digest',
  rule: `after-${n}`,
  clockId: 'a1.reply',
  dueOn: '2026-06-02',
  seq: 4,
  index: 0,
  at,
  readyAt: `2026-03-0${n}T01:00:00.000Z`,
});
/** As a release before put it: listed for anybody, and for its recipient. */
const putBefore = async (notice: Notice): Promise<void> => {
  const listed = { bodyKey: noticeLists.olderPending(body), partyKey: noticeLists.olderOutbox(body, notice.recipientId) };
  const item = { ...noticeItem(body, notice), ...listed, dueKey: placeOf(notice) };
  await tables.client.send(new PutItemCommand({ TableName: 'Views', Item: marshall(item) }));
};
const notices = () => dynamoNotices(tables.client, 'Views');
const listedAs = async (notice: Notice) => {
  const all = await tables.all('Views');
  const { bodyKey, partyKey } = all.find(
    ({ pk, notice: of }) => String(pk).startsWith(body) && JSON.stringify(of) === JSON.stringify(notice),
  )!;
  return { bodyKey, partyKey };
};

describe('notices that were put before there was one list of what is pending', () => {
  it('are found for their recipient among those put since, in the order in which they are ready', async () => {
    const [first, second, third, ofBea] = [aNotice(1), aNotice(2), aNotice(3), aNotice(1, 'bea')];
    await putBefore(first);
    await putBefore(ofBea);
    await notices().put(body, second);
    await putBefore(third);
    const store = notices();
    expect(await store.pending(body, 'ann', late, 9)).toEqual([first, second, third].map(refOf));
    expect(await store.pending(body, 'ann', '2026-03-02T01:00:00.000Z', 9)).toEqual([first, second].map(refOf));
    expect(await store.pending(body, 'ann', late, 1)).toEqual([refOf(first)]);
    const reader = dynamoNoticeReader(tables.client, 'Views');
    for (const limit of [1, 2, 9]) {
      const rules: string[] = [];
      for (let after: string | undefined = ''; after !== undefined;) {
        const page: Awaited<ReturnType<typeof reader.ofRecipient>> = await reader.ofRecipient(body, 'ann', 'pending', { after, limit });
        rules.push(...page.items.map(({ notice }) => notice.rule));
        after = page.next;
      }
      expect(rules).toEqual(['after-1', 'after-2', 'after-3']);
    }
  });

  it('are brought over by the round that looks who waits, and settled wherever they lie', async () => {
    const [first, second, third] = [aNotice(1), aNotice(2, 'bea'), aNotice(3, 'cai')];
    for (const one of [first, second, third]) await putBefore(one);
    const store = notices();
    await store.settle(body, third, { status: 'sent', at, mailId: 'm' });
    expect(await store.waiting(body, '2026-03-01T02:00:00.000Z')).toEqual(new Map([['ann', [refOf(first)]]]));
    expect(await listedAs(first)).toEqual({ bodyKey: noticeLists.waiting(body), partyKey: undefined });
    expect(await listedAs(second)).toEqual({ bodyKey: noticeLists.waiting(body), partyKey: undefined });
    expect(await listedAs(third)).toEqual({ bodyKey: undefined, partyKey: noticeLists.told(body, 'cai') });
    expect([...(await store.waiting(body, late)).keys()].sort()).toEqual(['ann', 'bea']);
    expect(await store.pending(body, 'bea', late, 9)).toEqual([refOf(second)]);
    await store.settle(body, second, { status: 'unreachable', at });
    expect(await listedAs(second)).toEqual({ bodyKey: noticeLists.unreached(body), partyKey: noticeLists.told(body, 'bea') });
    await store.reopen(body, second);
    expect(await listedAs(second)).toEqual({ bodyKey: noticeLists.waiting(body), partyKey: undefined });
  });
});

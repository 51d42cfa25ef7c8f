import type { NoticeStore } from '#core/ports/mail/notice-store.ts';
import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { recipientOfRef, refText } from '#core/notices/stored-notice.ts';
import type { NoticeRef } from '#core/notices/stored-notice.ts';
import { isConditionFailure } from './dynamo-table.ts';
import { noticeItemKey, noticeLists, refOfItem, waitingListing, waitingPrefix } from './notice-item.ts';
import { readAll } from './query-pages.ts';

interface Range {
  readonly index: 'byBody' | 'byParty';
  readonly partition: string;
  readonly from: string;
  readonly to: string;
}

interface Found {
  readonly ref: NoticeRef;
  readonly dueKey: string;
}

/**
 * What is pending: one list of a body, by recipient and then by instant. An older layout had two, for anybody and for each recipient;
 * the morning's round brings over what it still finds there, and until none is left it is asked for too.
 */
export function pendingNotices(client: DynamoDBClient, tableName: string): Pick<NoticeStore, 'pending' | 'waiting'> {
  const withoutOlder = new Set<string>();
  // Keys go on with `#` behind the instant, which sorts before `~`.
  const find = async ({ index, partition, from, to }: Range, most?: number): Promise<Found[]> => {
    const items = await readAll(
      client,
      {
        TableName: tableName,
        IndexName: index,
        KeyConditionExpression: '#partition = :partition AND dueKey BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#partition': index === 'byBody' ? 'bodyKey' : 'partyKey' },
        ExpressionAttributeValues: { ':partition': { S: partition }, ':from': { S: from }, ':to': { S: to } },
      },
      most,
    );
    return items.map(({ pk, sk, dueKey }) => ({ ref: refOfItem({ pk: String(pk), sk: String(sk) }), dueKey: String(dueKey) }));
  };
  /** Of anybody, in the older layout. */
  const olderOf = (body: string, most?: number): Promise<Found[]> =>
    find({ index: 'byBody', partition: noticeLists.olderPending(body), from: '!', to: '~' }, most);
  const bringOver = async (body: string, { ref, dueKey }: Found): Promise<void> => {
    const values: [string, AttributeValue][] = Object.entries({
      ...waitingListing(body, recipientOfRef(ref), dueKey),
      older: noticeLists.olderPending(body),
    }).map(([name, text]) => [`:${name}`, { S: text }]);
    const { pk, sk } = noticeItemKey(body, ref);
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { pk: { S: pk }, sk: { S: sk } },
          UpdateExpression: 'SET bodyKey = :bodyKey, dueKey = :dueKey REMOVE partyKey',
          ConditionExpression: 'bodyKey = :older',
          ExpressionAttributeValues: Object.fromEntries(values),
        }),
      );
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
    }
  };
  return {
    async pending(body, recipientId, until, most) {
      const prefix = waitingPrefix(recipientId);
      const [now, older] = await Promise.all([
        find({ index: 'byBody', partition: noticeLists.waiting(body), from: prefix, to: `${prefix}${until}~` }, most),
        withoutOlder.has(body)
          ? []
          : find({ index: 'byParty', partition: noticeLists.olderOutbox(body, recipientId), from: '!', to: `${until}~` }, most),
      ]);
      if (!withoutOlder.has(body) && older.length === 0 && (await olderOf(body, 1)).length === 0) withoutOlder.add(body);
      return longestReadyFirst([...older, ...now.map(byReadiness)]).slice(0, most);
    },
    async waiting(body, until) {
      const [now, older] = await Promise.all([
        find({ index: 'byBody', partition: noticeLists.waiting(body), from: '!', to: '~' }),
        withoutOlder.has(body) ? [] : olderOf(body),
      ]);
      if (older.length === 0) withoutOlder.add(body);
      for (const one of older) await bringOver(body, one);
      const ready = [...older, ...now.map(byReadiness)].filter(({ dueKey }) => dueKey < `${until}~`);
      const byRecipient = Map.groupBy(ready, ({ ref }) => recipientOfRef(ref));
      return new Map([...byRecipient].map(([recipientId, found]) => [recipientId, longestReadyFirst(found)]));
    },
  };
}

/** By the instant at which it is ready, as the older layout has it, without the recipient before it. */
function byReadiness({ ref, dueKey }: Found): Found {
  return { ref, dueKey: dueKey.slice(waitingPrefix(recipientOfRef(ref)).length) };
}

/** Each once: what is brought over meanwhile may be found in both layouts. */
function longestReadyFirst(found: Found[]): NoticeRef[] {
  const inOrder = found.sort((a, b) => (a.dueKey < b.dueKey ? -1 : 1)).map(({ ref }) => ref);
  return [...new Map(inOrder.map((ref) => [refText(ref), ref])).values()];
}

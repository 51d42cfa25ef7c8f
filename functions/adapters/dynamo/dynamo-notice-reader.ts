import type { NoticeReader, Page, Paged } from '#core/ports/mail/notice-reader.ts';
import { BatchGetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { readNotices } from './dynamo-notices.ts';
import { mailRecordKey, mailsPartition, readMailRecord } from './dynamo-mail-records.ts';
import { parseMailId } from '#core/notices/lane/mail-record.ts';
import type { MailRecord } from '#core/notices/lane/mail-record.ts';
import { fromItem, toItem } from './dynamo-table.ts';
import { casePartition, noticeLists, noticeSortPrefix, readNoticeItem, refOfItem, waitingPrefix } from './notice-item.ts';
import { resending } from './resending.ts';
import type { Pauses } from './resending.ts';
import type { NoticeRef, StoredNotice } from '#core/notices/stored-notice.ts';

export function dynamoNoticeReader(client: DynamoDBClient, tableName: string, pauses?: Pauses): NoticeReader {
  const query = async (keys: KeyRange, { after, limit }: Page): Promise<Paged<Record<string, unknown>>> => {
    const request = { TableName: tableName, ...range(keys, after), Limit: limit + 1 };
    const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand(request));
    const items = Items.slice(0, limit).map(fromItem);
    const last = items.at(-1);
    // A page of DynamoDB ends at 1 MB, too: large records may make it shorter than asked for.
    const goesOn = Items.length > limit || LastEvaluatedKey !== undefined;
    return { items, ...(goesOn && last !== undefined ? { next: String(last[keys.sort]) } : {}) };
  };
  const listed = async (body: string, keys: KeyRange, page: Page): Promise<Paged<StoredNotice>> => {
    const { items, ...next } = await query(keys, page);
    const refs = items.map((item) => refOfItem({ pk: String(item['pk']), sk: String(item['sk']) }));
    return { items: await readNotices(client, tableName, body, refs), ...next };
  };
  /** Of the present layout and the older one, as if they were one list. `next` is a place, without whose it is. */
  const pending = async (body: string, recipientId: string, { after, limit }: Page): Promise<Paged<StoredNotice>> => {
    const prefix = waitingPrefix(recipientId);
    const older = { index: 'byParty', partition: ['partyKey', noticeLists.olderOutbox(body, recipientId)], sort: 'dueKey' } as const;
    const now = { index: 'byBody', partition: ['bodyKey', noticeLists.waiting(body)], sort: 'dueKey', prefix } as const;
    const pages = await Promise.all([
      query(older, { after, limit }),
      query(now, { after: after === '' ? '' : `${prefix}${after}`, limit }),
    ]);
    const [before = [], present = []] = pages.map(({ items }) => items);
    const all = [...placed(before, 0), ...placed(present, prefix.length)].sort((a, b) => (a.place < b.place ? -1 : 1));
    const taken = all.slice(0, limit);
    const goesOn = all.length > limit || pages.some(({ next }) => next !== undefined);
    const refs = taken.map(({ ref }) => ref);
    const last = taken.at(-1)?.place;
    return { items: await readNotices(client, tableName, body, refs), ...(goesOn && last !== undefined ? { next: last } : {}) };
  };
  return {
    async ofCase(body, proposalId, page) {
      const keys = { partition: ['pk', casePartition(body, proposalId)], sort: 'sk', prefix: noticeSortPrefix } as const;
      const { items, ...next } = await query(keys, page);
      return { items: items.map(readNoticeItem), ...next };
    },
    ofRecipient(body, recipientId, which, page) {
      if (which === 'pending') return pending(body, recipientId, page);
      const partition = noticeLists.told(body, recipientId);
      return listed(body, { index: 'byParty', partition: ['partyKey', partition], sort: 'dueKey', backwards: true }, page);
    },
    unreached: (body, page) =>
      listed(body, { index: 'byBody', partition: ['bodyKey', noticeLists.unreached(body)], sort: 'dueKey', backwards: true }, page),
    async mails(body, recipientId, page) {
      const keys = { partition: ['pk', mailsPartition(body, recipientId)], sort: 'sk', backwards: true } as const;
      const { items, ...next } = await query(keys, page);
      return { items: items.map(readMailRecord), ...next };
    },
    async mailsNamed(mailIds) {
      const found = new Map<string, MailRecord>();
      const again = resending(pauses);
      const names = [...new Set(mailIds)].flatMap((mailId) => parseMailId(mailId) ?? []);
      for (let start = 0; start < names.length; start += BATCH) {
        let keys = names.slice(start, start + BATCH).map((name) => toItem(mailRecordKey(name)));
        while (keys.length > 0) {
          const { Responses, UnprocessedKeys } = await client.send(
            new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: keys } } }),
          );
          for (const item of Responses?.[tableName] ?? []) {
            const mail = readMailRecord(fromItem(item));
            found.set(mail.mailId, mail);
          }
          keys = UnprocessedKeys?.[tableName]?.Keys ?? [];
          if (keys.length > 0) await again(keys.length);
        }
      }
      return found;
    },
  };
}

function placed(items: readonly Record<string, unknown>[], prefix: number): { readonly ref: NoticeRef; readonly place: string }[] {
  return items.map(({ pk, sk, dueKey }) => ({
    ref: refOfItem({ pk: String(pk), sk: String(sk) }),
    place: String(dueKey).slice(prefix),
  }));
}

// BatchGetItem takes at most 100 keys (DynamoDB API reference).
const BATCH = 100;

interface KeyRange {
  readonly index?: string;
  readonly partition: readonly [name: string, value: string];
  readonly sort: string;
  readonly prefix?: string;
  readonly backwards?: boolean;
}

/** Strictly beyond the cursor. U+0000 makes a lower end exclusive, and `~` sorts after every key of ours. */
function range({ index, partition, sort, prefix = '', backwards = false }: KeyRange, after: string): Partial<QueryCommandInput> {
  const [name, value] = partition;
  const bounds = backwards
    ? { ':to': { S: after === '' ? '~' : after } }
    : { ':from': { S: `${after === '' ? prefix : after}\u0000` }, ':to': { S: `${prefix}~` } };
  return {
    ...(index === undefined ? {} : { IndexName: index }),
    KeyConditionExpression: `#partition = :partition AND ${backwards ? '#sort < :to' : '#sort BETWEEN :from AND :to'}`,
    ExpressionAttributeNames: { '#partition': name, '#sort': sort },
    ExpressionAttributeValues: { ':partition': { S: value }, ...bounds },
    ScanIndexForward: !backwards,
  };
}

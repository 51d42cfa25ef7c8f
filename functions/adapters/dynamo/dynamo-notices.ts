import type { NoticeStore } from '#core/ports/mail/notice-store.ts';
import { PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import type { Notice, NoticeStatus } from '#core/notices/notice.ts';
import { batchGet } from './batch-get.ts';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';
import { readGathered } from './gathered.ts';
import { pendingNotices } from './pending-notices.ts';
import { gatheredUpTo } from '#core/notices/gathered.ts';
import type { Gathered } from '#core/notices/gathered.ts';
import { casePartition, listing, noticeItem, noticeItemKey, noticeSortPrefix, outcomeOf, readNoticeItem } from './notice-item.ts';
import { refOf } from '#core/notices/stored-notice.ts';
import type { NoticeRef, Settlement, StoredNotice } from '#core/notices/stored-notice.ts';

/**
 * What may come before each outcome. `sent` stands above what another run thought meanwhile, since it is a fact; what was
 * handed on to somebody else stays so, whatever the sender that was overtaken says later.
 */
const before: Readonly<Record<Settlement['status'], readonly NoticeStatus[]>> = {
  sent: ['pending', 'superseded', 'uncertain'],
  superseded: ['pending'],
  uncertain: ['pending', 'superseded'],
  forwarded: ['pending'],
  unreachable: ['pending'],
};

export function dynamoNotices(client: DynamoDBClient, tableName: string): NoticeStore {
  const update = async (body: string, notice: Notice, change: Change): Promise<void> => {
    const { pk, sk } = noticeItemKey(body, refOf(notice));
    try {
      await client.send(new UpdateItemCommand({ TableName: tableName, Key: { pk: { S: pk }, sk: { S: sk } }, ...request(change) }));
    } catch (error) {
      if (!isConditionFailure(error)) throw error;
    }
  };
  return {
    async put(body, notice, settled, gathered) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toItem({ ...noticeItem(body, notice, settled), ...(gathered === undefined ? {} : { gathered }) }),
            ConditionExpression: 'attribute_not_exists(sk)',
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },
    gatheredUpTo: async (body, proposalId) => gatheredUpTo(await gatheredOf(client, tableName, casePartition(body, proposalId))),
    ...pendingNotices(client, tableName),
    read: (body, refs) => readNotices(client, tableName, body, refs),
    async settle(body, notice, settled) {
      const ofMail = settled.status === 'forwarded' || settled.status === 'unreachable' ? settled.mailId : undefined;
      await update(body, notice, {
        set: { ...outcomeOf(settled), ...listing(body, notice, settled) },
        remove: settled.status === 'unreachable' ? [] : ['bodyKey'],
        from: before[settled.status],
        sentWith: ofMail,
      });
    },
    async reopen(body, notice, failedMailId) {
      await update(body, notice, {
        set: { status: 'pending', ...listing(body, notice) },
        remove: ['settledAt', 'mailId', 'reason', 'instead', 'partyKey'],
        from: ['forwarded', 'unreachable'],
        sentWith: failedMailId,
      });
    },
  };
}

/** Of every notice of a case that was gathered, its commit and how many that one has. */
async function gatheredOf(client: DynamoDBClient, tableName: string, partition: string): Promise<Gathered[]> {
  const found: Gathered[] = [];
  let from: QueryCommandOutput['LastEvaluatedKey'];
  do {
    const page: QueryCommandOutput = await client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :notices)',
        ExpressionAttributeValues: { ':pk': { S: partition }, ':notices': { S: noticeSortPrefix } },
        ProjectionExpression: 'gathered, notice.seq',
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    );
    found.push(...(page.Items ?? []).flatMap((item) => readGathered(fromItem(item)) ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return found;
}

interface Change {
  readonly set: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
  /** Only from one of these … */
  readonly from: readonly NoticeStatus[];
  /** … or when it went with this mail. */
  readonly sentWith: string | undefined;
}

function request({ set, remove, from, sentWith }: Change) {
  const sets = Object.keys(set).map((name) => `#${name} = :${name}`);
  const values = Object.entries(set).map(([name, text]): [string, AttributeValue] => [`:${name}`, { S: text }]);
  const froms = from.map((status, index): [string, AttributeValue] => [`:from${index}`, { S: status }]);
  const among = `#status IN (${froms.map(([name]) => name).join(', ')})`;
  const names = new Set([...Object.keys(set), ...remove, ...(sentWith === undefined ? [] : ['mailId'])]);
  return {
    UpdateExpression: `SET ${sets.join(', ')}${remove.length === 0 ? '' : ` REMOVE ${remove.map((name) => `#${name}`).join(', ')}`}`,
    ConditionExpression: sentWith === undefined ? among : `${among} OR (#status = :sent AND #mailId = :sentWith)`,
    ExpressionAttributeNames: Object.fromEntries([...names].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries([
      ...values,
      ...froms,
      ...(sentWith === undefined ? [] : [[':sent', { S: 'sent' }] as const, [':sentWith', { S: sentWith }] as const]),
    ]),
  };
}

/** The notices that are there, strongly consistent, in the order asked for. */
export async function readNotices(
  client: DynamoDBClient,
  tableName: string,
  body: string,
  refs: readonly NoticeRef[],
): Promise<StoredNotice[]> {
  const items = await batchGet(
    client,
    tableName,
    refs.map((ref) => noticeItemKey(body, ref)),
  );
  const found = new Map(items.map((item) => [`${item['pk']?.S} ${item['sk']?.S}`, readNoticeItem(fromItem(item))]));
  return refs.flatMap((ref) => {
    const { pk, sk } = noticeItemKey(body, ref);
    return found.get(`${pk} ${sk}`) ?? [];
  });
}

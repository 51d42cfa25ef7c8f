import type { Holder } from '#core/clock/clock.ts';
import type { DeskQuery, ListedTask, Page, ViewReader } from '#core/ports/view-reader.ts';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import type { FeedDeadline } from '#core/feed/deadline-feed.ts';
import { deadlineViewSchema, taskViewSchema } from '#core/view/stored-view.ts';
import { listKeys } from '#core/view/view-items.ts';
import { batchGet } from './batch-get.ts';
import { fromItem } from './dynamo-table.ts';
import { olderLists } from './older-lists.ts';
import { readAll } from './query-pages.ts';

// What ended lies between what runs, most of it before, and counts for the limit of a query. A small desk is read at once; on one with
// thousands that ended the queries grow to a megabyte, so that the way through them is a few queries and not dozens.
const READ_FIRST = 2;
const READ_MORE = 8;
const MOST_READ = 4000;

/** Desks: one partition each, by due instant. */
export function dynamoDesks(client: DynamoDBClient, tableName: string): Pick<ViewReader, 'desk' | 'deadlines'> {
  const older = olderLists(client, tableName);
  const running = async (body: string, holder: Holder, { after, before, limit }: Page): Promise<ListedTask[]> => {
    const found: ListedTask[] = [];
    let from: QueryCommandOutput['LastEvaluatedKey'];
    let size = Math.min(limit * READ_FIRST, MOST_READ);
    do {
      const page: QueryCommandOutput = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :after AND :before',
          FilterExpression: 'attribute_not_exists(expiresAt)',
          // U+0000 makes the lower end exclusive: no key ends in it.
          ExpressionAttributeValues: {
            ':pk': { S: listKeys.desk(body, holder) },
            ':after': { S: `${after}\u0000` },
            ':before': { S: before },
          },
          Limit: size,
          ExclusiveStartKey: from,
        }),
      );
      found.push(...(page.Items ?? []).map((item) => listedTask(fromItem(item))));
      from = page.LastEvaluatedKey;
      size = Math.min(size * READ_MORE, MOST_READ);
    } while (from !== undefined && found.length < limit);
    return found;
  };
  /** What ended last, of thousands that did: by the instant that each expires, which is so long after its end. */
  const endedLast = async (pk: string, { mostEnded }: DeskQuery): Promise<Record<string, unknown>[]> => {
    const ended = await readAll(client, {
      TableName: tableName,
      ...whole(pk),
      FilterExpression: 'attribute_exists(expiresAt)',
      ProjectionExpression: 'sk, expiresAt',
    });
    const last = ended.sort((a, b) => Number(b['expiresAt']) - Number(a['expiresAt'])).slice(0, mostEnded);
    const keys = last.map(({ sk }) => ({ pk, sk: String(sk) }));
    return (await batchGet(client, tableName, keys)).map(fromItem);
  };
  return {
    async desk(body, holder, page) {
      if (page.after >= page.before) return [];
      const [now, before] = await Promise.all([running(body, holder, page), older.desk(body, holder, page)]);
      // Two pages may see one clock, if its case goes over from the older layout in between.
      const distinct = new Map([...before, ...now].map((listed) => [listed.dueKey, listed]));
      return [...distinct.values()].sort((a, b) => (a.dueKey < b.dueKey ? -1 : 1)).slice(0, page.limit);
    },
    async deadlines(body, holder, query) {
      const pk = listKeys.desk(body, holder);
      const [items, before] = await Promise.all([
        query.mostOpen === 0 ? endedLast(pk, query) : readAll(client, { TableName: tableName, ...whole(pk) }),
        older.deadlines(body, holder, query),
      ]);
      return lately([...before, ...items.flatMap(feedDeadline)], query);
    },
  };
}

function whole(pk: string) {
  return { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: pk } } };
}

function lately(found: readonly FeedDeadline[], { endedFrom, mostOpen, mostEnded }: DeskQuery): FeedDeadline[] {
  const open = found.filter(({ deadline }) => deadline.endedAt === undefined);
  const ended = found.filter(({ deadline: { endedAt = '' } }) => endedAt >= endedFrom && endedAt !== '');
  return [
    ...open.sort((a, b) => (a.deadline.dueAt < b.deadline.dueAt ? -1 : 1)).slice(0, mostOpen),
    ...ended.sort((a, b) => ((a.deadline.endedAt ?? '') > (b.deadline.endedAt ?? '') ? -1 : 1)).slice(0, mostEnded),
  ];
}

function feedDeadline(item: Record<string, unknown>): FeedDeadline[] {
  const deadline = deadlineViewSchema.safeParse(item['task']);
  return deadline.success ? [{ proposalId: String(item['proposalId']), deadline: deadline.data }] : [];
}

function listedTask(item: Record<string, unknown>): ListedTask {
  const task = taskViewSchema.safeParse(item['task']);
  return { proposalId: String(item['proposalId']), dueKey: String(item['sk']), ...(task.success ? { task: task.data } : {}) };
}

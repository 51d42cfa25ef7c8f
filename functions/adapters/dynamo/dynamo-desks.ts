import * as z from 'zod';
import type { DeskQuery, DueClock, ListedTask, Page, ViewReader } from '#core/ports/view-reader.ts';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import type { FeedDeadline } from '#core/feed/deadline-feed.ts';
import { clockOnDesk } from '#core/view/ended-clock.ts';
import { taskViewSchema } from '#core/view/stored-view.ts';
import { listKeys } from '#core/view/view-items.ts';
import { batchGet } from './batch-get.ts';
import { fromItem } from './dynamo-table.ts';
import { olderLists } from './older-lists.ts';
import { readPartition } from './query-pages.ts';

// What ended lies between what runs, most of it before, and counts for the limit of a query. A small desk is read at once; on one with
// thousands that ended the queries grow to a megabyte, so that the way through them is a few queries and not dozens.
const READ_FIRST = 2;
const READ_MORE = 8;
const MOST_READ = 4000;

/** Desks: one partition each, by due instant. */
export function dynamoDesks(client: DynamoDBClient, tableName: string): Pick<ViewReader, 'desk' | 'dueOnDesk' | 'deadlines'> {
  const older = olderLists(client, tableName);
  /** What runs, whole or some attributes of it. */
  const running = async (pk: string, { after, before, limit }: Page, projection?: string): Promise<Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = [];
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
            ':pk': { S: pk },
            ':after': { S: `${after}\u0000` },
            ':before': { S: before },
          },
          Limit: size,
          ExclusiveStartKey: from,
          ...(projection === undefined ? {} : { ProjectionExpression: projection }),
        }),
      );
      found.push(...(page.Items ?? []).map(fromItem));
      from = page.LastEvaluatedKey;
      size = Math.min(size * READ_MORE, MOST_READ);
    } while (from !== undefined && found.length < limit);
    return found;
  };
  /** What ended last, of thousands that did: by the instant that each expires, which is so long after its end. */
  const endedLast = async (pk: string, { endedFrom, mostEnded }: DeskQuery): Promise<Record<string, unknown>[]> => {
    const keys = { FilterExpression: 'attribute_exists(expiresAt)', ProjectionExpression: 'sk, expiresAt' };
    const ended = await readPartition(client, pk, { TableName: tableName, ...keys }, dueCuts(endedFrom));
    const last = ended.sort((a, b) => Number(b['expiresAt']) - Number(a['expiresAt'])).slice(0, mostEnded);
    const wanted = last.map(({ sk }) => ({ pk, sk: String(sk) }));
    return (await batchGet(client, tableName, wanted)).map(fromItem);
  };
  return {
    async desk(body, holder, page) {
      if (page.after >= page.before) return [];
      const [now, before] = await Promise.all([running(listKeys.desk(body, holder), page), older.desk(body, holder, page)]);
      // Two pages may see one clock, if its case goes over from the older layout in between.
      const distinct = new Map([...before, ...now.map(listedTask)].map((listed) => [listed.dueKey, listed]));
      return [...distinct.values()].sort((a, b) => (a.dueKey < b.dueKey ? -1 : 1)).slice(0, page.limit);
    },
    async dueOnDesk(body, holder, page) {
      if (page.after >= page.before) return [];
      // Of hundreds that are counted the days are sent and nothing else.
      const days = 'sk, proposalId, task.dueOn';
      const [now, before] = await Promise.all([running(listKeys.desk(body, holder), page, days), older.desk(body, holder, page)]);
      const listedBefore = before.map(({ dueKey, proposalId, task }) => [dueKey, { proposalId, dueOn: task?.dueOn ?? '' }] as const);
      const distinct = new Map([...listedBefore, ...now.map((item) => [String(item['sk']), dueClock(item)] as const)]);
      return [...distinct]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, page.limit)
        .map(([, clock]) => clock);
    },
    async deadlines(body, holder, query) {
      const pk = listKeys.desk(body, holder);
      const [items, before] = await Promise.all([
        query.mostOpen === 0 ? endedLast(pk, query) : readPartition(client, pk, { TableName: tableName }, dueCuts(query.endedFrom)),
        older.deadlines(body, holder, query),
      ]);
      return lately([...before, ...items.flatMap((item) => clockOnDesk(item) ?? [])], query);
    },
  };
}

const DAY = 86_400_000;

/** Most of what lies on a desk is due within three months from where feeds begin to tell of it. */
function dueCuts(endedFrom: string): string[] {
  return [20, 40, 60, 75].map((days) => new Date(Date.parse(endedFrom) + days * DAY).toISOString());
}

function lately(found: readonly FeedDeadline[], { endedFrom, mostOpen, mostEnded }: DeskQuery): FeedDeadline[] {
  const open = found.filter(({ deadline }) => deadline.endedAt === undefined);
  const ended = found.filter(({ deadline: { endedAt = '' } }) => endedAt >= endedFrom && endedAt !== '');
  return [
    ...open.sort((a, b) => (a.deadline.dueAt < b.deadline.dueAt ? -1 : 1)).slice(0, mostOpen),
    ...ended.sort((a, b) => ((a.deadline.endedAt ?? '') > (b.deadline.endedAt ?? '') ? -1 : 1)).slice(0, mostEnded),
  ];
}

const dueOnSchema = z.object({ dueOn: z.string() }).catch({ dueOn: '' });

function dueClock(item: Record<string, unknown>): DueClock {
  return { proposalId: String(item['proposalId']), ...dueOnSchema.parse(item['task']) };
}

function listedTask(item: Record<string, unknown>): ListedTask {
  const task = taskViewSchema.safeParse(item['task']);
  return { proposalId: String(item['proposalId']), dueKey: String(item['sk']), ...(task.success ? { task: task.data } : {}) };
}

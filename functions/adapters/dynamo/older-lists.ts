import type { Holder } from '#core/clock/clock.ts';
import type { DeskQuery, ListedTask, Page } from '#core/ports/view-reader.ts';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { FeedDeadline } from '#core/feed/deadline-feed.ts';
import { deadlineViewSchema, taskViewSchema } from '#core/view/stored-view.ts';
import { listKeys } from '#core/view/view-items.ts';
import { inIndex, readAll } from './query-pages.ts';

/**
 * What lists of layout 1 hold: pointers of each party, clocks on desks and status events, all in the index `byParty`. A case goes over
 * to the present layout with its next commit or the reconciler's next round; those that are over keep it until lists are rebuilt.
 */
export function olderLists(client: DynamoDBClient, tableName: string) {
  const all = (partition: string, range = '') =>
    readAll(client, {
      TableName: tableName,
      IndexName: 'byParty',
      KeyConditionExpression: 'partyKey = :partition AND dueKey > :from',
      ExpressionAttributeValues: { ':partition': { S: partition }, ':from': { S: range === '' ? '!' : range } },
    });
  const deadlines = async (partition: string, from: string): Promise<FeedDeadline[]> =>
    (await all(partition, from)).flatMap((item) => {
      const deadline = deadlineViewSchema.safeParse(item['task']);
      // An item from before feeds were told lacks a part of it until its case moves on or the lists are rebuilt.
      return deadline.success ? [{ proposalId: idOf(item), deadline: deadline.data }] : [];
    });
  return {
    concerning: async (partition: string): Promise<string[]> => (await all(partition)).map(idOf),
    async desk(body: string, holder: Holder, page: Page): Promise<ListedTask[]> {
      const items = await inIndex(client, tableName, { index: 'byParty', partition: listKeys.desk(body, holder) }, page);
      return items.map(listedTask);
    },
    async deadlines(body: string, holder: Holder, { endedFrom }: Pick<DeskQuery, 'endedFrom'>): Promise<FeedDeadline[]> {
      const [open, ended] = await Promise.all([
        deadlines(listKeys.desk(body, holder), ''),
        deadlines(listKeys.ended(body, holder), endedFrom),
      ]);
      return [...open, ...ended];
    },
    events: async (partition: string, page: Page): Promise<string[]> =>
      (await inIndex(client, tableName, { index: 'byParty', partition }, page)).map((item) => String(item['dueKey'])),
  };
}

function listedTask(item: Record<string, unknown>): ListedTask {
  const task = taskViewSchema.safeParse(item['task']);
  return { proposalId: idOf(item), dueKey: String(item['dueKey']), ...(task.success ? { task: task.data } : {}) };
}

/** The proposal whose item it is: its partition key is that of the proposal's log. */
export function idOf(item: Readonly<Record<string, unknown>>): string {
  return String(item['pk']).split('#')[2] ?? '';
}

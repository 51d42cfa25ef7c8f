import type { Holder } from '#core/clock/clock.ts';
import type { DeskQuery, ListedTask, Page } from '#core/ports/view-reader.ts';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { FeedDeadline } from '#core/feed/deadline-feed.ts';
import { deadlineViewSchema, taskViewSchema } from '#core/view/stored-view.ts';
import { listKeys } from '#core/view/view-items.ts';
import { inIndex, readAll } from './query-pages.ts';

// So long it is believed that no case of an older layout runs in a stage: while an update runs, functions of before may still write one.
const NONE_LEFT_MS = 60_000;

/**
 * What lists of older layouts hold. Of layout 1: pointers of each party, clocks on desks and status events, all in the index `byParty`; of those
 * before layout 6 what runs, in the index `byStage`. A case goes over to the present layout with its next commit or the reconciler's next round;
 * those that are over keep it until lists are rebuilt.
 */
export function olderLists(client: DynamoDBClient, tableName: string) {
  const noneLeftUntil = new Map<string, number>();
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
    /** Entries of a stage whose cases run: soon there are none, and then it is not asked for each page. */
    async inStage(partition: string, page: Page): Promise<Record<string, unknown>[]> {
      if ((noneLeftUntil.get(partition) ?? 0) > Date.now()) return [];
      const stage = { index: 'byStage', partition, projection: 'dueKey' } as const;
      const [first] = await inIndex(client, tableName, stage, { after: '', before: LAST, limit: 1 });
      if (first !== undefined) return inIndex(client, tableName, stage, page);
      noneLeftUntil.set(partition, Date.now() + NONE_LEFT_MS);
      return [];
    },
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

// Sorts after every due instant.
const LAST = '~';

function listedTask(item: Record<string, unknown>): ListedTask {
  const task = taskViewSchema.safeParse(item['task']);
  return { proposalId: idOf(item), dueKey: String(item['dueKey']), ...(task.success ? { task: task.data } : {}) };
}

/** The proposal whose item it is: its partition key is that of the proposal's log. */
export function idOf(item: Readonly<Record<string, unknown>>): string {
  return String(item['pk']).split('#')[2] ?? '';
}

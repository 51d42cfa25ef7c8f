import { viewIndexes } from '#core/ports/view-reader.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import { BatchGetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import type { CaseView } from '#core/view/case-view.ts';
import { caseViewSchema, deadlineViewSchema, taskViewSchema } from '#core/view/stored-view.ts';
import type { FeedDeadline } from '#core/feed/deadline-feed.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { fromItem } from './dynamo-table.ts';

export function dynamoViewReader(client: DynamoDBClient, tableName: string): ViewReader {
  return {
    async list({ index, partition, after, before, limit }) {
      // DynamoDB refuses a BETWEEN whose ends are the wrong way round; a cursor of another list can bring that about.
      if (after >= before) return [];
      const { Items } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: index,
          KeyConditionExpression: '#partition = :partition AND dueKey BETWEEN :after AND :before',
          ExpressionAttributeNames: { '#partition': viewIndexes[index] },
          // U+0000 makes the lower end exclusive: no key ends in it.
          ExpressionAttributeValues: { ':partition': { S: partition }, ':after': { S: `${after}\u0000` }, ':before': { S: before } },
          Limit: limit,
        }),
      );
      return (Items ?? []).map((stored) => {
        const item = fromItem(stored);
        const task = taskViewSchema.safeParse(item['task']);
        return {
          proposalId: idOf(item),
          dueKey: String(item['dueKey']),
          ...(task.success ? { task: task.data } : {}),
        };
      });
    },
    async deadlines({ partition, from, keep, limit }) {
      const found: FeedDeadline[] = [];
      let start: QueryCommandOutput['LastEvaluatedKey'];
      do {
        const page: QueryCommandOutput = await client.send(
          new QueryCommand({
            TableName: tableName,
            IndexName: 'byParty',
            KeyConditionExpression: 'partyKey = :partition AND dueKey > :from',
            ExpressionAttributeValues: { ':partition': { S: partition }, ':from': { S: from } },
            ScanIndexForward: keep === 'first',
            Limit: limit - found.length,
            ExclusiveStartKey: start,
          }),
        );
        for (const item of (page.Items ?? []).map(fromItem)) {
          const deadline = deadlineViewSchema.safeParse(item['task']);
          // An item from before feeds were told lacks a part of it until its case moves on or the lists are rebuilt.
          if (deadline.success) found.push({ proposalId: idOf(item), deadline: deadline.data });
        }
        start = page.LastEvaluatedKey;
      } while (start !== undefined && found.length < limit);
      return found;
    },
    async cases(body, ids) {
      const found = new Map<string, CaseView>();
      const unique = [...new Set(ids)];
      // BatchGetItem takes at most 100 keys (DynamoDB API reference).
      for (let start = 0; start < unique.length; start += 100) {
        let keys = unique.slice(start, start + 100).map((id) => ({ pk: { S: proposalKey(body, id) }, sk: { S: 'case' } }));
        while (keys.length > 0) {
          const { Responses, UnprocessedKeys } = await client.send(
            new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: keys } } }),
          );
          for (const stored of Responses?.[tableName] ?? []) {
            const view = caseViewSchema.parse(fromItem(stored)['view']);
            found.set(view.id, view);
          }
          keys = (UnprocessedKeys?.[tableName]?.Keys ?? []).map((key) => ({ pk: { S: key['pk']?.S ?? '' }, sk: { S: 'case' } }));
        }
      }
      return found;
    },
    async principals(subject) {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: `subject#${subject}` } },
        }),
      );
      return (Items ?? []).map(fromItem).map((item) => ({ body: String(item['sk']), personId: String(item['personId']) }));
    },
  };
}

/** The proposal whose item it is: its partition key is that of the proposal's log. */
function idOf(item: Readonly<Record<string, unknown>>): string {
  return String(item['pk']).split('#')[2] ?? '';
}

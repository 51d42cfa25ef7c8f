import type { WaitStore } from '#core/ports/wait-store.ts';
import { waitSchema } from '#core/case/wait.ts';
import type { Wait } from '#core/case/wait.ts';
import { BatchGetItemCommand, DeleteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

// A wait is over with its alarm, and its execution writes the next one then. One that was lost is replaced by the reconciler's next
// round, which looks at what it left behind.
const KEPT_DAYS = 30;
// BatchGetItem takes at most 100 keys (DynamoDB API reference).
const MOST_KEYS = 100;

export function dynamoWaits(client: DynamoDBClient, tableName: string): WaitStore {
  return {
    async put(wait) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toItem({ ...wait, expiresAt: Math.ceil(Date.parse(wait.wakeAt) / 1000) + KEPT_DAYS * 86_400 }),
            ConditionExpression: 'attribute_not_exists(fence) OR fence <= :fence',
            ExpressionAttributeValues: { ':fence': { S: wait.fence } },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },
    async of(pk) {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: pk } },
          ConsistentRead: true,
        }),
      );
      return (Items ?? []).map((item) => readWait(fromItem(item)));
    },
    async those(keys) {
      const found: Wait[] = [];
      for (let start = 0; start < keys.length; start += MOST_KEYS) {
        let asked: Record<string, AttributeValue>[] = keys.slice(start, start + MOST_KEYS).map(({ pk, sk }) => toItem({ pk, sk }));
        while (asked.length > 0) {
          const { Responses, UnprocessedKeys } = await client.send(
            new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: asked, ConsistentRead: true } } }),
          );
          found.push(...(Responses?.[tableName] ?? []).map((item) => readWait(fromItem(item))));
          asked = UnprocessedKeys?.[tableName]?.Keys ?? [];
        }
      }
      return found;
    },
    async forget({ pk, sk, token }) {
      try {
        await client.send(
          new DeleteItemCommand({
            TableName: tableName,
            Key: { pk: { S: pk }, sk: { S: sk } },
            ConditionExpression: '#token = :token',
            ExpressionAttributeNames: { '#token': 'token' },
            ExpressionAttributeValues: { ':token': { S: token } },
          }),
        );
      } catch (error) {
        if (!isConditionFailure(error)) throw error;
      }
    },
  };
}

export function readWait(item: Record<string, unknown>): Wait {
  return waitSchema.parse(item);
}

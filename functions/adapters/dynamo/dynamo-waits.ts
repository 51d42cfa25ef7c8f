import type { WaitStore } from '#core/ports/wait-store.ts';
import { waitSchema } from '#core/case/waits/wait.ts';
import type { Wait } from '#core/case/waits/wait.ts';
import { DeleteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { batchGet } from './batch-get.ts';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

// A wait is over with its alarm, and its execution writes the next one then. One that was lost is replaced by the reconciler's next
// round, which looks at what it left behind.
const KEPT_DAYS = 30;

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
    those: async (keys) => (await batchGet(client, tableName, keys)).map((item) => readWait(fromItem(item))),
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

import { DeleteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { executionSchema } from '#core/contracts/workflow.ts';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

const waitSchema = z.object({
  pk: z.string(),
  /** `proposal`, or `<assignment>` for a share: one open wait each. */
  sk: z.string(),
  execution: executionSchema,
  executionArn: z.string(),
  waitingIn: z.string(),
  token: z.string(),
  /** Orders attempts as text; see `awaitStepSchema`. */
  fence: z.string(),
  wakeAt: z.string(),
});

/** An open wait: the task token and what it waits in. A token leaves this table only for Step Functions. */
export type Wait = z.infer<typeof waitSchema>;

export interface WaitStore {
  /** Writes the token unless a later attempt's is there; says whether it did. */
  put(wait: Wait): Promise<boolean>;
  /** Open waits of a proposal and its shares, strongly consistent. */
  of(pk: string): Promise<Wait[]>;
  /** Forgets a wait that was answered, unless another token took its place. */
  forget(wait: Pick<Wait, 'pk' | 'sk' | 'token'>): Promise<void>;
}

export function dynamoWaits(client: DynamoDBClient, tableName: string): WaitStore {
  return {
    async put(wait) {
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: toItem(wait),
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

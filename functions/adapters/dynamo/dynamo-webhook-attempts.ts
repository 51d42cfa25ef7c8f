import type { WebhookAttempts } from '#core/ports/webhook/webhook-attempts.ts';
import { attemptSchema } from '#core/webhook/lane/webhook-attempt.ts';
import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fromItem, toItem } from './dynamo-table.ts';

// 30 days, after which DynamoDB removes the item by itself.
const KEPT_S = 30 * 86_400;

const partition = (body: string, endpointId: string): string => `${body}#attempts#${endpointId}`;

/** Attempts by endpoint on the list table. */
export function dynamoWebhookAttempts(client: DynamoDBClient, tableName: string): WebhookAttempts {
  return {
    async record(body, endpointId, attempt) {
      const expiresAt = Math.floor(Date.parse(attempt.at) / 1000) + KEPT_S;
      const item = { pk: partition(body, endpointId), sk: attempt.id, ...attempt, expiresAt };
      await client.send(new PutItemCommand({ TableName: tableName, Item: toItem(item) }));
    },
    async list(body, endpointId, { before, limit }) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND sk < :before',
          ExpressionAttributeValues: { ':pk': { S: partition(body, endpointId) }, ':before': { S: before === '' ? '~' : before } },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.map((item) => attemptSchema.parse(fromItem(item)));
    },
  };
}

import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { fromItem, toItem } from './dynamo-table.ts';

const attemptSchema = z.object({
  /** Sorts by when it was made; unique within the endpoint. */
  id: z.string(),
  at: z.string(),
  webhookId: z.string(),
  type: z.string(),
  proposalId: z.string().exactOptional(),
  sequence: z.int().positive().exactOptional(),
  /** 1 for the first try of an event. */
  attempt: z.int().positive(),
  /** What the receiver answered, or the name of what went wrong before it did. */
  status: z.int().exactOptional(),
  failure: z.string().exactOptional(),
  ms: z.int().min(0),
  /** First KiB of the reply. */
  reply: z.string().exactOptional(),
  /** Ours, without the signature and any secret. */
  requestHeaders: z.record(z.string(), z.string()),
});

/** One request to a receiver and what came of it: for the endpoint's owner. */
export type WebhookAttempt = z.infer<typeof attemptSchema>;

export interface WebhookAttempts {
  record(body: string, endpointId: string, attempt: WebhookAttempt): Promise<void>;
  /** The latest first; `before` is an attempt's id, '' for the first page. */
  list(body: string, endpointId: string, page: { readonly before: string; readonly limit: number }): Promise<WebhookAttempt[]>;
}

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

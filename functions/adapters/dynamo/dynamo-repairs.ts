import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { repairSchema } from '#core/healing/repair.ts';
import type { RepairLog } from '#core/ports/repair-log.ts';
import { fromItem, toItem } from './dynamo-table.ts';

// A year, after which DynamoDB removes the item by itself.
const KEPT_S = 365 * 86_400;

const partition = (body: string): string => `${body}#repairs`;

/** Repairs on the list table. */
export function dynamoRepairs(client: DynamoDBClient, tableName: string): RepairLog {
  return {
    async record(body, repair) {
      const expiresAt = Math.floor(Date.parse(repair.at) / 1000) + KEPT_S;
      await client.send(
        new PutItemCommand({ TableName: tableName, Item: toItem({ pk: partition(body), sk: repair.id, ...repair, expiresAt }) }),
      );
    },
    async list(body, { before, limit }) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND sk < :before',
          ExpressionAttributeValues: { ':pk': { S: partition(body) }, ':before': { S: before === '' ? '~' : before } },
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.map((item) => repairSchema.parse(fromItem(item)));
    },
  };
}

import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { letterCheckSchema } from '#core/letters/letter-check.ts';
import type { LetterChecks } from '#core/ports/files/letter-checks.ts';
import { listKeys } from '#core/view/view-items.ts';
import { fromItem } from './dynamo-table.ts';

const itemSchema = z.object({ check: z.string() });

/** Letters by their code in the list table. */
export function dynamoLetterChecks(client: DynamoDBClient, tableName: string): LetterChecks {
  return {
    async find(body, code) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: listKeys.letterCheck(body, code) } },
          Limit: 1,
        }),
      );
      const [item] = Items;
      if (item === undefined) return undefined;
      const stored: unknown = JSON.parse(itemSchema.parse(fromItem(item)).check);
      return letterCheckSchema.parse(stored);
    },
  };
}

import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { toItem } from './dynamo-table.ts';
import { resending } from './resending.ts';
import type { Pauses } from './resending.ts';

type Item = Record<string, AttributeValue>;

// BatchGetItem takes at most 100 keys (DynamoDB API reference).
const MOST_KEYS = 100;

/**
 * The items under these keys that are there, strongly consistent, in no order: a call for each hundred, and another for what a call leaves
 * unprocessed. `projection` names the attributes that are wanted; all unless told.
 */
export async function batchGet(
  client: DynamoDBClient,
  tableName: string,
  keys: readonly { readonly pk: string; readonly sk: string }[],
  { projection, pauses }: { readonly projection?: string; readonly pauses?: Pauses | undefined } = {},
): Promise<Item[]> {
  const found: Item[] = [];
  const again = resending(pauses);
  for (let start = 0; start < keys.length; start += MOST_KEYS) {
    let asked: Item[] = keys.slice(start, start + MOST_KEYS).map(({ pk, sk }) => toItem({ pk, sk }));
    while (asked.length > 0) {
      const request = { Keys: asked, ConsistentRead: true, ...(projection === undefined ? {} : { ProjectionExpression: projection }) };
      const { Responses, UnprocessedKeys } = await client.send(new BatchGetItemCommand({ RequestItems: { [tableName]: request } }));
      found.push(...(Responses?.[tableName] ?? []));
      asked = UnprocessedKeys?.[tableName]?.Keys ?? [];
      if (asked.length > 0) await again(asked.length);
    }
  }
  return found;
}

import { viewIndexes } from '#core/ports/view-reader.ts';
import type { Page } from '#core/ports/view-reader.ts';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, QueryCommandInput, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { fromItem } from './dynamo-table.ts';

/** Everything that a query finds, or the first so many, over all pages of the answer. */
export async function readAll(
  client: DynamoDBClient,
  query: QueryCommandInput,
  most = Number.POSITIVE_INFINITY,
): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let from: QueryCommandOutput['LastEvaluatedKey'];
  do {
    const limit = Number.isFinite(most) ? { Limit: most - found.length } : {};
    const page: QueryCommandOutput = await client.send(new QueryCommand({ ...query, ...limit, ExclusiveStartKey: from }));
    found.push(...(page.Items ?? []).map(fromItem));
    from = page.LastEvaluatedKey;
  } while (from !== undefined && found.length < most);
  return found;
}

/** Ids of cases are as random as their digits, so these part them evenly. */
export const idCuts = ['p4', 'p8', 'pc'];

/**
 * A whole partition. Where its first megabyte is not all, the parts between `cuts`, sort keys in their order, are read side by side: one after
 * the other they would be as many round trips as there are megabytes.
 */
export async function readPartition(
  client: DynamoDBClient,
  pk: string,
  query: Omit<QueryCommandInput, 'KeyConditionExpression' | 'ExpressionAttributeValues'>,
  cuts: readonly string[],
): Promise<Record<string, unknown>[]> {
  const first = await client.send(
    new QueryCommand({ ...query, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: pk } } }),
  );
  const found = (first.Items ?? []).map(fromItem);
  const last = first.LastEvaluatedKey?.['sk']?.S;
  if (last === undefined) return found;
  const bounds = [last, ...cuts.filter((cut) => cut > last)];
  const parts = bounds.map((after, index) => {
    const before = bounds[index + 1];
    // U+0000 makes the lower end exclusive: no key ends in it.
    const range = before === undefined ? 'sk > :after' : 'sk BETWEEN :after AND :before';
    const values = before === undefined ? { ':after': { S: after } } : { ':after': { S: `${after}\u0000` }, ':before': { S: before } };
    const KeyConditionExpression = `pk = :pk AND ${range}`;
    return readAll(client, { ...query, KeyConditionExpression, ExpressionAttributeValues: { ':pk': { S: pk }, ...values } });
  });
  return [...found, ...(await Promise.all(parts)).flat()];
}

interface Partition {
  readonly index: keyof typeof viewIndexes;
  readonly partition: string;
  /** The attributes that are wanted; all of the index unless told. */
  readonly projection?: string;
}

/** A page of an index partition, by `dueKey`. */
export async function inIndex(
  client: DynamoDBClient,
  tableName: string,
  { index, partition, projection }: Partition,
  { after, before, limit }: Page,
): Promise<Record<string, unknown>[]> {
  // DynamoDB refuses a BETWEEN whose ends are the wrong way round; a cursor of another list can bring that about.
  if (after >= before) return [];
  const query = {
    TableName: tableName,
    IndexName: index,
    KeyConditionExpression: '#partition = :partition AND dueKey BETWEEN :after AND :before',
    ExpressionAttributeNames: { '#partition': viewIndexes[index] },
    // U+0000 makes the lower end exclusive: no key ends in it.
    ExpressionAttributeValues: { ':partition': { S: partition }, ':after': { S: `${after}\u0000` }, ':before': { S: before } },
    ...(projection === undefined ? {} : { ProjectionExpression: projection }),
  };
  // A thousand entries may be more than the megabyte that a query reads.
  return readAll(client, query, limit);
}

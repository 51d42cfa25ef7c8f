import type { ViewWriter } from '#core/ports/view-writer.ts';
import { BatchWriteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, PutItemCommandInput, WriteRequest } from '@aws-sdk/client-dynamodb';
import { keyText } from '#core/view/view-items.ts';
import { batchGet } from './batch-get.ts';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';
import { resending } from './resending.ts';
import type { Pauses } from './resending.ts';

export function dynamoViewWriter(client: DynamoDBClient, tableName: string, pauses?: Pauses): ViewWriter {
  const put = async (item: Record<string, unknown>, version: number, condition: Condition): Promise<boolean> => {
    try {
      await client.send(new PutItemCommand({ TableName: tableName, Item: toItem({ ...item, version }), ...condition }));
      return true;
    } catch (error) {
      if (isConditionFailure(error)) return false;
      throw error;
    }
  };
  return {
    async load(pk) {
      const { Items } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: pk } },
          ConsistentRead: true,
        }),
      );
      const items = new Map((Items ?? []).map((item) => [String(item['sk']?.S), fromItem(item)]));
      const { version, layout } = items.get('case') ?? items.get('cursor') ?? {};
      return { version: numberOr(version, 0), layout: numberOr(layout, 1), items };
    },
    async find(keys) {
      const items = (await batchGet(client, tableName, keys, { pauses })).map(fromItem);
      return new Map(items.map((item) => [keyText({ pk: String(item['pk']), sk: String(item['sk']) }), item]));
    },
    async writeLists({ puts, removes }, along = []) {
      const writes = [
        ...removes.map(({ pk, sk }) => ({ DeleteRequest: { Key: toItem({ pk, sk }) } })),
        ...[...puts, ...along].map((item) => ({ PutRequest: { Item: toItem({ ...item }) } })),
      ];
      await batchWrite(client, tableName, writes, resending(pauses));
    },
    writeCase: (pk, item, over) => put({ pk, ...item }, item.view.version, over === 0 ? isFirst : isNow('=', over)),
    restoreCase: (pk, item) => put({ pk, ...item }, item.view.version, isFirstOr('<=', item.view.version)),
    async writeSubject(subject, body, personId) {
      await client.send(new PutItemCommand({ TableName: tableName, Item: toItem({ pk: `subject#${subject}`, sk: body, personId }) }));
    },
    async writeCursor(pk, version) {
      await put({ pk, sk: 'cursor' }, version, isFirstOr('<', version));
    },
  };
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

type Condition = Pick<PutItemCommandInput, 'ConditionExpression' | 'ExpressionAttributeValues'>;

const isFirst: Condition = { ConditionExpression: 'attribute_not_exists(version)' };

/** What is there compares so with a version. */
function isNow(how: '=' | '<' | '<=', version: number): Condition {
  return { ConditionExpression: `version ${how} :version`, ExpressionAttributeValues: { ':version': { N: String(version) } } };
}

function isFirstOr(how: '<' | '<=', version: number): Condition {
  const { ConditionExpression, ...values } = isNow(how, version);
  return { ConditionExpression: `attribute_not_exists(version) OR ${ConditionExpression}`, ...values };
}

// BatchWriteItem takes at most 25 requests (DynamoDB API reference).
const BATCH = 25;

async function batchWrite(
  client: DynamoDBClient,
  tableName: string,
  writes: readonly WriteRequest[],
  again: ReturnType<typeof resending>,
): Promise<void> {
  let left = [...writes];
  while (left.length > 0) {
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: left.slice(0, BATCH) } }));
    const unprocessed = UnprocessedItems?.[tableName] ?? [];
    if (unprocessed.length > 0) await again(unprocessed.length);
    left = [...unprocessed, ...left.slice(BATCH)];
  }
}

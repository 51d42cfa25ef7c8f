import type { ViewWriter } from '#core/ports/view-writer.ts';
import { BatchWriteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, PutItemCommandInput, WriteRequest } from '@aws-sdk/client-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

export function dynamoViewWriter(client: DynamoDBClient, tableName: string): ViewWriter {
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
      const version = (items.get('case') ?? items.get('cursor'))?.['version'];
      return { version: typeof version === 'number' ? version : 0, items };
    },
    async writeParties(pk, { items }, parties, along = []) {
      const wanted = new Map(parties.map((party) => [party.sk, { pk, ...party }]));
      const stale = [...items.keys()].filter((sk) => sk !== 'case' && sk !== 'cursor' && !wanted.has(sk));
      const changed = [...wanted.values()].filter((party) => !isDeepStrictEqual(items.get(party.sk), party));
      const writes: WriteRequest[] = [
        ...stale.map((sk) => ({ DeleteRequest: { Key: { pk: { S: pk }, sk: { S: sk } } } })),
        ...[...changed, ...along].map((item) => ({ PutRequest: { Item: toItem({ ...item }) } })),
      ];
      await batchWrite(client, tableName, writes);
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

async function batchWrite(client: DynamoDBClient, tableName: string, writes: readonly WriteRequest[]): Promise<void> {
  let left = [...writes];
  while (left.length > 0) {
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: left.slice(0, BATCH) } }));
    left = [...(UnprocessedItems?.[tableName] ?? []), ...left.slice(BATCH)];
  }
}

import { BatchWriteItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, WriteRequest } from '@aws-sdk/client-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import type { CaseItem, PartyItem } from '#core/view/view-items.ts';
import { fromItem, isConditionFailure, toItem } from './dynamo-table.ts';

/** What the list table holds of one log at present. */
export interface StoredViews {
  /** Commits of the log that have been carried through: the relay's cursor. */
  readonly version: number;
  readonly items: ReadonlyMap<string, Record<string, unknown>>;
}

export interface ViewWriter {
  load(pk: string): Promise<StoredViews>;
  /** Writes party items that differ and removes those that are no longer there. */
  writeParties(pk: string, stored: StoredViews, parties: readonly PartyItem[]): Promise<void>;
  /** Writes the case and with it the cursor; `false` when a newer one is there. */
  writeCase(pk: string, item: CaseItem): Promise<boolean>;
  /** Writes the case over one of the same version as well; `false` when a newer one is there. */
  restoreCase(pk: string, item: CaseItem): Promise<boolean>;
  /** Points an identity's subject at the person of a body. */
  writeSubject(subject: string, body: string, personId: string): Promise<void>;
  /** Remembers how far a log without list items was read. */
  writeCursor(pk: string, version: number): Promise<void>;
}

export function dynamoViewWriter(client: DynamoDBClient, tableName: string): ViewWriter {
  // Puts the item if what is there is older, or no newer.
  const put = async (than: '<' | '<=', item: Record<string, unknown>, version: number): Promise<boolean> => {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: toItem({ ...item, version }),
          ConditionExpression: `attribute_not_exists(version) OR version ${than} :version`,
          ExpressionAttributeValues: { ':version': { N: String(version) } },
        }),
      );
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
    async writeParties(pk, { items }, parties) {
      const wanted = new Map(parties.map((party) => [party.sk, { pk, ...party }]));
      const stale = [...items.keys()].filter((sk) => sk !== 'case' && sk !== 'cursor' && !wanted.has(sk));
      const changed = [...wanted.values()].filter((party) => !isDeepStrictEqual(items.get(party.sk), party));
      const writes: WriteRequest[] = [
        ...stale.map((sk) => ({ DeleteRequest: { Key: { pk: { S: pk }, sk: { S: sk } } } })),
        ...changed.map((party) => ({ PutRequest: { Item: toItem(party) } })),
      ];
      await batchWrite(client, tableName, writes);
    },
    writeCase: (pk, item) => put('<', { pk, ...item }, item.view.version),
    restoreCase: (pk, item) => put('<=', { pk, ...item }, item.view.version),
    async writeSubject(subject, body, personId) {
      await client.send(new PutItemCommand({ TableName: tableName, Item: toItem({ pk: `subject#${subject}`, sk: body, personId }) }));
    },
    async writeCursor(pk, version) {
      await put('<', { pk, sk: 'cursor' }, version);
    },
  };
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

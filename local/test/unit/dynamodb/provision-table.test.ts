import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DynamoDb } from '../../../dynamodb/dynamodb.ts';
import { tableDefinition, type TableDefinition } from '../../../dynamodb/table-definition.ts';
import type { JsonObject } from '../../../template/json.ts';

const index = (IndexName: string, key: string, ProjectionType = 'ALL') => ({
  IndexName,
  KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
  Projection: { ProjectionType },
});

function table(changes: JsonObject = {}): TableDefinition {
  const properties = {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: ['pk', 'unit', 'light'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: [index('byUnit', 'unit')],
    ...changes,
  };
  return tableDefinition({
    stackName: 'App',
    logicalId: 'Views',
    type: 'AWS::DynamoDB::Table',
    physicalId: 'Views',
    name: 'Views',
    arn: 'arn',
    properties,
  });
}

let directory: string;
let dynamodb: DynamoDb;

async function restart(definition: TableDefinition): Promise<void> {
  await dynamodb?.close();
  dynamodb = await DynamoDb.open({ path: join(directory, 'dynamodb'), region: 'us-east-1', accountId: '0' });
  await dynamodb.provision([definition]);
}

async function found(IndexName: string, key: string, value: string): Promise<unknown> {
  const result = await dynamodb.call('Query', {
    TableName: 'Views',
    IndexName,
    KeyConditionExpression: '#k = :v',
    ExpressionAttributeNames: { '#k': key },
    ExpressionAttributeValues: { ':v': { S: value } },
  });
  return result['Count'];
}

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tables-'));
  await restart(table());
  for (const n of [1, 2, 3])
    await dynamodb.call('PutItem', {
      TableName: 'Views',
      Item: { pk: { S: `p${n}` }, unit: { S: 'roads' }, light: { S: n === 1 ? 'red' : 'green' } },
    });
});

afterEach(async () => {
  await dynamodb.close();
  rmSync(directory, { recursive: true });
});

describe('a table on restart', () => {
  it('keeps its items and indexes', async () => {
    await restart(table());
    expect(await found('byUnit', 'unit', 'roads')).toBe(3);
  });

  it('gets a new index, filled from its items', async () => {
    await restart(table({ GlobalSecondaryIndexes: [index('byUnit', 'unit'), index('byLight', 'light')] }));
    expect(await found('byLight', 'light', 'green')).toBe(2);
    await dynamodb.call('PutItem', { TableName: 'Views', Item: { pk: { S: 'p1' }, light: { S: 'green' } } });
    expect([
      await found('byLight', 'light', 'green'),
      await found('byLight', 'light', 'red'),
      await found('byUnit', 'unit', 'roads'),
    ]).toEqual([3, 0, 2]);
  });

  it('loses an index that the template dropped', async () => {
    await restart(table({ GlobalSecondaryIndexes: [] }));
    await expect(found('byUnit', 'unit', 'roads')).rejects.toThrow('does not have the specified index');
  });

  it('rebuilds an index that changed', async () => {
    await restart(table({ GlobalSecondaryIndexes: [index('byUnit', 'light', 'KEYS_ONLY')] }));
    expect(await found('byUnit', 'light', 'green')).toBe(2);
  });

  it.each<[string, JsonObject]>([
    ['another key', { KeySchema: [{ AttributeName: 'unit', KeyType: 'HASH' }] }],
    [
      'another key type',
      {
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'N' },
          { AttributeName: 'unit', AttributeType: 'S' },
        ],
      },
    ],
  ])('refuses %s and says what helps', async (_name, changes) => {
    await expect(restart(table(changes))).rejects.toThrow(/Table Views was stored with key .*--fresh/);
  });
});

describe('what a table cannot be here is refused by name', () => {
  it.each<[string, JsonObject, RegExp]>([
    ['a policy on the stream', { StreamSpecification: { StreamViewType: 'KEYS_ONLY', ResourcePolicy: {} } }, /ResourcePolicy/],
    ['an unknown property of an index', { GlobalSecondaryIndexes: [{ ...index('byUnit', 'unit'), Vector: {} }] }, /Vector/],
  ])('%s', (_name, changes, message) => {
    expect(() => table(changes)).toThrow(message);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { DynamoDb } from '../../../dynamodb/dynamodb.ts';
import type { StreamRecord } from '../../../dynamodb/stream-record.ts';
import type { JsonObject } from '../../../template/json.ts';

const key = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];
const item = (n: number) => ({
  pk: `案${n % 3}`,
  sk: `s${String(n).padStart(3, '0')}`,
  unit: n % 2 === 0 ? 'roads' : undefined,
  due: `d${n}`,
  n,
  list: [{ yes: true, none: null }],
});
const items = Array.from({ length: 40 }, (_, n) => item(n));

let told: StreamRecord[];
let dynamodb: DynamoDb;

beforeEach(async () => {
  told = [];
  dynamodb = await DynamoDb.open({ path: undefined, region: 'us-east-1', accountId: '0' });
  for (const TableName of ['Loaded', 'Put'])
    await dynamodb.call('CreateTable', {
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema('pk', 'sk'),
      AttributeDefinitions: ['pk', 'sk', 'unit', 'due'].map(key),
      GlobalSecondaryIndexes: [
        { IndexName: 'byUnit', KeySchema: keySchema('unit', 'due'), Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['list'] } },
      ],
    });
  dynamodb.streams.watch({ table: 'Loaded', streamArn: 'arn', region: 'us-east-1', viewType: 'KEYS_ONLY', keyNames: ['pk', 'sk'] }, [
    { take: (record) => void told.push(record) },
  ]);
});

const scan = async (input: JsonObject): Promise<unknown> => (await dynamodb.call('Scan', input))['Items'];

describe('items loaded into a table', () => {
  it('are what puts of them would have left, in the table and in its index', async () => {
    await dynamodb.load('Loaded', items);
    for (const { unit, list: _list, n, ...rest } of items) {
      const Item = {
        ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, { S: value }])),
        ...(unit === undefined ? {} : { unit: { S: unit } }),
        n: { N: String(n) },
        list: { L: [{ M: { yes: { BOOL: true }, none: { NULL: true } } }] },
      };
      await dynamodb.call('PutItem', { TableName: 'Put', Item });
    }
    expect(await scan({ TableName: 'Loaded' })).toEqual(await scan({ TableName: 'Put' }));
    const byIndex = await scan({ TableName: 'Loaded', IndexName: 'byUnit' });
    expect(byIndex).toEqual(await scan({ TableName: 'Put', IndexName: 'byUnit' }));
    expect(byIndex).toHaveLength(20);
  });

  it('are told to no stream', async () => {
    await dynamodb.load('Loaded', items);
    expect(told).toEqual([]);
    await dynamodb.call('PutItem', { TableName: 'Loaded', Item: { pk: { S: 'a' }, sk: { S: 'b' } } });
    expect(told).toHaveLength(1);
  });

  it('can be changed like others, and leave the index', async () => {
    await dynamodb.load('Loaded', items);
    await dynamodb.call('DeleteItem', { TableName: 'Loaded', Key: { pk: { S: '案0' }, sk: { S: 's000' } } });
    expect(await scan({ TableName: 'Loaded', IndexName: 'byUnit' })).toHaveLength(19);
  });

  it('need a table, and values that an item can hold', async () => {
    await expect(dynamodb.load('Nowhere', items)).rejects.toThrow('no table Nowhere');
    await expect(dynamodb.load('Loaded', [{ pk: 'a', sk: 'b', when: () => 1 }])).rejects.toThrow(TypeError);
  });
});

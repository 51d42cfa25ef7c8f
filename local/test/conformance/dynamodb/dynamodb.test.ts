import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveHttp, type HttpServer } from '../../../cloud/http-server.ts';
import { DynamoDb } from '../../../dynamodb/dynamodb.ts';

const TableName = 'Ledger';
const puts = () => dynamodb.requests().find(({ operation, on }) => operation === 'PutItem' && on === TableName)!;
let dynamodb: DynamoDb;
let server: HttpServer;
let client: DynamoDBClient;

beforeAll(async () => {
  dynamodb = await DynamoDb.open({ path: undefined, region: 'us-east-1', accountId: '000000000000' });
  server = await serveHttp({ port: 0, handle: dynamodb.handle, now: Date.now, onError: console.error });
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  client = new DynamoDBClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: ['pk', 'sk', 'unit', 'dueOn'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byUnit',
          KeySchema: [
            { AttributeName: 'unit', KeyType: 'HASH' },
            { AttributeName: 'dueOn', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] },
        },
      ],
    }),
  );
});

afterAll(async () => {
  client.destroy();
  await server.close();
  await dynamodb.close();
});

const put = (item: Record<string, string>, more = {}) => client.send(new PutItemCommand({ TableName, Item: toItem(item), ...more }));

const toItem = (item: Record<string, string>): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(item).map(([key, value]) => [key, { S: value }]));

const key = (pk: string, sk: string) => toItem({ pk, sk });

describe('conditional writes', () => {
  const append = { ConditionExpression: 'attribute_not_exists(sk)' };

  it('let one of many appends to the same place through', async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => put({ pk: 'race', sk: '1', n: String(n) }, append)));
    const refused = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(refused).toHaveLength(19);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(ConditionalCheckFailedException);
  });

  it('return the item that stood in the way when asked', async () => {
    await put({ pk: 'blocked', sk: '1', title: '道路照明' }, append);
    const second = put({ pk: 'blocked', sk: '1' }, { ...append, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
    await expect(second).rejects.toMatchObject({ Item: toItem({ pk: 'blocked', sk: '1', title: '道路照明' }) });
  });

  it('advance a cursor by update expression', async () => {
    await client.send(new PutItemCommand({ TableName, Item: { ...key('cursor', 'x'), at: { N: '1' } } }));
    const advance = (from: string, to: string) =>
      client.send(
        new UpdateItemCommand({
          TableName,
          Key: key('cursor', 'x'),
          UpdateExpression: 'SET #at = :to',
          ConditionExpression: '#at = :from',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':from': { N: from }, ':to': { N: to } },
          ReturnValues: 'ALL_NEW',
        }),
      );
    expect((await advance('1', '2')).Attributes?.['at']).toEqual({ N: '2' });
    await expect(advance('1', '3')).rejects.toBeInstanceOf(ConditionalCheckFailedException);
  });

  it('delete only what is as expected', async () => {
    await put({ pk: 'gone', sk: '1', fence: '7' });
    const remove = (fence: string) =>
      client.send(
        new DeleteItemCommand({
          TableName,
          Key: key('gone', '1'),
          ConditionExpression: 'fence = :f',
          ExpressionAttributeValues: { ':f': { S: fence } },
        }),
      );
    await expect(remove('6')).rejects.toBeInstanceOf(ConditionalCheckFailedException);
    await remove('7');
    expect((await client.send(new GetItemCommand({ TableName, Key: key('gone', '1') }))).Item).toBeUndefined();
  });
});

const query = (more = {}) =>
  client.send(
    new QueryCommand({
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'log' } },
      ...more,
    }),
  );

describe('reading', () => {
  beforeAll(async () => {
    for (let seq = 0; seq < 10; seq += 1) await put({ pk: 'log', sk: `000${seq}`, event: `事件${seq}` });
  });

  it('gives a log in order, whole and consistent', async () => {
    const { Items } = await query();
    expect(Items?.map((item) => item['sk']?.S)).toEqual(Array.from({ length: 10 }, (_, seq) => `000${seq}`));
  });

  it('gives it backwards, in part and projected', async () => {
    const { Items } = await query({ ScanIndexForward: false, Limit: 2, ProjectionExpression: 'sk' });
    expect(Items).toEqual([{ sk: { S: '0009' } }, { sk: { S: '0008' } }]);
  });

  it('bounds the sort key', async () => {
    const { Items } = await query({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :a AND :b',
      ExpressionAttributeValues: { ':pk': { S: 'log' }, ':a': { S: '0003' }, ':b': { S: '0005' } },
    });
    expect(Items).toHaveLength(3);
    const prefixed = await query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :p)',
      ExpressionAttributeValues: { ':pk': { S: 'log' }, ':p': { S: '0007' } },
    });
    expect(prefixed.Count).toBe(1);
  });

  it('filters after counting', async () => {
    const { Count, ScannedCount } = await query({
      FilterExpression: 'event = :e',
      ExpressionAttributeValues: { ':pk': { S: 'log' }, ':e': { S: '事件4' } },
    });
    expect([Count, ScannedCount]).toEqual([1, 10]);
  });

  it('pages to the end without loss or repetition', async () => {
    const seen: (string | undefined)[] = [];
    let from: Record<string, AttributeValue> | undefined;
    do {
      const page = await query({ Limit: 3, ExclusiveStartKey: from });
      seen.push(...(page.Items ?? []).map((item) => item['sk']?.S));
      from = page.LastEvaluatedKey;
    } while (from);
    expect(seen).toEqual(Array.from({ length: 10 }, (_, seq) => `000${seq}`));
  });

  it('pages a scan', async () => {
    const first = await client.send(new ScanCommand({ TableName, Limit: 4 }));
    expect(first.Items).toHaveLength(4);
    expect(first.LastEvaluatedKey).toBeDefined();
  });
});

const worklist = (unit: string, more = {}) =>
  client.send(
    new QueryCommand({
      TableName,
      IndexName: 'byUnit',
      KeyConditionExpression: '#u = :u',
      ExpressionAttributeNames: { '#u': 'unit' },
      ExpressionAttributeValues: { ':u': { S: unit } },
      ...more,
    }),
  );

describe('a global index', () => {
  it('orders by its own key, carries what it projects and pages', async () => {
    for (const [id, dueOn] of [
      ['a', '2026-03-03'],
      ['b', '2026-03-01'],
      ['c', '2026-03-02'],
    ] as const) {
      await put({ pk: `case-${id}`, sk: 'view', unit: 'roads', dueOn, title: id, secret: 'x' });
    }
    const { Items } = await worklist('roads');
    expect(Items?.map((item) => item['title']?.S)).toEqual(['b', 'c', 'a']);
    expect(Items?.[0]).not.toHaveProperty('secret');
    const first = await worklist('roads', { Limit: 2 });
    const rest = await worklist('roads', { ExclusiveStartKey: first.LastEvaluatedKey });
    expect(rest.Items?.map((item) => item['title']?.S)).toEqual(['a']);
  });

  it('follows the item when its key changes, and forgets it when the item goes', async () => {
    await put({ pk: 'moving', sk: 'view', unit: 'parks', dueOn: '2026-01-01' });
    await put({ pk: 'moving', sk: 'view', unit: 'water', dueOn: '2026-01-01' });
    expect((await worklist('parks')).Count).toBe(0);
    expect((await worklist('water')).Count).toBe(1);
    await client.send(new DeleteItemCommand({ TableName, Key: key('moving', 'view') }));
    expect((await worklist('water')).Count).toBe(0);
  });

  it('holds what is pending, until an update or a batch takes its keys away', async () => {
    const pending = { pk: 'notices', unit: 'outbox#shen', dueOn: '2026-01-19', status: 'pending' };
    for (const sk of ['1', '2', '3']) await put({ ...pending, sk });
    expect((await worklist('outbox#shen')).Count).toBe(3);
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: key('notices', '1'),
        UpdateExpression: 'SET #s = :sent REMOVE #u, dueOn',
        ConditionExpression: '#s = :pending',
        ExpressionAttributeNames: { '#s': 'status', '#u': 'unit' },
        ExpressionAttributeValues: { ':sent': { S: 'sent' }, ':pending': { S: 'pending' } },
      }),
    );
    const settled = toItem({ pk: 'notices', sk: '2', status: 'sent' });
    await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item: settled } }] } }));
    const { Items } = await worklist('outbox#shen');
    expect(Items?.map((item) => item['sk']?.S)).toEqual(['3']);
  });

  it('leaves out items without its key', async () => {
    await put({ pk: 'plain', sk: 'view', unit: 'fire' });
    expect((await worklist('fire')).Count).toBe(0);
  });
});

describe('batches', () => {
  it('write, delete and read many items', async () => {
    const items = Array.from({ length: 25 }, (_, n) => ({ pk: 'batch', sk: String(n).padStart(2, '0'), unit: 'many', dueOn: String(n) }));
    await client.send(
      new BatchWriteItemCommand({ RequestItems: { [TableName]: items.map((item) => ({ PutRequest: { Item: toItem(item) } })) } }),
    );
    await client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: [{ DeleteRequest: { Key: key('batch', '03') } }] } }));
    const keys = ['02', '03', '04'].map((sk) => key('batch', sk));
    const { Responses } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: keys, ConsistentRead: true } } }),
    );
    expect(Responses?.[TableName]?.map((item) => item['sk']?.S).sort()).toEqual(['02', '04']);
    const index = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'byUnit',
        Select: 'COUNT',
        KeyConditionExpression: '#u = :u',
        ExpressionAttributeNames: { '#u': 'unit' },
        ExpressionAttributeValues: { ':u': { S: 'many' } },
      }),
    );
    expect(index.Count).toBe(24);
  });
});

describe('consumed units', () => {
  const bytes = 'x'.repeat(1500);

  it.each<[string, () => Promise<{ ConsumedCapacity?: { CapacityUnits?: number | undefined } | undefined }>, number]>([
    ['a write of 1.5 KB', () => put({ pk: 'size', sk: '1', bytes }, { ReturnConsumedCapacity: 'TOTAL' }), 2],
    [
      '600 Chinese characters are 1.8 KB',
      () => put({ pk: 'size', sk: '2', text: '提'.repeat(600) }, { ReturnConsumedCapacity: 'TOTAL' }),
      2,
    ],
    ['a write with an index entry', () => put({ pk: 'size', sk: '3', unit: 'u', dueOn: 'd' }, { ReturnConsumedCapacity: 'TOTAL' }), 2],
    [
      'the same again: the index need not change',
      () => put({ pk: 'size', sk: '3', unit: 'u', dueOn: 'd', other: 'x' }, { ReturnConsumedCapacity: 'TOTAL' }),
      1,
    ],
    [
      'a consistent read of 1.5 KB',
      () => client.send(new GetItemCommand({ TableName, Key: key('size', '1'), ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' })),
      1,
    ],
    [
      'a read of nothing',
      () => client.send(new GetItemCommand({ TableName, Key: key('size', 'none'), ReturnConsumedCapacity: 'TOTAL' })),
      0.5,
    ],
    [
      'a query of 3.4 KB',
      () =>
        client.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: 'pk = :p',
            ExpressionAttributeValues: { ':p': { S: 'size' } },
            ReturnConsumedCapacity: 'TOTAL',
          }),
        ),
      0.5,
    ],
  ])('%s', async (_name, run, units) => {
    expect((await run()).ConsumedCapacity?.CapacityUnits).toBe(units);
  });

  it('are counted by operation and table, refused conditions included', async () => {
    const before = puts();
    await put({ pk: 'count', sk: '1', bytes });
    await put({ pk: 'count', sk: '1' }, { ConditionExpression: 'attribute_not_exists(pk)' }).catch(() => undefined);
    const after = puts();
    expect([after.writeUnits - before.writeUnits, after.calls - before.calls]).toEqual([4, 2]);
  });
});

describe('refusals by name', () => {
  it.each([
    [
      'transactions',
      () => client.send(new TransactWriteItemsCommand({ TransactItems: [] })),
      /does not support the operation TransactWriteItems/,
    ],
    [
      'time to live',
      () => client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'x' } })),
      /does not support the operation UpdateTimeToLive/,
    ],
    [
      'a stream without a template',
      () =>
        client.send(
          new CreateTableCommand({
            TableName: 'Other',
            KeySchema: [],
            AttributeDefinitions: [],
            StreamSpecification: { StreamEnabled: true },
          }),
        ),
      /StreamSpecification of CreateTable/,
    ],
    [
      'a new index',
      () =>
        client.send(
          new UpdateTableCommand({
            TableName,
            AttributeDefinitions: [],
            GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byUnit' } }],
          }),
        ),
      /creating or deleting an index by UpdateTable/,
    ],
    [
      'a field that dynalite would drop',
      () => client.send(new UpdateTableCommand({ TableName, StreamSpecification: { StreamEnabled: true } })),
      /StreamSpecification of UpdateTable/,
    ],
    [
      'an unknown table',
      () => client.send(new GetItemCommand({ TableName: 'Nowhere', Key: key('a', 'b') })),
      /Requested resource not found/,
    ],
    [
      'a key that does not fit',
      () => client.send(new GetItemCommand({ TableName, Key: toItem({ pk: 'a' }) })),
      /does not match the schema/,
    ],
    ['an item over 400 KB, in bytes', () => put({ pk: 'big', sk: '1', text: '提'.repeat(140_000) }), /Item size has exceeded/],
  ])('%s', async (_name, send, message) => {
    await expect(send()).rejects.toThrow(message);
  });
});

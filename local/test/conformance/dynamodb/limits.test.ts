import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  CreateTableCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveHttp, type HttpServer } from '../../../cloud/http-server.ts';
import { DynamoDb } from '../../../dynamodb/dynamodb.ts';

const TableName = 'Limits';
let dynamodb: DynamoDb;
let server: HttpServer;
let client: DynamoDBClient;

const key = (pk: string, sk: string) => ({ pk: { S: pk }, sk: { S: sk } });
const keySchema = (HASH: string, RANGE: string) => [
  { AttributeName: HASH, KeyType: 'HASH' as const },
  { AttributeName: RANGE, KeyType: 'RANGE' as const },
];
const put = (more: Record<string, AttributeValue> = {}, id = key('p', 's')) =>
  client.send(new PutItemCommand({ TableName, Item: { ...id, ...more } }));
const stored = async () => (await client.send(new ScanCommand({ TableName }))).Items;

// Chinese characters have three bytes each.
const LONG_HASH = `${'提'.repeat(682)}abc`;
const LONG_RANGE = `${'案'.repeat(341)}ab`;
const HASH_REFUSED = { name: 'ValidationException', message: expect.stringContaining('Size of hashkey') };
const RANGE_REFUSED = { name: 'ValidationException', message: expect.stringContaining('Aggregated size of all range keys') };

/** A list within lists: `levels` of them around a text. */
const nested = (levels: number): AttributeValue => (levels === 0 ? { S: 'within' } : { L: [nested(levels - 1)] });

beforeAll(async () => {
  dynamodb = await DynamoDb.open({ path: undefined, region: 'us-east-1', accountId: '000000000000' });
  server = await serveHttp({ port: 0, handle: dynamodb.handle, now: Date.now, onError: console.error });
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  client = new DynamoDBClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema('pk', 'sk'),
      AttributeDefinitions: [
        ...['pk', 'sk', 'unit', 'due'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
        { AttributeName: 'mark', AttributeType: 'B' as const },
      ],
      GlobalSecondaryIndexes: [{ IndexName: 'byUnit', KeySchema: keySchema('unit', 'due'), Projection: { ProjectionType: 'ALL' } }],
      LocalSecondaryIndexes: [{ IndexName: 'byMark', KeySchema: keySchema('pk', 'mark'), Projection: { ProjectionType: 'KEYS_ONLY' } }],
    }),
  );
});

afterAll(async () => {
  client.destroy();
  await server.close();
  await dynamodb.close();
});

describe('a key that is too long in bytes, though not in characters', () => {
  it('is taken up to the last byte', async () => {
    const longest = key(LONG_HASH.slice(0, -1), LONG_RANGE.slice(0, -1));
    await put({}, longest);
    expect(await client.send(new GetItemCommand({ TableName, Key: longest }))).toMatchObject({ Item: longest });
    await client.send(new DeleteItemCommand({ TableName, Key: longest }));
  });

  it.each([
    ['partition', key(LONG_HASH, 's'), HASH_REFUSED],
    ['sort', key('p', LONG_RANGE), RANGE_REFUSED],
  ])('is refused as %s key, by every operation', async (_, Key, refused) => {
    await expect(put({}, Key)).rejects.toMatchObject(refused);
    await expect(client.send(new GetItemCommand({ TableName, Key }))).rejects.toMatchObject(refused);
    await expect(client.send(new UpdateItemCommand({ TableName, Key }))).rejects.toMatchObject(refused);
    await expect(client.send(new DeleteItemCommand({ TableName, Key }))).rejects.toMatchObject(refused);
    await expect(client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [Key] } } }))).rejects.toMatchObject(refused);
  });

  it.each([
    ['partition', { unit: { S: LONG_HASH }, due: { S: 'd' } }, HASH_REFUSED],
    ['sort', { unit: { S: 'u' }, due: { S: LONG_RANGE } }, RANGE_REFUSED],
    ['binary sort', { mark: { B: new Uint8Array(1025) } }, RANGE_REFUSED],
  ])('is refused as %s key of an index', async (_, more, refused) => {
    await expect(put(more)).rejects.toMatchObject(refused);
  });

  it('refuses a batch whole', async () => {
    const requests = [key('good', 's'), key('bad', LONG_RANGE)].map((Item) => ({ PutRequest: { Item } }));
    await expect(client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }))).rejects.toMatchObject(RANGE_REFUSED);
    expect(await stored()).toEqual([]);
  });
});

describe('a key of an index', () => {
  it.each([
    ['text', { unit: { S: '' } }, 'empty string value. IndexName: byUnit, IndexKey: unit'],
    ['binary', { mark: { B: new Uint8Array() } }, 'empty binary value. IndexName: byMark, IndexKey: mark'],
  ])('is refused when it is an empty %s', async (_, more, ending) => {
    const message = expect.stringMatching(new RegExp(`^One or more parameter values are not valid\\. .*${ending}$`));
    await expect(put(more)).rejects.toMatchObject({ name: 'ValidationException', message });
  });

  it('is refused when an update empties it, and the item stays as it was', async () => {
    await put({ unit: { S: 'u' } });
    const update = { UpdateExpression: 'SET #unit = :none', ExpressionAttributeNames: { '#unit': 'unit' } };
    const command = new UpdateItemCommand({ TableName, Key: key('p', 's'), ...update, ExpressionAttributeValues: { ':none': { S: '' } } });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await stored()).toEqual([{ ...key('p', 's'), unit: { S: 'u' } }]);
    await client.send(new DeleteItemCommand({ TableName, Key: key('p', 's') }));
  });

  it('may be missing', async () => {
    await put({ due: { S: 'd' } });
    expect(await stored()).toHaveLength(1);
  });
});

describe('nesting', () => {
  it('is taken to 32 levels', async () => {
    await put({ deep: nested(32) });
    expect(await stored()).toEqual([{ ...key('p', 's'), deep: nested(32) }]);
  });

  it.each([
    ['lists', nested(33)],
    ['maps', { M: { a: nested(32) } }],
  ])('is refused at 33 levels of %s', async (_, deep) => {
    const message = expect.stringContaining('Nesting Levels have exceeded supported limits');
    await expect(put({ deep })).rejects.toMatchObject({ name: 'ValidationException', message });
  });
});

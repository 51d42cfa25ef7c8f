import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  ListTagsOfResourceCommand,
  PutItemCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { serveHttp, type HttpServer } from '../../../cloud/http-server.ts';
import { DynamoDb } from '../../../dynamodb/dynamodb.ts';

let dynamodb: DynamoDb;
let server: HttpServer;
let client: DynamoDBClient;

beforeEach(async () => {
  dynamodb = await DynamoDb.open({ path: undefined, region: 'us-east-1', accountId: '000000000000' });
  server = await serveHttp({ port: 0, handle: dynamodb.handle, now: Date.now, onError: console.error });
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  client = new DynamoDBClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });
  await client.send(
    new CreateTableCommand({
      TableName: 'Brief',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    }),
  );
});

afterEach(async () => {
  client.destroy();
  await server.close();
  await dynamodb.close();
});

it('makes and removes tables that are usable at once', async () => {
  await client.send(new PutItemCommand({ TableName: 'Brief', Item: { id: { S: '1' } } }));
  expect((await client.send(new DescribeTableCommand({ TableName: 'Brief' }))).Table?.TableStatus).toBe('ACTIVE');
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['Brief']);
  await client.send(new DeleteTableCommand({ TableName: 'Brief' }));
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([]);
});

it('keeps the tags of a table', async () => {
  const ResourceArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/Brief';
  const a = { Key: 'a', Value: '1' };
  await client.send(new TagResourceCommand({ ResourceArn, Tags: [a, { Key: 'b', Value: '2' }] }));
  await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['b'] }));
  expect((await client.send(new ListTagsOfResourceCommand({ ResourceArn }))).Tags).toEqual([a]);
});

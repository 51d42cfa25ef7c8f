import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { DynamoDb } from '../../../dynamodb/dynamodb.ts';
import type { StreamedTable, StreamRecord, StreamViewType } from '../../../dynamodb/stream-record.ts';

const ARN = 'arn:aws:dynamodb:us-east-1:000000000000:table/Ledger/stream/1';
let directory: string;
let clock: VirtualClock;
let dynamodb: DynamoDb;
/** What the subscriber got, and how it says that it is done. */
let taken: { record: StreamRecord; partition: string; done: () => void }[];

function watched(viewType: StreamViewType = 'KEYS_ONLY'): StreamedTable {
  return { table: 'Ledger', streamArn: ARN, region: 'us-east-1', viewType, keyNames: ['pk', 'sk'] };
}

async function open(viewType?: StreamViewType): Promise<void> {
  clock = new VirtualClock();
  dynamodb = await DynamoDb.open({
    path: join(directory, 'dynamodb'),
    region: 'us-east-1',
    accountId: '000000000000',
    clock,
  });
  const keySchema = [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ];
  const attributes = ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));
  await dynamodb.provision([
    { name: 'Ledger', arn: 'arn', keySchema, attributes, globalIndexes: [], localIndexes: [], stream: 'KEYS_ONLY' },
  ]);
  taken = [];
  dynamodb.streams.watch(watched(viewType), [{ take: (record, partition, done) => void taken.push({ record, partition, done }) }]);
}

async function close(): Promise<void> {
  await dynamodb.close();
  clock.stop();
}

const recover = () => dynamodb.streams.recover();
const item = (pk: string, sk: string, more = {}) => ({ pk: { S: pk }, sk: { S: sk }, ...more });
const put = (pk: string, sk: string, more = {}, request = {}) =>
  dynamodb.call('PutItem', { TableName: 'Ledger', Item: item(pk, sk, more), ...request });
const images = () => taken.map(({ record }) => [record.dynamodb.NewImage, record.dynamodb.OldImage]);
const summary = () =>
  taken.map(({ record: { eventName, dynamodb: change } }) => {
    const { pk, sk } = change.Keys as { pk: { S: string }; sk: { S: string } };
    return `${eventName} ${pk.S}/${sk.S}`;
  });

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'streams-'));
  await open();
});

afterEach(async () => {
  await close();
  rmSync(directory, { recursive: true });
});

describe('a record', () => {
  it('has the shape of AWS', async () => {
    await put('p1', '0001', { text: { S: '提案' } });
    expect(taken[0]?.record).toEqual({
      eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: {
        ApproximateCreationDateTime: expect.closeTo(clock.now() / 1000, -1),
        Keys: item('p1', '0001'),
        SequenceNumber: expect.stringMatching(/^1\d{20}$/),
        SizeBytes: 10,
        StreamViewType: 'KEYS_ONLY',
      },
      eventSourceARN: ARN,
    });
  });

  it.each<[StreamViewType, boolean, boolean]>([
    ['KEYS_ONLY', false, false],
    ['NEW_IMAGE', true, false],
    ['OLD_IMAGE', false, true],
    ['NEW_AND_OLD_IMAGES', true, true],
  ])('carries the images that %s asks for, also when it comes again', async (viewType, hasNew, hasOld) => {
    await close();
    await open(viewType);
    await put('p1', '0001', { text: { S: '提案' } });
    await put('p1', '0001', { text: { S: '建议' } });
    await dynamodb.call('DeleteItem', { TableName: 'Ledger', Key: item('p1', '0001') });
    const first = item('p1', '0001', { text: { S: '提案' } });
    const second = item('p1', '0001', { text: { S: '建议' } });
    const expected = [
      [hasNew ? first : undefined, undefined],
      [hasNew ? second : undefined, hasOld ? first : undefined],
      [undefined, hasOld ? second : undefined],
    ];
    expect(images()).toEqual(expected);
    await close();
    await open(viewType);
    recover();
    expect(images()).toEqual(expected);
  });

  it('comes of every kind of write', async () => {
    await put('p1', '1');
    await put('p1', '1', { n: { N: '2' } });
    await dynamodb.call('UpdateItem', {
      TableName: 'Ledger',
      Key: item('p1', '2'),
      UpdateExpression: 'SET n = :n',
      ExpressionAttributeValues: { ':n': { N: '1' } },
    });
    await dynamodb.call('BatchWriteItem', {
      RequestItems: { Ledger: [{ PutRequest: { Item: item('p2', '1') } }, { DeleteRequest: { Key: item('p1', '1') } }] },
    });
    expect(summary()).toEqual(['INSERT p1/1', 'MODIFY p1/1', 'INSERT p1/2', 'INSERT p2/1', 'REMOVE p1/1']);
  });

  it('does not come of a refused write, of one that changes nothing, or of a delete of nothing', async () => {
    await put('p1', '1', { m: { M: { a: { S: 'x' } } } });
    await put('p1', '1', { m: { M: { a: { S: 'x' } } } });
    await put('p1', '1', {}, { ConditionExpression: 'attribute_not_exists(pk)' }).catch(() => undefined);
    await dynamodb.call('DeleteItem', { TableName: 'Ledger', Key: item('p9', '1') });
    expect(summary()).toEqual(['INSERT p1/1']);
  });
});

describe('order and durability', () => {
  it('records come in the order of the writes, each with a higher number', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => put(`p${n % 3}`, String(n).padStart(4, '0'))));
    const numbers = taken.map(({ record }) => record.dynamodb.SequenceNumber);
    expect(numbers).toEqual([...numbers].sort());
    expect(new Set(numbers).size).toBe(50);
  });

  it('what nobody was done with comes again after a restart, under the same number', async () => {
    await put('p1', '1');
    await put('p1', '2');
    taken[0]?.done();
    expect(dynamodb.streams.unfinished()).toBe(1);
    const number = taken[1]?.record.dynamodb.SequenceNumber;
    await close();
    await open();
    recover();
    expect(summary()).toEqual(['INSERT p1/2']);
    expect(taken[0]?.record.dynamodb.SequenceNumber).toBe(number);
    taken[0]?.done();
    await close();
    await open();
    recover();
    expect(taken).toEqual([]);
  });

  it('numbers go on after a restart, also when everything was done with', async () => {
    await put('p1', '1');
    taken[0]?.done();
    const number = taken[0]!.record.dynamodb.SequenceNumber;
    await close();
    await open();
    await put('p1', '2');
    expect(taken[0]!.record.dynamodb.SequenceNumber > number).toBe(true);
  });

  it('waits for every subscriber', async () => {
    const second: (() => void)[] = [];
    dynamodb.streams.watch(watched(), [
      { take: (_record, _partition, done) => done() },
      { take: (_record, _partition, done) => void second.push(done) },
    ]);
    await put('p1', '1');
    expect(dynamodb.streams.unfinished()).toBe(1);
    second[0]?.();
    expect(dynamodb.streams.unfinished()).toBe(0);
  });

  it('a table that nobody reads makes no notes', async () => {
    await close();
    dynamodb = await DynamoDb.open({ path: join(directory, 'dynamodb'), region: 'us-east-1', accountId: '0' });
    dynamodb.streams.watch(watched(), []);
    await put('p1', '1');
    await close();
    await open();
    recover();
    expect(taken).toEqual([]);
  });
});

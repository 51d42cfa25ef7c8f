import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchOperation } from '../../../dynamodb/dynalite-modules.ts';
import { DynamoDb } from '../../../dynamodb/dynamodb.ts';
import type { WriteBatch } from '../../../dynamodb/group-commit.ts';

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'lost-power-'))));
afterEach(() => rmSync(directory, { recursive: true }));

/**
 * A disk that keeps what is not synced in its cache, and loses the cache when its power fails: right before or after a sync
 * takes effect, counted from the first after `cutAt`.
 */
class Disk {
  readonly #cache: BatchOperation[] = [];
  #syncsLeft = Infinity;
  #when: 'before' | 'after' = 'before';

  cutAt(sync: number, when: 'before' | 'after'): void {
    this.#syncsLeft = sync;
    this.#when = when;
  }

  readonly over =
    (write: WriteBatch): WriteBatch =>
    async (operations, { sync }) => {
      if (this.#syncsLeft === 0) throw new Error('no power');
      this.#cache.push(...operations);
      if (!sync) return;
      this.#syncsLeft -= 1;
      if (this.#syncsLeft === 0 && this.#when === 'before') throw new Error('no power');
      await write(this.#cache.splice(0), { sync });
      if (this.#syncsLeft === 0) throw new Error('no power');
    };
}

const keys = (...names: string[]) =>
  names.map((name, at) => ({ AttributeName: name, KeyType: at === 0 ? ('HASH' as const) : ('RANGE' as const) }));
const byUnit = { IndexName: 'byUnit', KeySchema: keys('unit', 'sk'), Projection: { ProjectionType: 'KEYS_ONLY' as const } };
const attributes = ['pk', 'sk', 'unit'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));

/** Opens the store; `records` are those of its stream, as they come. */
async function open(disk: Disk, records: string[]): Promise<DynamoDb> {
  const path = join(directory, 'dynamodb');
  const dynamodb = await DynamoDb.open({ path, region: 'us-east-1', accountId: '0', disk: disk.over });
  await dynamodb.provision([
    { name: 'Log', arn: 'arn', keySchema: keys('pk', 'sk'), attributes, globalIndexes: [byUnit], localIndexes: [], stream: 'KEYS_ONLY' },
  ]);
  const table = { table: 'Log', streamArn: 'arn', region: 'us-east-1', viewType: 'KEYS_ONLY' as const, keyNames: ['pk', 'sk'] };
  const take = ({ dynamodb: { Keys } }: { dynamodb: { Keys: object } }): void => void records.push(nameOf(Keys));
  dynamodb.streams.watch(table, [{ take }]);
  dynamodb.streams.recover();
  return dynamodb;
}

const nameOf = (item: object): string => {
  const { pk, sk } = item as { pk: { S: string }; sk: { S: string } };
  return `${pk.S}/${sk.S}`;
};

async function namesIn(dynamodb: DynamoDb, request: object): Promise<string[]> {
  const { Items } = (await dynamodb.call('Scan', { TableName: 'Log', ...request })) as { Items: object[] };
  return Items.map(nameOf).sort();
}

/** Twelve writers, each with five items one after the other, until the power fails. What was acknowledged. */
async function writeUntilDark(dynamodb: DynamoDb): Promise<string[]> {
  const acknowledged: string[] = [];
  const writer = async (pk: string): Promise<void> => {
    for (const sk of ['1', '2', '3', '4', '5']) {
      const item = { pk: { S: pk }, sk: { S: sk }, unit: { S: 'u' } };
      await dynamodb.call('PutItem', { TableName: 'Log', Item: item, ConditionExpression: 'attribute_not_exists(pk)' });
      acknowledged.push(`${pk}/${sk}`);
    }
  };
  await Promise.allSettled(Array.from({ length: 12 }, (_, at) => writer(`w${at}`)));
  return acknowledged;
}

describe('after a lost power supply', () => {
  const cuts = [1, 2, 3, 4, 5].flatMap((sync) => [[sync, 'before'] as const, [sync, 'after'] as const]);

  it.each(cuts)('at sync %i, %s it: what was acknowledged is there, with its index entry and its record', async (sync, when) => {
    const disk = new Disk();
    const dark = await open(disk, []);
    disk.cutAt(sync, when);
    const acknowledged = await writeUntilDark(dark);
    expect(acknowledged.length).toBeLessThan(60);
    await dark.close();

    const records: string[] = [];
    const again = await open(new Disk(), records);
    const there = await namesIn(again, {});
    expect(there).toEqual(expect.arrayContaining(acknowledged));
    expect(await namesIn(again, { IndexName: 'byUnit' })).toEqual(there);
    expect(records.sort()).toEqual(there);
    await again.close();
  });

  it('a table that was being made, or tagged, was not acknowledged before its sync', async () => {
    const disk = new Disk();
    const dynamodb = await open(disk, []);
    const table = {
      TableName: 'Made',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys('pk'),
      AttributeDefinitions: attributes.slice(0, 1),
    };
    const tags = { ResourceArn: 'arn:aws:dynamodb:us-east-1:0:table/Log', Tags: [{ Key: 'a', Value: 'b' }] };
    disk.cutAt(1, 'before');
    await expect(dynamodb.call('CreateTable', table)).rejects.toThrow('no power');
    await expect(dynamodb.call('TagResource', tags)).rejects.toThrow('no power');
    await dynamodb.close();
  });
});

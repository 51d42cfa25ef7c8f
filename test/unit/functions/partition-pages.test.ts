import type { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { readPartition } from '#functions/adapters/dynamo/query-pages.ts';

const cuts = ['p4', 'p8', 'pc'];

/** A partition of these keys of which a query answers so many at a time; what was asked of it, and how many round trips in a row that took. */
function partitionOf(keys: readonly string[], atOnce: number) {
  const asked: string[] = [];
  let turns = 0;
  let waiting: Promise<void> | undefined;
  const client = {
    send: async ({ input }: QueryCommand) => {
      const values = input.ExpressionAttributeValues ?? {};
      const start = input.ExclusiveStartKey?.['sk']?.S ?? '';
      asked.push(`${values[':after']?.S ?? ''} ${start}`);
      // Whoever asks before the last round trip was answered shares it.
      waiting ??= Promise.resolve().then(() => {
        turns += 1;
        waiting = undefined;
      });
      await waiting;
      const isIn = (sk: string): boolean => {
        const [after = '', before] = [values[':after']?.S, values[':before']?.S];
        return sk > start && sk > after && (before === undefined || sk <= before);
      };
      const found = keys.filter(isIn);
      const page = found.slice(0, atOnce);
      return {
        Items: page.map((sk) => marshall({ pk: 'x', sk })),
        ...(page.length < found.length ? { LastEvaluatedKey: marshall({ pk: 'x', sk: page.at(-1) }) } : {}),
      };
    },
  };
  const read = async (): Promise<string[]> =>
    (await readPartition(client as unknown as DynamoDBClient, 'x', { TableName: 'Views' }, cuts)).map(({ sk }) => String(sk));
  return { read, asked, turns: () => turns };
}

const ids = Array.from({ length: 256 }, (_, n) => `p${n.toString(16).padStart(2, '0')}`);

describe('a partition', () => {
  it('that fits into one answer is read with one query', async () => {
    const { read, asked } = partitionOf(ids, 256);
    expect(await read()).toEqual(ids);
    expect(asked).toHaveLength(1);
  });

  it('that is larger is read part by part at once, each item once', async () => {
    const { read, turns } = partitionOf(ids, 40);
    expect((await read()).toSorted()).toEqual(ids);
    // Seven pages, in three round trips.
    expect(turns()).toBe(3);
  });

  it('has the parts behind where the first answer ended alone', async () => {
    const { read, asked } = partitionOf(ids, 200);
    expect((await read()).toSorted()).toEqual(ids);
    expect(asked).toEqual([' ', 'pc7 ']);
  });

  it('is whole whatever its keys are', async () => {
    const keys = ['a', 'p4', 'p40', 'p8', 'pc', 'pc0', 'z', '某'];
    expect((await partitionOf(keys, 1).read()).toSorted()).toEqual(keys);
  });
});

import type { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { dynamoDesks } from '#functions/adapters/dynamo/dynamo-desks.ts';

const whole = { after: '', before: '~', limit: 50 };

/** A desk on which so many clocks ended before the first that runs; what is asked of it, by the size of the query. */
function deskWith(ended: number, running: number) {
  const sizes: number[] = [];
  const client = {
    send: async ({ input }: QueryCommand) => {
      if (input.IndexName !== undefined) return { Items: [] };
      const size = input.Limit ?? 0;
      sizes.push(size);
      const from = Number(input.ExclusiveStartKey?.['n']?.N ?? 0);
      const to = Math.min(from + size, ended + running);
      const found = Array.from({ length: Math.max(0, to - Math.max(from, ended)) }, (_, n) => `2026-03-02#p${Math.max(from, ended) + n}`);
      return {
        Items: found.map((sk) => marshall({ pk: 'desk', sk, proposalId: sk.slice(11) })),
        ...(to < ended + running ? { LastEvaluatedKey: { n: { N: String(to) } } } : {}),
      };
    },
  };
  const desks = dynamoDesks(client as unknown as DynamoDBClient, 'Views');
  return { sizes, read: () => desks.desk('b', { role: 'dispatcher' }, whole) };
}

describe('a desk', () => {
  it('is read with one query of a hundred where little ended', async () => {
    const { sizes, read } = deskWith(10, 200);
    expect(await read()).toHaveLength(50);
    expect(sizes).toEqual([100]);
  });

  it('is found in a few queries behind ten thousand clocks that ended', async () => {
    const { sizes, read } = deskWith(9067, 866);
    expect(await read()).toHaveLength(50);
    expect(sizes.length).toBeLessThanOrEqual(5);
  });
});

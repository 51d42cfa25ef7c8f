import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchOperation } from '../../../dynamodb/dynalite-modules.ts';
import { GroupCommit } from '../../../dynamodb/group-commit.ts';

let batches: { keys: string[]; sync: boolean; settle: (error?: Error) => void }[];
let commit: GroupCommit;

beforeEach(() => {
  batches = [];
  commit = new GroupCommit(
    (operations, { sync }) =>
      new Promise((resolve, reject) => {
        batches.push({
          keys: operations.map(({ key }) => key),
          sync,
          settle: (error) => (error === undefined ? resolve() : reject(error)),
        });
      }),
  );
});

const put = (key: string): BatchOperation[] => [{ type: 'put', key, value: true }];
const turn = () => new Promise((resolve) => void setImmediate(resolve));

/** Writes under the key; `told` has what the writer was told. */
function write(key: string, told: unknown[]): void {
  commit.write(put(key), (error) => void told.push(error ? `${key}: ${error.message}` : key));
}

describe('writes in groups', () => {
  it('share the sync after the one that is under way, in their order, and are told only then', async () => {
    const told: unknown[] = [];
    write('a', told);
    await turn();
    for (const key of ['b', 'c', 'd']) write(key, told);
    await turn();
    expect([batches.map(({ keys }) => keys), told]).toEqual([[['a']], []]);
    batches[0]!.settle();
    await turn();
    expect([batches.map(({ keys }) => keys), told]).toEqual([[['a'], ['b', 'c', 'd']], ['a']]);
    batches[1]!.settle();
    await turn();
    expect(told).toEqual(['a', 'b', 'c', 'd']);
    expect(batches.map(({ sync }) => sync)).toEqual([true, true]);
  });

  it('of one turn are one group', async () => {
    for (const key of ['a', 'b']) write(key, []);
    await turn();
    expect(batches.map(({ keys }) => keys)).toEqual([['a', 'b']]);
  });

  it('fail together, and the next group is tried', async () => {
    const told: unknown[] = [];
    for (const key of ['a', 'b']) write(key, told);
    await turn();
    write('c', told);
    batches[0]!.settle(new Error('no space'));
    await turn();
    batches[1]!.settle();
    await turn();
    expect(told).toEqual(['a: no space', 'b: no space', 'c']);
  });

  it('that nobody waits for ride along, and need no sync of their own', async () => {
    commit.writeLater(put('later'));
    await turn();
    expect(batches.map(({ sync }) => sync)).toEqual([false]);
    commit.writeLater(put('with'));
    write('a', []);
    batches[0]!.settle();
    await turn();
    expect(batches[1]).toMatchObject({ keys: ['with', 'a'], sync: true });
  });

  it('are all through when it is idle', async () => {
    let idle = false;
    write('a', []);
    void commit.idle().then(() => (idle = true));
    await turn();
    expect(idle).toBe(false);
    batches[0]!.settle();
    await turn();
    expect(idle).toBe(true);
  });
});

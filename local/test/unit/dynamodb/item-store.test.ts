import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { BatchOperation } from '../../../dynamodb/dynalite-modules.ts';
import { ItemStore } from '../../../dynamodb/item-store.ts';

const put = (key: string, value = key): BatchOperation => ({ type: 'put', key, value });
const del = (key: string): BatchOperation => ({ type: 'del', key });

async function storeOf(...keys: string[]): Promise<ItemStore> {
  const store = new ItemStore(':memory:');
  await store.batch(keys.map((key) => put(key)));
  return store;
}

describe('an item store', () => {
  it('has its keys in the order of their bytes in UTF-8, whatever JavaScript makes of them', async () => {
    // By UTF-16 the face would come before the full-width letter.
    const keys = ['a', 'B', '~', '\u00ff', '\uff21', '😀', 'aa', 'a~', '中'];
    const store = await storeOf(...keys);
    const byBytes = keys.toSorted((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
    expect(await store.keys().nextv(100)).toEqual(byBytes);
    expect(await store.values({ reverse: true }).nextv(100)).toEqual(byBytes.toReversed());
  });

  it.each([
    [{ gte: 'b', lt: 'd' }, ['b', 'c']],
    [{ gt: 'b', lte: 'd' }, ['c', 'd']],
    [{ gt: 'b', lte: 'd', reverse: true }, ['d', 'c']],
    [{ gte: 'b', reverse: true, limit: 3 }, ['e', 'd', 'c']],
    [{ gt: 'a', limit: 2 }, ['b', 'c']],
    [{ lt: 'c', limit: -1 }, ['a', 'b']],
    [{ gte: 'x' }, []],
  ])('reads the range %j, alike in one piece and one by one', async (range, expected) => {
    const store = await storeOf('a', 'b', 'c', 'd', 'e');
    expect(await store.values(range).nextv(100)).toEqual(expected);
    const reader = store.values(range);
    const taken = [];
    for (let value = await reader.next(); value !== undefined; value = await reader.next()) taken.push(value);
    expect(taken).toEqual(expected);
  });

  it('clears a range and nothing beside it', async () => {
    const store = await storeOf('a', 'b', 'c', 'd');
    await store.clear({ gte: 'b', lt: 'd' });
    expect(await store.keys().nextv(9)).toEqual(['a', 'd']);
  });

  it('overwrites, removes and reads single items', async () => {
    const store = await storeOf('a', 'b');
    await store.put('a', { n: 1 });
    await store.del('b');
    expect([await store.get('a'), store.getSync('b')]).toEqual([{ n: 1 }, undefined]);
  });
});

/** Refuses the n-th change of each batch, as a full disk does in the middle of one, until there is `room` again. */
function refuseChange(path: string, nth: number): { room: () => void } {
  const database = new DatabaseSync(path);
  database.exec(`
    CREATE TABLE turns (left INTEGER); INSERT INTO turns VALUES (${nth});
    CREATE TRIGGER refuse_put BEFORE INSERT ON items BEGIN
      UPDATE turns SET left = left - 1; SELECT RAISE(ROLLBACK, 'no room') FROM turns WHERE left = 0; END;
    CREATE TRIGGER refuse_del BEFORE DELETE ON items BEGIN
      UPDATE turns SET left = left - 1; SELECT RAISE(ROLLBACK, 'no room') FROM turns WHERE left = 0; END;
  `);
  return {
    room: () => {
      database.exec('DROP TRIGGER refuse_put; DROP TRIGGER refuse_del');
      database.close();
    },
  };
}

describe('a batch of which one change is refused, so that SQLite undoes it by itself', () => {
  it.each([1, 2, 3, 4])('at change %i: says why, nothing of it is there, and what follows is', async (nth) => {
    const directory = mkdtempSync(join(tmpdir(), 'items-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const path = join(directory, 'items.sqlite');
    const store = new ItemStore(path);
    await store.batch([put('a'), put('b')], { sync: true });
    const { room } = refuseChange(path, nth);
    const batch = [put('a', 'other'), put('c'), del('b'), put('d')];
    await expect(store.batch(batch, { sync: true })).rejects.toThrow('no room');
    expect(await store.values().nextv(9)).toEqual(['a', 'b']);
    room();
    await store.batch(batch, { sync: true });
    await store.close();
    const again = new ItemStore(path);
    expect(await again.values().nextv(9)).toEqual(['other', 'c', 'd']);
    await again.close();
  });
});

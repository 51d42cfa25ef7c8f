import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SyncedDatabase } from '../../../storage/synced-database.ts';

let directory: string;
let database: SyncedDatabase;
/** The syncs that were asked for, and what ends each. */
let syncs: PromiseWithResolvers<void>[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'synced-'));
  syncs = [];
  database = new SyncedDatabase(join(directory, 'it.sqlite'), () => {
    // The platters hold what the files hold when the sync begins.
    mkdirSync(join(directory, 'disk'), { recursive: true });
    for (const file of ['it.sqlite', 'it.sqlite-wal']) cpSync(join(directory, file), join(directory, 'disk', file));
    const sync = Promise.withResolvers<void>();
    syncs.push(sync);
    return sync.promise;
  });
  database.exec('CREATE TABLE written (n INTEGER) STRICT');
});

afterEach(() => {
  for (const sync of syncs) sync.resolve();
  if (database.isOpen) database.close();
  rmSync(directory, { recursive: true });
});

const write = (n: number) => database.prepare('INSERT INTO written VALUES (?)').run(n);
const turn = () => new Promise((resolve) => void setImmediate(resolve));

/** What a machine finds that lost its power just now. */
function afterLostPower(): unknown[] {
  const found = new DatabaseSync(join(directory, 'disk', 'it.sqlite'));
  const rows = found.prepare('SELECT n FROM written ORDER BY n').all();
  found.close();
  return rows.map(({ n }) => n);
}

describe('a database whose commits are synced', () => {
  it('is done with a commit only when it is on the disk', async () => {
    write(1);
    let done = false;
    const synced = database.synced().then(() => (done = true));
    await turn();
    expect(done).toBe(false);
    write(2);
    syncs[0]!.resolve();
    await synced;
    expect(afterLostPower()).toEqual([1]);
  });

  it('shares one sync among all who come while another is under way', async () => {
    write(1);
    const first = database.synced();
    await turn();
    const others = [2, 3, 4].map((n) => {
      write(n);
      return database.synced();
    });
    await turn();
    expect(syncs).toHaveLength(1);
    syncs[0]!.resolve();
    await first;
    await turn();
    expect(syncs).toHaveLength(2);
    syncs[1]!.resolve();
    await Promise.all(others);
    expect(afterLostPower()).toEqual([1, 2, 3, 4]);
  });

  it('joins the sync under way where nothing was written since it began', async () => {
    write(1);
    const both = [database.synced()];
    await turn();
    both.push(database.synced());
    syncs[0]!.resolve();
    await Promise.all(both);
    expect(syncs).toHaveLength(1);
  });

  it('needs no sync where nothing was written', async () => {
    await database.synced();
    write(1);
    const synced = database.synced();
    await turn();
    syncs[0]!.resolve();
    await synced;
    await database.synced();
    expect(syncs).toHaveLength(1);
  });

  it('tells when a sync fails, and tries again with the next', async () => {
    write(1);
    const failed = database.synced();
    await turn();
    syncs[0]!.reject(new Error('no space'));
    await expect(failed).rejects.toThrow('no space');
    const again = database.synced();
    await turn();
    syncs[1]!.resolve();
    await again;
  });

  it('lets who waits go when it is closed, which syncs everything', async () => {
    write(1);
    const first = database.synced();
    await turn();
    write(2);
    const second = database.synced();
    database.close();
    syncs[0]!.resolve();
    await Promise.all([first, second, database.synced()]);
    expect([syncs.length, existsSync(join(directory, 'it.sqlite-wal'))]).toEqual([1, false]);
  });

  it('has nothing to sync in memory', async () => {
    const inMemory = new SyncedDatabase(':memory:', () => Promise.reject(new Error('nothing is to be synced')));
    inMemory.exec('CREATE TABLE t (n); INSERT INTO t VALUES (1)');
    await inMemory.synced();
    inMemory.close();
  });

  it('syncs the file itself unless told otherwise', async () => {
    const file = new SyncedDatabase(join(directory, 'real.sqlite'));
    file.exec('CREATE TABLE t (n); INSERT INTO t VALUES (1)');
    await file.synced();
    file.close();
  });
});

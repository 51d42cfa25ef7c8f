import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveDraft } from '#core/drafts/save-draft.ts';
import { dynamoDrafts } from '#functions/adapters/dynamo/dynamo-drafts.ts';
import { embeddedTables } from '#test/support/embedded-tables.ts';
import type { EmbeddedTables } from '#test/support/embedded-tables.ts';
import { MemoryDrafts } from '#test/support/memory-drafts.ts';

let tables: EmbeddedTables;
beforeAll(async () => void (tables = await embeddedTables()));
afterAll(() => tables.close());

const body = '990112';
const at = (minute: number): string => new Date(Date.parse('2026-03-02T02:00:00.000Z') + minute * 60_000).toISOString();
const saving = (thing: string, from: number, by: string, minute: number, key = `${by}-${minute}`) => ({
  body,
  thing,
  from,
  by,
  at: at(minute),
  key,
  value: { said: `${by} ${minute}` },
});

describe.each([
  ['in memory', () => new MemoryDrafts()],
  ['on DynamoDB', () => dynamoDrafts(tables.client, 'Views')],
])('drafts %s', (_where, make) => {
  it('are gone on from: each saving is a version, and what one person saves in ten minutes is one', async () => {
    const store = make();
    expect(await store.latest(body, 't1')).toBeUndefined();
    await saveDraft(store, saving('t1', 0, 'tao', 0));
    await saveDraft(store, saving('t1', 1, 'tao', 9));
    await saveDraft(store, saving('t1', 2, 'tao', 11));
    await saveDraft(store, saving('t1', 3, 'tian', 12));
    expect((await store.versions(body, 't1', 9)).map(({ version, by }) => `${version} ${by}`)).toEqual(['4 tian', '3 tao', '2 tao']);
    expect(await store.latest(body, 't1')).toMatchObject({ version: 4, by: 'tian', value: { said: 'tian 12' } });
    expect(await store.version(body, 't1', 2)).toMatchObject({ value: { said: 'tao 9' } });
    expect(await store.version(body, 't1', 1)).toBeUndefined();
    expect(await store.versions(body, 't1', 2)).toHaveLength(2);
    expect(await store.latest(body, 't2')).toBeUndefined();
  });

  it('of two who go on from the same version the second is told, and nothing of the first is lost', async () => {
    const store = make();
    await saveDraft(store, saving('t3', 0, 'tao', 0));
    await saveDraft(store, saving('t3', 1, 'tao', 20));
    await expect(saveDraft(store, saving('t3', 1, 'tian', 21))).rejects.toMatchObject({
      name: 'VersionConflictError',
      facts: { expected: 1, actual: 2 },
    });
    expect(await store.latest(body, 't3')).toMatchObject({ value: { said: 'tao 20' } });
    const both = await Promise.allSettled([saveDraft(store, saving('t3', 2, 'tao', 40)), saveDraft(store, saving('t3', 2, 'tian', 40))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('saved again after a lost answer is the same saving', async () => {
    const store = make();
    const first = await saveDraft(store, saving('t4', 0, 'tao', 0));
    expect(await saveDraft(store, saving('t4', 0, 'tao', 0))).toEqual(first);
    expect(await store.versions(body, 't4', 9)).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CalendarFeed } from '#core/feed/calendar-feed.ts';
import { dynamoFeeds } from '#functions/adapters/dynamo/dynamo-feeds.ts';
import { embeddedTables } from '#test/support/embedded-tables.ts';
import type { EmbeddedTables } from '#test/support/embedded-tables.ts';
import { MemoryFeeds } from '#test/support/memory-feeds.ts';

let tables: EmbeddedTables;
beforeAll(async () => void (tables = await embeddedTables()));
afterAll(() => tables.close());

const feed = (personId: string, id: string, createdAt = '2026-01-14T02:00:00.000Z'): CalendarFeed => ({
  body: '990112',
  id,
  personId,
  createdAt,
});

describe.each([
  ['in memory', () => new MemoryFeeds()],
  ['on DynamoDB', () => dynamoFeeds(tables.client, 'Views')],
])('calendar feeds %s', (_where, make) => {
  it('are found by the hash they were kept under, and by nothing else', async () => {
    const feeds = make();
    const one = { ...feed('lin', 'found'), unitId: 'transport' };
    expect(await feeds.add(one, 'hash-1')).toBe(true);
    expect(await feeds.find('hash-1')).toEqual(one);
    expect(await feeds.find('hash-2')).toBeUndefined();
    expect(await feeds.find('')).toBeUndefined();
  });

  it('of one id are kept once: a second secret opens nothing', async () => {
    const feeds = make();
    expect(await feeds.add(feed('shen', 'once'), 'hash-3')).toBe(true);
    expect(await feeds.add(feed('shen', 'once', '2026-01-15T02:00:00.000Z'), 'hash-4')).toBe(false);
    expect(await feeds.find('hash-4')).toBeUndefined();
    expect(await feeds.of('990112', 'shen')).toEqual([feed('shen', 'once')]);
    expect(await feeds.find('hash-3')).toEqual(feed('shen', 'once'));
  });

  it('are listed for who made them, in that body, oldest first', async () => {
    const feeds = make();
    await feeds.add(feed('cao', 'b', '2026-01-14T02:00:00.000Z'), 'hash-5');
    await feeds.add(feed('cao', 'a', '2026-01-15T02:00:00.000Z'), 'hash-6');
    await feeds.add({ ...feed('cao', 'c'), body: '990113' }, 'hash-7');
    expect((await feeds.of('990112', 'cao')).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await feeds.of('990112', 'nobody')).toEqual([]);
  });

  it('once revoked are not found and not read, and keep the day they were revoked on', async () => {
    const feeds = make();
    const one = feed('du', 'gone');
    await feeds.add(one, 'hash-8');
    await feeds.markRead(one, '2026-01-15');
    await feeds.revoke(one, '2026-01-16T02:00:00.000Z');
    await feeds.revoke(one, '2026-01-17T02:00:00.000Z');
    await feeds.markRead(one, '2026-01-18');
    expect(await feeds.find('hash-8')).toBeUndefined();
    expect(await feeds.of('990112', 'du')).toEqual([{ ...one, lastReadOn: '2026-01-15', revokedAt: '2026-01-16T02:00:00.000Z' }]);
    expect(await feeds.add(one, 'hash-9')).toBe(false);
  });

  it('that are not there are not made by reading or revoking them', async () => {
    const feeds = make();
    await feeds.markRead(feed('song', 'none'), '2026-01-15');
    await feeds.revoke(feed('song', 'none'), '2026-01-15T02:00:00.000Z');
    expect(await feeds.of('990112', 'song')).toEqual([]);
  });
});

describe('the list table', () => {
  it('holds the hash of a live feed alone, and none of a revoked one', async () => {
    const feeds = dynamoFeeds(tables.client, 'Views');
    await feeds.add(feed('he', 'kept'), 'hash-he');
    const told = async (): Promise<string[]> =>
      (await tables.all('Views')).filter((item) => item['personId'] === 'he').map((item) => `${String(item['pk'])} ${String(item['sk'])}`);
    expect(await told()).toEqual(['990112#feeds#he kept', 'feed#hash-he feed']);
    await feeds.revoke(feed('he', 'kept'), '2026-01-16T02:00:00.000Z');
    expect(await told()).toEqual(['990112#feeds#he kept']);
    expect(JSON.stringify(await tables.all('Views'))).not.toContain('hash-he');
  });
});

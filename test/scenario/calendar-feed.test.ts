import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { clerks, RunningCloud } from '#test/support/running-cloud.ts';

let running: RunningCloud;
let feed: { id: string; url: string };

beforeAll(async () => {
  running = await RunningCloud.start();
  const created = await running.client.as(clerks.police, 'POST', '/v1/calendar-feeds', { body: { owner: 'my-unit' }, key: 'feed-1' });
  feed = z.object({ id: z.string(), url: z.string() }).parse(created);
});
afterAll(() => running.stop());

/** What a calendar program sees at the address, without signing in. */
async function seen(): Promise<string[]> {
  const response = await fetch(feed.url);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const calendar = new ICAL.Component(ICAL.parse(await response.text()));
  return calendar
    .getAllSubcomponents('vevent')
    .map((event) => ['summary', 'status', 'sequence'].map((name) => String(event.getFirstPropertyValue(name))).join(' '));
}

test('a unit’s calendar follows its cases: due days come with the dispatch and are cancelled when they are met', async () => {
  expect(await seen()).toEqual([]);
  const id = await running.dispatched();
  expect(await seen()).toEqual(['第1号 签收 CONFIRMED 0', '第1号 办理答复 CONFIRMED 0']);
  const before = await fetch(feed.url);
  const notChanged = await fetch(feed.url, { headers: { 'if-none-match': before.headers.get('etag')! } });
  expect([notChanged.status, await notChanged.text()]).toEqual([304, '']);
  await running.answered(id);
  expect(await seen()).toEqual(['第1号 签收 CANCELLED 1', '第1号 办理答复 CANCELLED 1']);
});

test('it says where the case is read, by the page of the same API', async () => {
  const text = await (await fetch(feed.url)).text();
  expect(feed.url.startsWith(`${running.cloud.apiUrl}/calendars/`)).toBe(true);
  expect(text).toContain(`URL;VALUE=URI:${running.cloud.apiUrl}/cases/p`);
});

test('what was met leaves it after sixty days', async () => {
  await running.client.advance('P61D');
  expect(await seen()).toEqual([]);
});

test('taken back, it is there for nobody', async () => {
  await running.client.as(clerks.police, 'DELETE', `/v1/calendar-feeds/${feed.id}`, { key: 'feed-2' });
  expect((await fetch(feed.url)).status).toBe(404);
});

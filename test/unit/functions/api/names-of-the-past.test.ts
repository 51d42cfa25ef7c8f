import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { directoryKey } from '#core/ledger/keys.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';

const [was, is] = ['云澜区交通运输局', '云澜区交通和城管局'];
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => void vi.useRealTimers());

async function isRenamed(on = '2026-03-02T02:00:00.000Z'): Promise<void> {
  vi.setSystemTime(new Date(on));
  const unit = { ...aDirectory().units.get('transport'), name: is };
  expect((await api.ask('administrator', 'PUT', '/v1/directory', { body: { units: [unit] }, key: api.freshKey() })).status).toBe(200);
  await relayLog(api.relay, directoryKey(body));
}
const read = async (path: string): Promise<string> => (await api.ask('cao', 'GET', path)).text;

it('a case that is closed names its unit as it was called when it closed; one under way as it is called now', async () => {
  const [closed, open] = [await api.answered(), await api.inHandling('shen')];
  await api.does('lin', closed, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
  await isRenamed();
  expect(await read(`/v1/proposals/${closed}`)).toContain(was);
  expect(await read(`/v1/proposals/${closed}`)).not.toContain(is);
  expect(await read(`/v1/proposals/${open}`)).toContain(is);
});

it('a case that closed after the change has the new name, and each act in its history the name of its day', async () => {
  const id = await api.answered();
  await isRenamed();
  await api.does('lin', id, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
  expect(await read(`/v1/proposals/${id}`)).toContain(is);
  expect(await read(`/v1/proposals/${id}/history`)).toContain(was);
  expect(await read(`/v1/proposals/${id}/history`)).not.toContain(is);
});

it('a paper keeps the name to which it went', async () => {
  const id = await api.inHandling();
  await api.does('du', id, 'remind', { clockId: 'a1.reply' });
  await isRenamed();
  const { text } = await api.ask('cao', 'GET', `/v1/proposals/${id}/documents/1`);
  expect(text).toContain(was);
  expect(text).not.toContain(is);
  expect(await read(`/v1/proposals/${id}/documents`)).not.toContain(is);
  await api.does('du', id, 'remind', { clockId: 'a1.reply' });
  expect(await read(`/v1/proposals/${id}/documents/2`)).toContain(is);
});

it('lists name a closed case as it was called when it closed, and one under way as it is called now', async () => {
  const [closed, open] = [await api.answered(), await api.inHandling('shen')];
  await api.does('lin', closed, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
  await isRenamed();
  const listed = async (stage: string) => (await api.ask('cao', 'GET', `/v1/proposals?stage=${stage}`)).body;
  expect(await listed('closed')).toMatchObject({ items: [{ id: closed, lead: { name: was }, units: [{ name: was }, {}] }] });
  expect(await listed('in-handling')).toMatchObject({ items: [{ id: open, lead: { name: is }, units: [{ name: is }, {}] }] });
  const done = await api.ask('transport-clerk', 'GET', '/v1/worklist/done');
  expect(done.text).toContain(closed);
  expect(
    JSON.stringify(
      z
        .object({ items: z.array(z.unknown()) })
        .parse(done.body)
        .items.filter((one) => JSON.stringify(one).includes(closed)),
    ),
  ).not.toContain(is);
});

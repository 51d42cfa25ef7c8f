import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => void vi.useRealTimers());

const leave = (person: string, id: string, key = api.freshKey()) =>
  api.ask(person, 'POST', `/v1/proposals/${id}/commands/leave-co-signing`, { body: {}, key });
const listed = async (person: string) =>
  ((await api.ask(person, 'GET', '/v1/proposals')).body['items'] as { id: string }[]).map(({ id }) => id);

it('who was named without agreeing is asked, leaves, and has nothing to do with it any more; the author is told', async () => {
  const id = await api.submits('lin', aContent({ kind: 'joint', coSigners: ['shen'] }));
  expect((await api.ask('shen', 'GET', `/v1/proposals/${id}/actions`)).body).toMatchObject({
    actions: [{ command: 'leave-co-signing', possible: true, name: { zh: '退出联名' } }],
  });
  expect(await listed('shen')).toEqual([id]);
  const left = await leave('shen', id, 'once');
  expect(left).toMatchObject({ status: 200, body: { stage: 'in-review' } });
  await api.settles(id);
  expect((await leave('shen', id, 'once')).body).toEqual(left.body);
  expect((await api.ask('shen', 'GET', `/v1/proposals/${id}`)).status).toBe(404);
  expect(await listed('shen')).toEqual([]);
  expect((await api.ask('lin', 'GET', `/v1/proposals/${id}`)).body).toMatchObject({ content: { kind: 'personal', coSigners: [] } });
});

it('is nobody else’s to do: the author has none to leave, and for strangers the case is not there', async () => {
  const id = await api.submits('lin', aContent({ kind: 'joint', coSigners: ['shen'] }));
  expect(await leave('lin', id)).toMatchObject({ status: 403, body: { type: type('not-allowed') } });
  expect(await leave('cao', id)).toMatchObject({ status: 403 });
  expect(await leave('transport-clerk', id)).toMatchObject({ status: 404 });
  expect((await api.ask('shen', 'GET', `/v1/proposals/${id}`)).status).toBe(200);
});

it('is too late once the case is filed', async () => {
  const id = await api.submits('lin', aContent({ kind: 'joint', coSigners: ['shen'] }));
  await api.does('cao', id, 'file', {});
  expect(await leave('shen', id)).toMatchObject({ status: 409, body: { type: type('command-not-legal') } });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { asAdministrator, receiver } from '#test/support/webhook-admin.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
let api: ApiInMemory;
let admin: ReturnType<typeof asAdministrator>;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
  admin = asAdministrator(api);
});
afterEach(() => void vi.useRealTimers());

describe('an endpoint', () => {
  it('is the only one at its address: asked for twice by mistake, it is there once and says where', async () => {
    const { id } = (await admin.create()).body;
    const again = await admin.create();
    expect(again).toMatchObject({ status: 409, body: { type: type('webhook-url-taken'), facts: { endpointId: id } } });
    expect((await admin.create({ url: receiver.replace('receiver', 'RECEIVER') })).status).toBe(409);
    expect(api.secrets.kept.size).toBe(1);
    const other = await admin.create({ url: `${receiver}&part=2` });
    const moved = { url: receiver, types: 'all', unitIds: 'all' };
    expect((await admin.ask('PUT', `/${String(other.body['id'])}`, moved)).body).toMatchObject({ type: type('webhook-url-taken') });
    expect((await admin.ask('PUT', `/${String(id)}`, { ...moved, types: ['proposal.closed'] })).status).toBe(200);
    expect((await admin.ask('DELETE', `/${String(id)}`)).status).toBe(200);
    expect((await admin.ask('PUT', `/${String(other.body['id'])}`, moved)).status).toBe(200);
  });
});

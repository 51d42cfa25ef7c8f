import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiInMemory } from '#test/support/api-in-memory.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const preview = (id: string, sent: object = {}, person = 'du') =>
  api.ask(person, 'POST', `/v1/proposals/${id}/documents/preview`, { body: sent });
const documents = async (id: string) => (await api.ask('du', 'GET', `/v1/proposals/${id}/documents`)).body['documents'];

describe('the paper of a reminder, before it is sent', () => {
  it('is word for word what is sent then, but for its number, and sends and numbers nothing', async () => {
    const id = await api.inHandling();
    const sent = { clockId: 'a1.reply', note: '请于月底前先报进展。' };
    const before = (await api.ask('du', 'GET', `/v1/proposals/${id}`)).body['version'];
    const { status, body: told } = await preview(id, sent);
    expect(status).toBe(200);
    expect(told).toMatchObject({ id, clockId: 'a1.reply', clock: { zh: '办理答复' }, dueOn: '2026-06-02' });
    const { text, name, unit } = told['paper'] as { text: string; name: object; unit: object };
    expect([name, unit]).toMatchObject([{ zh: '提案办理提醒通知' }, { id: 'transport', name: '云澜区交通运输局' }]);
    expect(text).toContain('附言：请于月底前先报进展。');
    expect(await documents(id)).toEqual([]);
    expect((await api.ask('du', 'GET', `/v1/proposals/${id}`)).body['version']).toBe(before);
    await api.does('du', id, 'remind', sent);
    const real = (await api.ask('du', 'GET', `/v1/proposals/${id}/documents/1`)).body['text'];
    expect(text.replace('〔2026〕×号', '〔2026〕1号')).toBe(real);
  });

  it('is a 催办通知 once the clock is over, and the committee’s own where it presses', async () => {
    const id = await api.inHandling();
    vi.setSystemTime('2026-06-10T02:00:00.000Z');
    expect((await preview(id, { clockId: 'a1.reply' })).body).toMatchObject({ paper: { name: { zh: '提案催办通知' } } });
    const { body: told } = await preview(id, { clockId: 'a1.reply' }, 'cao');
    await api.does('cao', id, 'remind', { clockId: 'a1.reply' });
    const real = String((await api.ask('du', 'GET', `/v1/proposals/${id}/documents/1`)).body['text']);
    expect((told['paper'] as { text: string }).text.replace('×', '1')).toBe(real);
  });

  it('is none where the clock is no unit’s', async () => {
    const id = await api.submits();
    const { body: told } = await preview(id, {}, 'he');
    expect(told).toEqual({ id, clockId: 'review', clock: { zh: '审查立案', en: expect.any(String) }, dueOn: expect.any(String) });
  });

  it('is refused as the reminder would be', async () => {
    const id = await api.inHandling();
    expect(await preview(id, { clockId: 'a9.reply' })).toMatchObject({ status: 422, body: { type: type('unknown-clock') } });
    expect((await preview(id, {}, 'transport-clerk')).status).toBe(403);
    expect((await preview(id, {}, 'shen')).status).toBe(404);
    expect((await preview(id, { note: 'x'.repeat(501) })).status).toBe(400);
    await api.does('du', id, 'remind', { clockId: 'a1.reply' });
    expect(await preview(id, { clockId: 'a1.reply' })).toMatchObject({ status: 409, body: { type: type('already-reminded') } });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiInMemory } from '#test/support/api-in-memory.ts';

let api: ApiInMemory;
let id: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
  id = await api.inHandling();
});
afterEach(() => void vi.useRealTimers());

const path = (share = 'a1') => `/v1/proposals/${id}/reply-drafts/${share}`;
const save = (by: string, version: number, draft: object, key = api.freshKey()) =>
  api.ask(by, 'POST', path(), { body: { version, draft }, key });
const draft = {
  class: 'B',
  paragraphs: [
    { level: 1, text: '关于路灯', answers: 1 },
    { level: 0, text: '已列入计划。' },
  ],
  phone: '0571',
};

describe('the reply being written', () => {
  it('is there for everybody of the unit, with its versions and what it lacks', async () => {
    expect((await api.ask('transport-clerk', 'GET', path())).body).toMatchObject({ version: 0, versions: [], open: true, round: 0 });
    expect((await save('transport-clerk', 0, draft)).body).toMatchObject({ version: 1, by: { name: '陶安' } });
    const { body } = await api.ask('transport-leader', 'GET', path());
    expect(body).toMatchObject({ version: 1, saved: { by: { name: '陶安' }, draft } });
    expect(body['missing']).toMatchObject([
      { what: 'opinions', blocks: true, said: { zh: '会办意见未齐，还缺：云澜区园林绿化局。逾期未提的，到规定时间后可先行答复。' } },
      { what: 'suggestions', blocks: false, said: { zh: '第2条建议还没有答复。' } },
      { what: 'contact' },
      { what: 'people' },
      { what: 'disclosure' },
    ]);
    expect(body['classes']).toHaveLength(3);
  });

  it('saved by a second from the same version is refused with both there', async () => {
    await save('transport-clerk', 0, draft);
    expect(await save('transport-leader', 0, { paragraphs: [] })).toMatchObject({ status: 412, body: { facts: { actual: 1 } } });
    expect((await save('transport-leader', 1, { ...draft, class: 'A' })).status).toBe(200);
    expect((await api.ask('transport-leader', 'GET', `${path()}/1`)).body).toMatchObject({ draft: { class: 'B' } });
    expect((await api.ask('transport-leader', 'GET', `${path()}/9`)).status).toBe(404);
  });

  it('is nobody else’s to read or to write', async () => {
    for (const who of ['parks-clerk', 'cao', 'du', 'lin', 'auditor']) expect((await api.ask(who, 'GET', path())).status, who).toBe(403);
    expect((await api.ask('police-clerk', 'GET', path())).status).toBe(404);
    expect((await save('parks-clerk', 0, draft)).status).toBe(403);
    expect((await api.ask('parks-clerk', 'GET', path('a2'))).status).toBe(403);
  });

  it('is not found by the unit that has the share next', async () => {
    await save('transport-clerk', 0, draft);
    await api.does('du', id, 'reassign', { assignmentId: 'a1', to: 'police', reason: '职责调整。' });
    expect((await api.ask('transport-clerk', 'GET', path())).status).not.toBe(200);
    expect((await api.ask('police-clerk', 'GET', path())).body).toMatchObject({ version: 0 });
  });

  it('ends with the letter, and a redo round begins another', async () => {
    await save('transport-clerk', 0, draft);
    await api.does('parks-clerk', id, 'give-opinion', { text: '同意。' });
    await api.does('transport-clerk', id, 'issue-reply', { class: 'B', text: '已列入计划。' });
    expect((await api.ask('transport-clerk', 'GET', path())).body).toMatchObject({ open: false, version: 1 });
    expect((await save('transport-clerk', 1, draft)).status).toBe(409);
    await api.does('lin', id, 'give-feedback', { attitude: 'satisfied', result: 'not' });
    expect((await api.ask('transport-clerk', 'GET', path())).body).toMatchObject({ open: true, version: 0, round: 1 });
  });

  it('takes what is empty, and nothing that is no draft', async () => {
    expect((await save('transport-clerk', 0, { paragraphs: [{ level: 0, text: '' }], leader: '' })).status).toBe(200);
    for (const bad of [{}, { paragraphs: '文' }, { paragraphs: [{ level: 7, text: '' }] }, { paragraphs: [], more: 1 }])
      expect((await save('transport-clerk', 1, bad)).status, JSON.stringify(bad)).toBe(400);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { suggestionsSchema } from '#functions/serve-plans/suggestions-body.ts';

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

/** A proposal that waits to be dispatched. */
const filed = async (): Promise<string> => {
  const id = await api.submits();
  await api.does('cao', id, 'file');
  await api.settles(id);
  return id;
};
const ask = async (query = '', person = 'du') => api.ask(person, 'GET', `/v1/suggestions${query}`);
const suggestions = async (query = '') => suggestionsSchema.parse((await ask(query)).body);

describe('suggestions of units', () => {
  it('name the unit that had the like proposal, with the case and what came of it, and dispatch nothing', async () => {
    const before = await api.answered();
    await api.does('lin', before, 'give-feedback', { attitude: 'satisfied', result: 'satisfied' });
    const id = await filed();
    const { items } = await suggestions('?session=6-1');
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      proposalId: id,
      units: [{ unit: { id: 'transport', name: '云澜区交通运输局' }, role: 'lead' }, { role: 'co' }],
    });
    const [like] = items[0]?.units[0]?.reasons.likeCases ?? [];
    expect(like).toMatchObject({ proposalId: before, likeness: expect.closeTo(0.96, 1), outcome: { zh: '按期答复，委员满意' } });
    expect(items[0]?.units[0]?.reasons.text.zh).toMatch(/办理过相近提案第.+号；在办0件/);
    expect((await api.ask('du', 'GET', `/v1/proposals/${id}`)).body).toMatchObject({ stage: 'awaiting-dispatch' });
  });

  it('are of the proposals that are named, where they wait in this session, and come in pages', async () => {
    const [one, two] = [await filed(), await filed()];
    const named = await suggestions(`?session=6-1&proposals=${two},nobody,${two}`);
    expect(named.items.map(({ proposalId }) => proposalId)).toEqual([two]);
    expect((await suggestions('?session=6-2')).items).toEqual([]);
    const first = await suggestions('?limit=1');
    const second = await suggestions(`?limit=1&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ proposalId }) => proposalId).sort()).toEqual([one, two].sort());
  });

  it('are told to the office alone', async () => {
    for (const person of ['lin', 'cao', 'transport-clerk', 'auditor']) expect((await ask('', person)).status, person).toBe(403);
  });

  it('refuse an unknown session and what is no id', async () => {
    expect((await ask('?session=9-9')).status).toBe(422);
    expect((await ask('?proposals=../x')).status).toBe(400);
    expect((await ask(`?proposals=${Array.from({ length: 201 }, (_, n) => `p${n}`).join()}`)).status).toBe(400);
  });
});

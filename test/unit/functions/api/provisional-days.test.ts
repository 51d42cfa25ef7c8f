import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiInMemory } from '#test/support/api-in-memory.ts';

let api: ApiInMemory;
let id: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-10-12T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
  id = await api.inHandling();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const read = async (person: string, path: string): Promise<unknown> => (await api.ask(person, 'GET', path)).body;
const reply = { clockId: 'a1.reply', dueOn: '2027-01-12', provisional: true };

describe('a due day in a year whose holidays are not announced', () => {
  it('is marked in the deadlines of the case, with why', async () => {
    expect(await read('du', `/v1/proposals/${id}/deadlines`)).toMatchObject({
      deadlines: expect.arrayContaining([
        expect.objectContaining({
          clockId: 'a1.reply',
          deadline: expect.objectContaining({ dueOn: '2027-01-12', provisional: true, uncoveredYears: [2027] }),
          explanation: { zh: expect.stringContaining('暂定'), en: expect.stringContaining('provisional') },
        }),
      ]),
    });
  });

  it('is marked in the case, in lists and on the desk', async () => {
    expect(await read('du', `/v1/proposals/${id}`)).toMatchObject({ tasks: expect.arrayContaining([expect.objectContaining(reply)]) });
    expect(await read('du', '/v1/proposals')).toMatchObject({ items: [{ id, due: reply }] });
    expect(await read('transport-clerk', '/v1/worklist')).toMatchObject({ items: [{ task: reply }] });
  });
});

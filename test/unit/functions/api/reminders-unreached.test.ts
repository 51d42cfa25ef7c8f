import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { directoryKey } from '#core/ledger/keys.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { gatheredNotices } from '#test/support/gathered-notices.ts';
import { body } from '#test/support/product-in-memory.ts';

let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  api = await ApiInMemory.withDirectory();
});
afterEach(() => void vi.useRealTimers());

const ask = (person: string, query = '') => api.ask(person, 'GET', `/v1/reminders/unreached${query}`);
const record = (...events: object[]) => api.product.append(directoryKey(body), '2026-03-02T02:00:00.000Z', events);
const recordPerson = (id: string, changes: object): Promise<unknown> => {
  const { email: _, ...person } = aDirectory().people.get(id)!;
  return record({ type: 'PersonRecorded', person: { ...person, ...changes } });
};
const inCharge = async (): Promise<string[]> => {
  const told = (await ask('du')).body['inCharge'] as { who: { kind: string; id?: string }; why: string; openClocks: number }[];
  return told.map(({ who, why, openClocks }) => `${who.kind} ${who.id ?? '-'} ${why} ${openClocks}`);
};

describe('those in charge whom nothing would reach', () => {
  beforeEach(() => api.inHandling());

  it('are nobody while every holder has an address', async () => {
    expect(await ask('du')).toMatchObject({ status: 200, body: { inCharge: [], reminders: [] } });
  });

  it('are people without an address, whose clocks are told to nobody else', async () => {
    await recordPerson('transport-clerk', {});
    expect((await ask('du')).body['inCharge']).toEqual([
      {
        who: { kind: 'person', id: 'transport-clerk', name: { zh: '云澜区交通运输局陶安', en: '陶安 (Yunlan District Transport Bureau)' } },
        why: 'no-address',
        whyName: { zh: '未登记地址', en: 'no address on record' },
        openClocks: 1,
      },
    ]);
    await recordPerson('transport-clerk', { deputyId: 'transport-leader' });
    expect(await inCharge()).toEqual([]);
    await recordPerson('transport-clerk', {});
    await record({ type: 'UnitRecorded', unit: { ...aDirectory().units.get('transport'), email: 'transport@yunlan.example' } });
    expect(await inCharge()).toEqual([]);
  });

  it('are people whose address failed, also by somebody else who has the same', async () => {
    await recordPerson('transport-clerk', { email: 'shared@yunlan.example' });
    await recordPerson('parks-clerk', { email: 'shared@yunlan.example' });
    await record({ type: 'AddressFailed', personId: 'parks-clerk', email: 'shared@yunlan.example', why: 'complained' });
    expect(await inCharge()).toEqual(['person parks-clerk complained 1', 'person transport-clerk complained 1']);
  });

  it('are people who left with something on their own desk', async () => {
    const id = await api.answered('shen');
    await recordPerson('shen', { email: 'shen@yunlan.example', active: false });
    expect(await inCharge()).toEqual(['person shen inactive 1']);
    expect((await api.ask('du', 'GET', `/v1/proposals/${id}`)).status).toBe(200);
  });

  it('are units and roles without anybody', async () => {
    await recordPerson('parks-clerk', { email: 'parks-clerk@yunlan.example', active: false });
    expect(await inCharge()).toEqual(['unit parks vacant 1']);
    await api.submits();
    await recordPerson('cao', { active: false });
    expect(await inCharge()).toEqual(['committee - vacant 1', 'unit parks vacant 1']);
  });

  it('are not those who have nothing open', async () => {
    await recordPerson('police-clerk', {});
    expect(await inCharge()).toEqual([]);
  });
});

describe('reminders that reached nobody', () => {
  let id: string;
  beforeEach(async () => {
    id = await api.inHandling();
    for (const notice of await gatheredNotices(api.product, id)) {
      if (notice.kind !== 'assigned') api.notices.put(body, notice);
      else api.notices.put(body, notice, { status: 'unreachable', at: '2026-03-02T02:10:00.000Z' });
    }
  });

  const line = (recipient: string): object => ({ case: { id, number: '1' }, status: 'unreachable', recipient: { id: recipient } });

  it('are listed with their case and recipient, in pages', async () => {
    const first = await ask('du', '?limit=1');
    const second = await ask('du', `?limit=1&cursor=${first.body['next'] as string}`);
    expect(first.body['reminders']).toMatchObject([line('parks-clerk')]);
    expect(second.body).toMatchObject({ reminders: [line('transport-clerk')], inCharge: [] });
    expect(second.body['next']).toBeUndefined();
  });

  it('are told to administrators without the case: they mend the address', async () => {
    const told = await ask('administrator');
    expect(told.body['reminders']).toMatchObject([{ recipient: { id: 'parks-clerk' } }, { recipient: { id: 'transport-clerk' } }]);
    expect(told.text).not.toContain(id);
    expect(told.text).not.toMatch(/"case"|"clock"|@/);
  });

  it('are not told of cases that the reader may not see', async () => {
    const unfiled = await api.submits('shen');
    const [notice] = await gatheredNotices(api.product, id);
    api.notices.put(
      body,
      { ...notice!, proposalId: unfiled, recipientId: 'cao', kind: 'reminder' },
      { status: 'unreachable', at: '2026-03-02T03:00:00.000Z' },
    );
    expect((await ask('he')).body['reminders']).toHaveLength(3);
    expect((await ask('du')).body['reminders']).toHaveLength(2);
    expect((await ask('du')).text).not.toContain(unfiled);
  });

  it.each(['lin', 'transport-clerk', 'transport-leader'])('are none of the affair of %s', async (person) => {
    expect(await ask(person)).toMatchObject({ status: 403, body: { type: 'urn:proposal-pipeline:problem:not-allowed' } });
  });
});

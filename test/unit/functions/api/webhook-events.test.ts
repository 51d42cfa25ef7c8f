import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cloudEvent } from '#core/webhook/told/cloud-event.ts';
import { webhookTypes } from '#core/webhook/told/event-types.ts';
import { readStatusEvents } from '#functions/platform/webhook/read-status-events.ts';
import { listEvents } from '#functions/administer/routes/events.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import type { Told } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';
import { listsEvents, withOtherBody } from '#test/support/webhook-admin.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
const T0 = '2026-03-02T02:00:00.000Z';
let api: ApiInMemory;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(T0) });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const read = async (query = '', person = 'administrator'): Promise<Told> => {
  const told = await api.ask(person, 'GET', `/v1/events${query}`);
  if (told.status === 200) expect(listEvents.spec.response.safeParse(told.body).error).toBeUndefined();
  return told;
};
const later = (ms: number): void => void vi.setSystemTime(new Date(Date.parse(T0) + ms));
const ids = ({ body: told }: Told): string[] => (told['events'] as { id: string }[]).map(({ id }) => id);

describe('the list of events', () => {
  it('tells each as webhooks deliver it, from the ledger', async () => {
    const id = await api.inHandling();
    const { events } = await readStatusEvents(api.product.cases, { body, proposalId: id });
    listsEvents(
      api,
      id,
      events.map(({ data }) => data.sequence),
      T0,
    );
    later(3000);
    expect((await read()).body['events']).toEqual(
      events.map((event) => JSON.parse(JSON.stringify(cloudEvent(event, 'https://api.yunlan.example')))),
    );
  });

  it('goes on behind a cursor, in the order in which events became known', async () => {
    const [first, second] = [await api.submits(), await api.submits('shen')];
    await api.does('cao', first, 'file');
    listsEvents(api, second, [1], T0);
    listsEvents(api, first, [1], '2026-03-02T02:00:01.000Z');
    listsEvents(api, first, [2], '2026-03-02T02:00:02.000Z');
    later(60_000);
    const page = await read('?limit=2');
    expect(ids(page)).toEqual([`${second}-0000000001`, `${first}-0000000001`]);
    const rest = await read(`?limit=2&after=${String(page.body['next'])}`);
    expect(ids(rest)).toEqual([`${first}-0000000002`]);
    const none = await read(`?after=${String(rest.body['next'])}`);
    expect(none.body).toEqual({ events: [], next: rest.body['next'] });
  });

  it('holds back what is younger than two seconds, so that nothing appears behind a cursor', async () => {
    const id = await api.submits();
    listsEvents(api, id, [1], T0);
    for (const [ms, told] of [
      [0, 0],
      [2000, 0],
      [2001, 1],
    ] as const) {
      later(ms);
      expect(ids(await read()), `${ms} ms`).toHaveLength(told);
    }
  });

  it('is empty, without a cursor, where nothing ever was', async () => {
    expect((await read()).body).toEqual({ events: [] });
  });

  it('leaves out what the ledger does not know', async () => {
    const id = await api.submits();
    listsEvents(api, id, [1, 77], T0);
    later(3000);
    expect(ids(await read())).toEqual([`${id}-0000000001`]);
  });

  it('is for administrators and auditors, of their own body', async () => {
    await withOtherBody(api);
    listsEvents(api, await api.submits(), [1], T0);
    later(3000);
    const readers: string[] = [];
    for (const person of aDirectory().people.keys()) if ((await read('', person)).status === 200) readers.push(person);
    expect(readers.sort()).toEqual(['administrator', 'auditor']);
    expect((await read('', 'lin')).body).toMatchObject({ type: type('not-allowed') });
    expect((await read('', 'stranger')).body).toEqual({ events: [] });
  });

  it.each(['after=x', 'limit=0', 'limit=201', 'cursor=x', 'since=2026', `after=${'a'.repeat(201)}`])('refuses ?%s', async (query) => {
    expect((await read(`?${query}`)).status).toBe(400);
  });
});

describe('the catalogue of events', () => {
  it('is told without a token, each type with its schema’s address, which is served', async () => {
    const told = await api.ask(undefined, 'GET', '/schemas');
    const types = told.body['types'] as { type: string; dataschema: string; earlier: { dataschema: string }[] }[];
    expect(types.map((one) => one.type)).toEqual([...webhookTypes]);
    const addresses = types.flatMap((one) => [one, ...one.earlier].map(({ dataschema }) => dataschema));
    expect(addresses.filter((address) => address.endsWith('.v1.json'))).toHaveLength(30);
    for (const dataschema of addresses) {
      const { pathname, origin } = new URL(dataschema);
      const served = await api.ask(undefined, 'GET', pathname);
      expect(origin).toBe('https://api.yunlan.example');
      expect(served, pathname).toMatchObject({ status: 200, body: { $id: dataschema, type: 'object' } });
      expect(served.headers.get('Content-Type')).toBe('application/schema+json; charset=utf-8');
    }
  });

  it.each([
    'proposal.filed',
    'proposal.filed.v3.json',
    'proposal.filed.v02.json',
    'document.issued.v1.json',
    'endpoint.test.v2.json',
    'proposal.eaten.v1.json',
    '..%2Fopenapi.json',
    '__proto__.v1.json',
  ])('has no file %s', async (file) => {
    expect(await api.ask(undefined, 'GET', `/schemas/${file}`)).toMatchObject({ status: 404, body: { type: type('route-not-found') } });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { webhooksKey } from '#core/ledger/keys.ts';
import type { Lane } from '#core/webhook/lane/lane.ts';
import { readStatusEvents } from '#functions/platform/webhook/read-status-events.ts';
import { listAttempts } from '#functions/administer/routes/webhook-sendings.ts';
import { readMissed } from '#functions/administer/routes/webhook-missed.ts';
import { aContent } from '#test/support/a-content.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';
import { asAdministrator, listsEvents, otherBody, receiver, tells, withOtherBody } from '#test/support/webhook-admin.ts';

const type = (name: string): string => `urn:proposal-pipeline:problem:${name}`;
let api: ApiInMemory;
let admin: ReturnType<typeof asAdministrator>;
let endpoint: string;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  api = await ApiInMemory.withDirectory();
  admin = asAdministrator(api);
  endpoint = await admin.active();
  api.webhooks.tasks.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const clear = (cursor: number): Lane => ({ version: 3, cursor, state: 'clear', attempts: 0 });
const eventsOf = async (proposalId: string) => (await readStatusEvents(api.product.cases, { body, proposalId })).events;

describe('a test event', () => {
  it('is sent by the dispatcher, under the id that is answered: the same for the same key', async () => {
    const told = await admin.does(endpoint, 'test', {}, 'k');
    expect(told).toMatchObject({ status: 200, body: { webhookId: expect.stringMatching(/^t[0-9a-f]{20}$/) } });
    expect((await admin.does(endpoint, 'test', {}, 'k')).body).toEqual(told.body);
    expect((await admin.does(endpoint, 'test')).body).not.toEqual(told.body);
    const task = { task: 'test', body, endpointId: endpoint, id: told.body['webhookId'] };
    expect(api.webhooks.tasks.slice(0, 2)).toEqual([task, task]);
  });

  it('goes to what is paused or disabled too, for whoever mends the receiver', async () => {
    await admin.does(endpoint, 'pause');
    expect((await admin.does(endpoint, 'test')).status).toBe(200);
    await tells(api, { type: 'EndpointDisabled', endpointId: endpoint, why: 'failing' });
    expect((await admin.does(endpoint, 'test')).status).toBe(200);
  });
});

const at = (minute: number): string => `2026-03-02T02:0${minute}:00.000Z`;

describe('the attempts', () => {
  it('are told the latest first, page by page, for this endpoint alone', async () => {
    for (const minute of [1, 2, 3]) {
      api.webhooks.holdsAttempt(body, endpoint, {
        id: `${at(minute)}#p1-000000000${minute}`,
        at: at(minute),
        webhookId: `p1-000000000${minute}`,
        type: 'proposal.filed',
        proposalId: 'p1',
        sequence: minute,
        attempt: 1,
        ...(minute === 2 ? { failure: 'TimeoutError' } : { status: 204, reply: '' }),
        ms: 12,
        requestHeaders: { 'webhook-id': `p1-000000000${minute}` },
      });
    }
    const other = await admin.active({ url: `${receiver}&n=2` });
    const first = await admin.ask('GET', `/${endpoint}/attempts?limit=2`);
    expect(first.body).toMatchObject({
      attempts: [
        { at: at(3), status: 204, reply: '' },
        { at: at(2), failure: 'TimeoutError' },
      ],
      next: expect.any(String),
    });
    expect(listAttempts.spec.response.safeParse(first.body).error).toBeUndefined();
    const second = await admin.ask('GET', `/${endpoint}/attempts?limit=2&cursor=${String(first.body['next'])}`);
    expect(second.body).toMatchObject({ attempts: [{ at: at(1) }] });
    expect(second.body).not.toHaveProperty('next');
    expect((await admin.ask('GET', `/${other}/attempts`)).body).toEqual({ attempts: [] });
  });

  it.each(['x', 'Li4v', Buffer.from('2026-03-02T02:00:00.000Z#../../x').toString('base64url'), 'a'.repeat(201)])(
    'refuse the cursor %s',
    async (cursor) => {
      expect((await admin.ask('GET', `/${endpoint}/attempts?cursor=${cursor}`)).status).toBe(400);
    },
  );
});

describe('sending one event again', () => {
  it('is for events that were delivered before', async () => {
    const id = await api.submits();
    const [event] = await eventsOf(id);
    api.webhooks.holdsLane(body, endpoint, id, clear(1));
    expect(await admin.does(endpoint, 'resend', { id: event!.id })).toMatchObject({ status: 200, body: { webhookId: event!.id } });
    expect(api.webhooks.tasks).toEqual([{ task: 'resend', body, endpointId: endpoint, proposalId: id, sequence: 1 }]);
  });

  it('never overtakes what is still owed', async () => {
    const id = await api.inHandling();
    const events = await eventsOf(id);
    api.webhooks.holdsLane(body, endpoint, id, { ...clear(1), state: 'parked', attempts: 10 });
    for (const event of events.slice(1)) {
      expect(await admin.does(endpoint, 'resend', { id: event.id }), event.id).toMatchObject({
        status: 409,
        body: { type: type('event-not-delivered-yet'), facts: { id: event.id } },
      });
    }
    expect(api.webhooks.tasks).toEqual([]);
  });

  it.each(['p1', 'p1-1', 'p1-0000000001', '-0000000001', 'a#b-0000000001', '../p1-0000000001', ''])('knows no event %j', async (id) => {
    expect(await admin.does(endpoint, 'resend', { id })).toMatchObject({ status: 404, body: { type: type('webhook-event-not-found') } });
  });

  it('knows none beyond the last, none of a draft, and none that the endpoint never asked for', async () => {
    const [id, draft] = [await api.submits(), await api.submits('lin', { ...aContent(), draft: true })];
    const filtered = await admin.active({ url: `${receiver}&n=2`, types: ['proposal.closed'] });
    for (const [to, event] of [
      [endpoint, `${id}-0000000002`],
      [endpoint, `${id}-0000000000`],
      [endpoint, `${draft}-0000000001`],
      [filtered, `${id}-0000000001`],
    ] as const) {
      api.webhooks.holdsLane(body, to, id, clear(9));
      expect((await admin.does(to, 'resend', { id: event })).status, event).toBe(404);
    }
  });

  it('never reaches another body’s', async () => {
    await withOtherBody(api);
    const id = await api.submits();
    const { body: theirs } = await api.ask('stranger', 'POST', '/v1/webhooks', { body: { url: receiver }, key: 'k' });
    await tells(api, { type: 'EndpointVerified', endpointId: theirs['id'], how: 'challenge' }, otherBody);
    api.webhooks.holdsLane(otherBody, String(theirs['id']), id, clear(9));
    const sent = { body: { id: `${id}-0000000001` }, key: 'k2' };
    expect(await api.ask('stranger', 'POST', `/v1/webhooks/${String(theirs['id'])}/resend`, sent)).toMatchObject({
      status: 404,
      body: { type: type('webhook-event-not-found') },
    });
  });

  it('goes nowhere while the endpoint is stopped', async () => {
    await admin.does(endpoint, 'pause');
    expect(await admin.does(endpoint, 'resend', { id: 'p1-0000000001' })).toMatchObject({
      status: 409,
      body: { type: type('webhook-not-legal') },
    });
  });
});

const log = () => api.product.ledger.log(webhooksKey(body)).flatMap(({ events }) => events);

describe('a replay', () => {
  it('since an instant is recorded, and the dispatcher carries it out', async () => {
    const told = await admin.does(endpoint, 'replay', { since: '2026-02-28T08:00:00+08:00' });
    const since = '2026-02-28T00:00:00.000Z';
    expect(told).toMatchObject({ status: 200, body: { id: endpoint, since } });
    expect(log().at(-1)).toEqual({ type: 'ReplayRequested', endpointId: endpoint, since });
    expect(api.webhooks.tasks).toEqual([{ task: 'replay', body, endpointId: endpoint, since }]);
  });

  it('behind a cursor of the events begins a while before it, for what was listed late', async () => {
    const id = await api.submits();
    listsEvents(api, id, [1], '2026-03-02T02:00:00.000Z');
    vi.setSystemTime(new Date('2026-03-02T03:00:00.000Z'));
    const { next } = (await api.ask('administrator', 'GET', '/v1/events')).body;
    expect((await admin.does(endpoint, 'replay', { after: next })).body).toEqual({ id: endpoint, since: '2026-03-02T01:50:00.000Z' });
  });

  it.each([
    ['nothing', {}, 400, 'replay-start-not-named'],
    ['both', { since: '2026-03-01T00:00:00Z', after: 'x' }, 400, 'replay-start-not-named'],
    ['a day without time', { since: '2026-03-01' }, 400, 'invalid-request'],
    ['an instant nobody counts', { since: '2026-13-01T00:00:00Z' }, 400, 'invalid-request'],
    ['a cursor of nothing', { after: 'x' }, 400, 'invalid-cursor'],
    ['another list’s cursor', { after: Buffer.from('2026-03-01T00:00:00.000Z#p1').toString('base64url') }, 400, 'invalid-cursor'],
    ['a cursor of no instant', { after: Buffer.from('2026-99-99T99:99Z#p1#0000000001').toString('base64url') }, 400, 'invalid-cursor'],
    ['more than thirty days ago', { since: '2026-01-31T01:59:59Z' }, 422, 'replay-not-possible'],
    ['a time to come', { since: '2026-03-02T02:00:01Z' }, 422, 'replay-not-possible'],
  ])('of %s is refused', async (_what, sent, status, name) => {
    const before = log().length;
    expect(await admin.does(endpoint, 'replay', sent)).toMatchObject({ status, body: { type: type(name) } });
    expect([log().length, api.webhooks.tasks]).toEqual([before, []]);
  });

  it('waits until the endpoint is active', async () => {
    await admin.does(endpoint, 'pause');
    expect((await admin.does(endpoint, 'replay', { since: '2026-03-01T00:00:00Z' })).status).toBe(409);
  });

  it('whose task was lost is started when it is asked for again, and recorded once', async () => {
    const since = '2026-03-01T00:00:00.000Z';
    api.webhooks.beforeTask = () => {
      throw new Error('the bus is away');
    };
    expect((await admin.does(endpoint, 'replay', { since }, 'k')).status).toBe(500);
    api.webhooks.beforeTask = () => {};
    expect((await admin.does(endpoint, 'replay', { since }, 'k')).status).toBe(200);
    expect(api.webhooks.tasks).toHaveLength(1);
    expect(log().filter((event) => JSON.stringify(event).includes('ReplayRequested'))).toHaveLength(1);
  });
});

const listedCase = (proposalId: string) => ({ proposalId, dueKey: `2026-03-02T02:00:00.000Z#${proposalId}` });
const missed = async (query = ''): Promise<Record<string, unknown>> => {
  const told = await admin.ask('GET', `/${endpoint}/missed${query}`);
  expect(told.status).toBe(200);
  expect(readMissed.spec.response.safeParse(told.body).error).toBeUndefined();
  return told.body;
};

describe('what a subscriber has missed', () => {
  it('is nothing where every case is settled', async () => {
    const id = await api.submits();
    api.webhooks.holdsLane(body, endpoint, id, clear(1));
    expect(await missed()).toEqual({
      id: endpoint,
      status: 'active',
      checked: 1,
      missed: { proposals: 0, events: 0, parked: 0 },
      proposals: [],
    });
  });

  it('is told case by case: from where to where, how many, and why', async () => {
    const [parked, waiting] = [await api.inHandling(), await api.submits('shen')];
    const events = await eventsOf(parked);
    const failing = { attempts: 10, firstFailureAt: '2026-03-02T02:00:00.000Z' };
    api.webhooks.holdsLane(body, endpoint, parked, { ...clear(3), state: 'parked', ...failing });
    const told = await missed();
    expect(told).toMatchObject({ checked: 2, missed: { proposals: 2, events: events.length - 3 + 1, parked: 1 } });
    expect(told['proposals']).toEqual(
      expect.arrayContaining([
        {
          proposalId: parked,
          caseNumber: '1',
          cursor: 3,
          head: events.length,
          missed: events.length - 3,
          first: { id: events[3]!.id, type: events[3]!.type, time: events[3]!.time },
          state: 'parked',
          ...failing,
        },
        expect.objectContaining({ proposalId: waiting, cursor: 0, head: 1, missed: 1, state: 'waiting', attempts: 0 }),
      ]),
    );
  });

  it('counts what came up while it was stopped, and only what it asked for', async () => {
    endpoint = await admin.active({ url: `${receiver}&n=2`, types: ['proposal.filed', 'assignment.assigned'], unitIds: ['parks'] });
    await admin.does(endpoint, 'pause');
    const id = await api.inHandling();
    const wanted = (await eventsOf(id)).filter((event) => event.type === 'assignment.assigned');
    await api.submits();
    expect(await missed()).toMatchObject({
      status: 'paused',
      stoppedAt: '2026-03-02T02:00:00.000Z',
      checked: 2,
      missed: { proposals: 1, events: wanted.length },
      proposals: [{ proposalId: id, first: { id: wanted[0]!.id } }],
    });
  });

  it('says nothing of what was before the endpoint', async () => {
    await api.submits();
    vi.setSystemTime(new Date('2026-03-02T02:00:00.001Z'));
    endpoint = await admin.active({ url: `${receiver}&n=2` });
    expect(await missed()).toMatchObject({ checked: 1, missed: { proposals: 0 } });
  });

  it('goes on page by page, each case once', async () => {
    const ids: string[] = [];
    for (let made = 0; made < 5; made += 1) ids.push(await api.submits());
    api.webhooks.holdsLane(body, endpoint, ids[2]!, clear(1));
    const found: string[] = [];
    let query = '?limit=2';
    for (let page = 0; page < 5 && query !== ''; page += 1) {
      const told = await missed(query);
      found.push(...(told['proposals'] as { proposalId: string }[]).map(({ proposalId }) => proposalId));
      query = typeof told['next'] === 'string' ? `?limit=2&cursor=${told['next']}` : '';
    }
    expect(query).toBe('');
    expect(found).toHaveLength(4);
    expect(new Set(found)).toEqual(new Set(ids.filter((_, index) => index !== 2)));
  });

  it('ends an answer after a thousand cases, however few are behind', async () => {
    const list = vi.spyOn(api.product.views, 'inStage');
    let asked = 0;
    list.mockImplementation(async (_body, stage, { limit }) => {
      if (stage !== 'in-handling') return [];
      asked += limit;
      return Array.from({ length: limit }, (_, index) => listedCase(`p${asked + index}`));
    });
    expect(await missed()).toMatchObject({ checked: 1000, missed: { proposals: 0 }, next: expect.any(String) });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { webhooksKey } from '#core/ledger/keys.ts';
import { sendHeartbeats } from '#functions/send-heartbeats/send-heartbeats.ts';
import { caseIn } from '#test/support/case-in.ts';
import { body } from '#test/support/product-in-memory.ts';
import { answers, WebhookWorld } from '#test/support/webhook-world.ts';

const start = '2026-06-01T00:00:00.000Z';
const before = '2026-01-01T00:00:00.000Z';
const all = Array.from({ length: 11 }, (_, index) => index + 1);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(start) });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function answered(...endpoints: string[]): Promise<WebhookWorld> {
  const world = new WebhookWorld();
  await world.product.tells(caseIn('awaiting-feedback'));
  for (const id of endpoints) await world.endpoint(id, before);
  return world;
}

const beat = (world: WebhookWorld) => sendHeartbeats(world.dependencies, body);
const types = (world: WebhookWorld) => world.inbox.map(({ body: bytes }) => (JSON.parse(bytes) as { type: string }).type);

describe('a heartbeat', () => {
  it('goes to every active endpoint under an id of its own, and is on record', async () => {
    const world = await answered('w1', 'w2', 'w3');
    await world.tell(start, [{ type: 'EndpointPaused', endpointId: 'w3' }]);
    await beat(world);
    await beat(world);
    expect(types(world)).toEqual(Array.from({ length: 4 }).fill('endpoint.heartbeat'));
    expect(new Set(world.inbox.map(({ id }) => id)).size).toBe(4);
    expect(world.inbox.some(({ url }) => url.includes('w3'))).toBe(false);
    expect(world.recorded).toHaveLength(4);
  });

  it('asks nothing more once it knows that nobody is to be told', async () => {
    const world = await answered('w1');
    await world.tell(start, [{ type: 'EndpointPaused', endpointId: 'w1' }]);
    const events = vi.spyOn(world.dependencies.reader, 'events');
    await beat(world);
    expect(events).not.toHaveBeenCalled();
    await world.tell(start, [{ type: 'EndpointResumed', endpointId: 'w1' }]);
    await beat(world);
    expect(events).toHaveBeenCalled();
  });

  it('finds out that an endpoint is back, and has it caught up with', async () => {
    const world = await answered('w1');
    world.healthOf.set('w1', { version: 1, failures: 6, failingSince: before, holdUntil: before });
    await beat(world);
    expect(world.tasks).toEqual([{ task: 'catch-up', body, endpointId: 'w1', because: 'recovered' }]);
  });

  it('is not sent while the endpoint asked to be left alone', async () => {
    const world = await answered('w1');
    world.healthOf.set('w1', { version: 1, failures: 1, failingSince: start, holdUntil: '2026-06-01T01:00:00.000Z' });
    await beat(world);
    expect(world.inbox).toEqual([]);
  });

  it('that fails counts, and disables an endpoint after five days of nothing else', async () => {
    const world = await answered('w1');
    world.receivers.set('w1', answers(500));
    for (let hour = 0; hour <= 120; hour += 1) {
      vi.setSystemTime(Date.parse(start) + hour * 3_600_000);
      await beat(world);
    }
    const last = world.product.ledger.log(webhooksKey(body)).at(-1)?.events.at(-1);
    expect(last).toEqual({ type: 'EndpointDisabled', endpointId: 'w1', why: 'failing' });
    const sent = world.inbox.length;
    await beat(world);
    expect(world.inbox).toHaveLength(sent);
  });
});

/** Sequences of cases' events that arrived; heartbeats have none. */
const news = (world: WebhookWorld) => world.arrivals('w1').filter((sequence) => !Number.isNaN(sequence));

describe('the sweep', () => {
  const lane = { version: 4, cursor: 0, attempts: 3, firstFailureAt: before } as const;

  it('runs a lane whose try is overdue, since nobody else would', async () => {
    const world = await answered('w1');
    world.lanesOf.set('w1 p1', { ...lane, state: 'retrying', nextAttemptAt: '2026-05-31T23:49:00.000Z' });
    await beat(world);
    expect(news(world)).toEqual(all);
  });

  it('leaves a lane alone whose try is to come, or that is a little late', async () => {
    const world = await answered('w1');
    world.lanesOf.set('w1 p1', { ...lane, state: 'retrying', nextAttemptAt: '2026-05-31T23:51:00.000Z' });
    await beat(world);
    expect(news(world)).toEqual([]);
  });

  it('runs a lane that was parked for an endpoint which was resumed since, and none whose tries are used up', async () => {
    const world = await answered('w1');
    world.lanesOf.set('w1 p1', { ...lane, state: 'parked', attempts: 0 });
    await beat(world);
    expect(news(world)).toEqual(all);
    const parked = { ...world.lane('w1'), cursor: 3, state: 'parked', attempts: 10, firstFailureAt: before } as const;
    world.lanesOf.set('w1 p1', parked);
    await beat(world);
    expect(world.lane('w1')).toEqual(parked);
  });

  it('runs the lanes of cases that had news in the last three hours, so that no hint can be lost', async () => {
    const world = await answered('w1');
    const listed = (at: string) => world.product.views.listEvents(body, 'p1', [1], at);
    listed('2026-05-31T20:59:00.000Z');
    await beat(world);
    expect(news(world)).toEqual([]);
    listed('2026-05-31T21:01:00.000Z');
    await beat(world);
    expect(news(world)).toEqual(all);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { webhooksKey } from '#core/ledger/keys.ts';
import { comeBackByWorkflow } from '#functions/platform/webhook/come-back-to-lane.ts';
import { runWebhookLane } from '#functions/platform/webhook/webhook-lane.ts';
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

const run = (world: WebhookWorld, endpointId = 'w1', proposalId = 'p1') => {
  const which = { body, endpointId, proposalId };
  return runWebhookLane(world.dependencies, which, comeBackByWorkflow(world.wakeLane, which));
};
const eventsOf = (world: WebhookWorld) => world.product.ledger.log(webhooksKey(body)).flatMap(({ events }) => events);

/** Does as the lane's workflow: comes back each time it is told to, until it is over. */
async function followed(world: WebhookWorld): Promise<string[]> {
  const instants: string[] = [];
  for (let outcome = await run(world); outcome.outcome === 'again'; outcome = await run(world)) {
    instants.push(outcome.at);
    vi.setSystemTime(new Date(outcome.at));
  }
  return instants;
}

describe('an event that is refused', () => {
  it('is tried ten times over three days, then its lane is parked where it stands', async () => {
    const world = await answered('w1');
    world.receivers.set('w1', answers(500));
    const instants = await followed(world);
    const hours = instants.map((at) => Math.round(((Date.parse(at) - Date.parse(start)) / 3_600_000) * 10) / 10);
    expect(hours).toEqual([0, 0.1, 0.6, 2.6, 7.6, 17.6, 31.6, 51.6, 75.6]);
    expect(world.arrivals('w1')).toEqual(Array.from({ length: 10 }).fill(1));
    expect(world.lane('w1')).toMatchObject({ state: 'parked', cursor: 0, attempts: 10 });
    expect(world.recorded.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await run(world)).toEqual({ outcome: 'over' });
  });

  it('is taken at last, and the rest follows in order', async () => {
    const world = await answered('w1');
    world.receivers.set('w1', answers(500));
    const { outcome } = await run(world);
    expect(outcome).toBe('again');
    world.receivers.delete('w1');
    await followed(world);
    expect(world.arrivals('w1')).toEqual([1, ...all]);
    expect(world.lane('w1')).toMatchObject({ state: 'clear', attempts: 0 });
  });

  it('has its next try arranged before the failure is written', async () => {
    const world = await answered('w1');
    world.receivers.set('w1', answers(500));
    await run(world);
    expect(world.crash.effects.slice(-2)).toEqual([expect.stringMatching(/^wake 990112\.w1\.p1\.2$/), 'lane w1 p1']);
    expect([...world.executions.values()]).toEqual([{ body, endpointId: 'w1', proposalId: 'p1', at: world.lane('w1').nextAttemptAt }]);
  });

  it('waits as long as the receiver asks', async () => {
    const world = await answered('w1');
    world.receivers.set('w1', answers(429, 7200));
    expect(await run(world)).toEqual({ outcome: 'again', at: '2026-06-01T02:00:00.000Z' });
  });

  it('holds up neither another endpoint nor another proposal', async () => {
    const world = await answered('w1', 'w2');
    world.receivers.set('w1', ({ body: bytes }) => ({ status: bytes.includes('/proposals/p1"') ? 500 : 200, ms: 1, reply: '' }));
    await run(world);
    await run(world, 'w2');
    expect(world.arrivals('w2')).toEqual(all);
    await world.product.tells(caseIn('in-review'), `${body}#proposal#p2`);
    expect(await run(world, 'w1', 'p2')).toEqual({ outcome: 'over' });
  });
});

describe('an endpoint', () => {
  it('that answers 410 is disabled at once, and the lane keeps its place', async () => {
    const world = await answered('w1');
    world.receivers.set('w1', answers(410));
    expect(await run(world)).toEqual({ outcome: 'over' });
    expect(eventsOf(world).at(-1)).toEqual({ type: 'EndpointDisabled', endpointId: 'w1', why: 'gone' });
    expect(world.lane('w1')).toMatchObject({ state: 'parked', cursor: 0 });
    expect(world.executions.size).toBe(0);
  });

  it('that answers with nothing but failures for five days is disabled, not an hour before', async () => {
    const world = await answered('w1');
    world.receivers.set('w1', answers(500));
    await followed(world);
    await world.product.tells(caseIn('in-review'), `${body}#proposal#p2`);
    vi.setSystemTime(new Date('2026-06-05T23:00:00.000Z'));
    await run(world, 'w1', 'p2');
    expect(eventsOf(world)).not.toContainEqual(expect.objectContaining({ type: 'EndpointDisabled' }));
    vi.setSystemTime(new Date('2026-06-06T00:00:00.000Z'));
    await run(world, 'w1', 'p2');
    expect(eventsOf(world).at(-1)).toEqual({ type: 'EndpointDisabled', endpointId: 'w1', why: 'failing' });
  });

  it('that failed for days and then answers once starts anew', async () => {
    const world = await answered('w1');
    world.healthOf.set('w1', { version: 3, failures: 4, failingSince: '2026-05-27T00:00:00.000Z' });
    await run(world);
    expect(world.healthOf.get('w1')).toEqual({ version: 4, failures: 0 });
    expect(world.tasks).toEqual([]);
  });
});

describe('an endpoint that fails as a whole', () => {
  const held = { version: 7, failures: 6, failingSince: before, holdUntil: '2026-06-01T00:00:20.000Z' };

  it('is sent nothing while it is held back: the turn passes, and somebody comes back', async () => {
    const world = await answered('w1');
    world.healthOf.set('w1', held);
    expect(await run(world)).toEqual({ outcome: 'again', at: held.holdUntil });
    expect(world.inbox).toEqual([]);
    expect(world.executions.size).toBe(1);
    expect(world.lane('w1')).toMatchObject({ state: 'retrying', attempts: 1 });
  });

  it('is asked by one probe, whoever else comes', async () => {
    const world = await answered('w1');
    await world.product.tells(caseIn('in-review'), `${body}#proposal#p2`);
    world.healthOf.set('w1', held);
    vi.setSystemTime(new Date(held.holdUntil));
    world.receivers.set('w1', async () => {
      if (world.inbox.length === 1) expect((await run(world, 'w1', 'p2')).outcome).toBe('again');
      return { status: 500, ms: 1, reply: '' };
    });
    await run(world);
    expect(world.inbox).toHaveLength(1);
  });

  it('that answers a probe is caught up with at once', async () => {
    const world = await answered('w1');
    world.healthOf.set('w1', held);
    vi.setSystemTime(new Date(held.holdUntil));
    await run(world);
    expect(world.arrivals('w1')).toEqual(all);
    expect(world.tasks).toEqual([{ task: 'catch-up', body, endpointId: 'w1', because: 'recovered' }]);
  });
});

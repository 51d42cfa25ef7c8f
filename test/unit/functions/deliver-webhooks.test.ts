import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { webhooksKey } from '#core/ledger/keys.ts';
import { carryOutTask } from '#functions/deliver-webhooks/carry-out-task.ts';
import { followCase } from '#functions/deliver-webhooks/follow-case.ts';
import { caseIn } from '#test/support/case-in.ts';
import { body } from '#test/support/product-in-memory.ts';
import { answers, WebhookWorld } from '#test/support/webhook-world.ts';

const start = '2026-06-01T00:00:00.000Z';
const before = '2026-01-01T00:00:00.000Z';
const all = Array.from({ length: 11 }, (_, index) => index + 1);
const about = { body, endpointId: 'w1' };

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

const follow = (world: WebhookWorld) => followCase(world.dependencies, { body, proposalId: 'p1' });
const carryOut = (world: WebhookWorld, task: Parameters<typeof carryOutTask>[1]) => carryOutTask(world.dependencies, task);
/** Carries out what tasks lead to, until none is left. */
async function carryOutAll(world: WebhookWorld): Promise<void> {
  for (let task = world.tasks.shift(); task !== undefined; task = world.tasks.shift()) {
    if (task.task === 'follow') throw new Error('nobody asks for that here');
    await carryOut(world, task);
  }
}
const listed = (world: WebhookWorld, proposalId: string, at: string, sequences: readonly number[]): void => {
  world.product.views.listEvents(body, proposalId, sequences, at);
};

describe('news of a case', () => {
  it('goes to every endpoint of the body', async () => {
    const world = await answered('w1', 'w2', 'w3');
    await follow(world);
    for (const id of ['w1', 'w2', 'w3']) expect(world.arrivals(id)).toEqual(all);
  });

  it('reaches the others when one endpoint cannot be signed for, and is tried again', async () => {
    const world = await answered('w1', 'w2');
    const secrets = {
      read: async ({ endpointId }: { endpointId: string }) => {
        if (endpointId === 'w1') throw new Error('no secret');
        return 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
      },
    };
    await expect(followCase({ ...world.dependencies, secrets }, { body, proposalId: 'p1' })).rejects.toThrow('no secret');
    expect(world.arrivals('w2')).toEqual(all);
  });

  it('of another body reaches no endpoint of this one', async () => {
    const world = await answered('w1');
    await world.product.tells(caseIn('in-review'), '990113#proposal#p9');
    await followCase(world.dependencies, { body: '990113', proposalId: 'p9' });
    expect(world.inbox).toEqual([]);
  });
});

const lastEvent = (world: WebhookWorld) => world.product.ledger.log(webhooksKey(body)).at(-1)?.events.at(-1);
const consenting = async () => ({ consents: true, sent: { status: 200, ms: 1, reply: '' } });
const ignoring = async () => ({ consents: false, sent: { status: 200, ms: 1, reply: 'hello' } });

/** An endpoint whose URL was changed and whose owner has not consented to the new one. */
const pending = async (): Promise<WebhookWorld> => {
  const world = await answered('w1');
  const settings = { url: 'https://w1.example/new', types: 'all', unitIds: 'all' } as const;
  return world.tell(start, [{ type: 'EndpointChanged', endpointId: 'w1', settings }]);
};

describe('a verification', () => {
  it('by the handshake needs no challenge', async () => {
    const world = await pending();
    await carryOutTask({ ...world.dependencies, sender: { ...world.sender, handshake: consenting } }, { task: 'verify', ...about });
    expect(lastEvent(world)).toEqual({ type: 'EndpointVerified', endpointId: 'w1', how: 'handshake' });
    expect(world.recorded).toEqual([]);
  });

  it('by a challenge that comes back is on record, and what was missed goes', async () => {
    const world = await pending();
    await follow(world);
    expect(world.inbox).toEqual([]);
    vi.setSystemTime(new Date('2026-06-01T00:01:00.000Z'));
    await carryOut(world, { task: 'verify', ...about });
    expect(lastEvent(world)).toEqual({ type: 'EndpointVerified', endpointId: 'w1', how: 'challenge' });
    expect(world.recorded).toMatchObject([{ type: 'endpoint.challenge', status: 200 }]);
    await carryOutAll(world);
    expect(world.inbox).toHaveLength(all.length);
  });

  it('that is refused leaves the endpoint pending', async () => {
    const world = await pending();
    await carryOutTask({ ...world.dependencies, sender: { ...world.sender, challenge: ignoring } }, { task: 'verify', ...about });
    expect(lastEvent(world)).toMatchObject({ type: 'EndpointChanged' });
    expect(world.tasks).toEqual([]);
  });
});

describe('a test or a single event', () => {
  it('a test is sent under the id its asker knows', async () => {
    const world = await answered('w1');
    await carryOut(world, { task: 'test', ...about, id: 'test-1' });
    expect(world.inbox.map(({ id }) => id)).toEqual(['test-1']);
    expect(world.recorded).toMatchObject([{ type: 'endpoint.test', webhookId: 'test-1' }]);
  });

  it('an event that is sent again has the same id and bytes, and moves no cursor', async () => {
    const world = await answered('w1');
    await follow(world);
    await carryOut(world, { task: 'resend', ...about, proposalId: 'p1', sequence: 4 });
    expect(world.inbox.at(-1)).toEqual(world.inbox[3]);
    expect(world.lane('w1').cursor).toBe(all.length);
  });

  it('nothing goes to an address that nobody has consented for, though it was asked for before', async () => {
    const world = await pending();
    await carryOut(world, { task: 'test', ...about, id: 'test-1' });
    await carryOut(world, { task: 'resend', ...about, proposalId: 'p1', sequence: 4 });
    expect(world.inbox).toEqual([]);
  });

  it('what is not there is not sent', async () => {
    const world = await answered('w1');
    await carryOut(world, { task: 'resend', ...about, proposalId: 'p1', sequence: 99 });
    await carryOut(world, { task: 'test', body, endpointId: 'w9', id: 'test-1' });
    expect(world.inbox).toEqual([]);
  });
});

describe('catching up', () => {
  it('with a resumed endpoint forgets what was held against it and runs every lane that is behind', async () => {
    const world = await answered('w1');
    for (let count = 1; count <= 40; count += 1) await world.product.tells(caseIn('in-review'), `${body}#proposal#q${count}`);
    await world.tell(start, [{ type: 'EndpointPaused', endpointId: 'w1' }]);
    for (let count = 1; count <= 40; count += 1) await followCase(world.dependencies, { body, proposalId: `q${count}` });
    world.healthOf.set('w1', { version: 1, failures: 9, failingSince: before, holdUntil: '2026-06-02T00:00:00.000Z' });
    await world.tell(start, [{ type: 'EndpointResumed', endpointId: 'w1' }]);
    vi.setSystemTime(new Date('2026-06-01T01:00:00.000Z'));
    await carryOut(world, { task: 'catch-up', ...about, because: 'resumed' });
    await carryOutAll(world);
    expect(new Set(world.inbox.map(({ id }) => id)).size).toBe(40);
    expect([...world.lanesOf.values()].filter(({ state }) => state !== 'clear')).toEqual([]);
  });

  it('comes to its end with an endpoint that fails again all the while', async () => {
    const world = await answered('w1');
    await follow(world);
    world.receivers.set('w1', answers(500));
    for (let count = 1; count <= 40; count += 1) {
      await world.product.tells(caseIn('in-review'), `${body}#proposal#q${count}`);
      await followCase(world.dependencies, { body, proposalId: `q${count}` });
    }
    vi.setSystemTime(new Date('2026-06-01T12:00:00.000Z'));
    await carryOut(world, { task: 'catch-up', ...about, because: 'resumed' });
    await carryOutAll(world);
    // Five until it is held back, and as many again as are under way side by side before the first of them has failed.
    expect(world.inbox.length).toBeLessThan(all.length + 5 + 5 + 2 * 8);
    expect([...world.lanesOf.values()].filter(({ state }) => state === 'retrying')).toHaveLength(40);
  });

  it('with a recovered one keeps the count of tries, and leaves it alone when it fails again', async () => {
    const world = await answered('w1');
    const parked = { version: 1, cursor: 0, state: 'parked', attempts: 10, firstFailureAt: before } as const;
    world.lanesOf.set('w1 p1', parked);
    world.healthOf.set('w1', { version: 1, failures: 6, failingSince: before, holdUntil: '2026-06-02T00:00:00.000Z' });
    await carryOut(world, { task: 'catch-up', ...about, because: 'recovered' });
    expect(world.lane('w1')).toEqual(parked);
    world.healthOf.delete('w1');
    world.receivers.set('w1', answers(500));
    await carryOut(world, { task: 'catch-up', ...about, because: 'recovered' });
    expect(world.lane('w1')).toMatchObject({ state: 'parked', attempts: 11 });
    world.receivers.delete('w1');
    await carryOut(world, { task: 'catch-up', ...about, because: 'recovered' });
    expect(world.lane('w1')).toMatchObject({ state: 'clear', cursor: all.length });
  });
});

describe('a replay', () => {
  it('sets each proposal back to its first event since then, once, whatever page of the list it is on', async () => {
    const world = await answered('w1');
    await follow(world);
    const times = world.inbox.map(({ body: bytes }) => (JSON.parse(bytes) as { time: string }).time);
    const since = times[4]!;
    const first = times.indexOf(since) + 1;
    listed(world, 'p1', start, all);
    vi.setSystemTime(new Date('2026-06-01T01:00:00.000Z'));
    world.inbox.length = 0;
    await carryOut(world, { task: 'replay', ...about, since });
    await carryOutAll(world);
    expect(world.arrivals('w1')).toEqual(all.slice(first - 1));
  });

  it('of a long list goes on in tasks of its own, and sends nothing twice', async () => {
    const world = await answered('w1');
    for (let count = 1; count <= 50; count += 1) {
      await world.product.tells(caseIn('in-review'), `${body}#proposal#q${count}`);
      listed(world, `q${count}`, start, [1]);
      await followCase(world.dependencies, { body, proposalId: `q${count}` });
    }
    world.inbox.length = 0;
    vi.setSystemTime(new Date('2026-06-01T01:00:00.000Z'));
    await carryOut(world, { task: 'replay', ...about, since: before });
    await carryOutAll(world);
    expect(world.inbox).toHaveLength(50);
  });
});

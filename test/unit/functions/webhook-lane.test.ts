import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { webhooksKey } from '#core/ledger/keys.ts';
import { webhookHeaders } from '#functions/adapters/outbound-http/webhook-signature.ts';
import { followCase } from '#functions/deliver-webhooks/follow-case.ts';
import { comeBackByWorkflow } from '#functions/platform/webhook/come-back-to-lane.ts';
import { runWebhookLane } from '#functions/platform/webhook/webhook-lane.ts';
import type { LaneDependencies } from '#functions/platform/webhook/webhook-lane.ts';
import { caseIn } from '#test/support/case-in.ts';
import { answers, WebhookWorld } from '#test/support/webhook-world.ts';
import type { Receiving } from '#test/support/webhook-world.ts';
import { body } from '#test/support/product-in-memory.ts';

const start = '2026-06-01T00:00:00.000Z';
const which = { body, endpointId: 'w1', proposalId: 'p1' };
const before = '2026-01-01T00:00:00.000Z';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(start) });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);

/** A proposal that is answered, with the endpoints named, none of which has heard of it. */
async function answered(...endpoints: string[]): Promise<WebhookWorld> {
  const webhooks = new WebhookWorld();
  await webhooks.product.tells(caseIn('awaiting-feedback'));
  for (const id of endpoints.length === 0 ? ['w1'] : endpoints) await webhooks.endpoint(id, before);
  return webhooks;
}

const run = (webhooks: WebhookWorld, endpointId = 'w1', more: Partial<LaneDependencies> = {}) => {
  const lane = { ...which, endpointId };
  return runWebhookLane({ ...webhooks.dependencies, ...more }, lane, comeBackByWorkflow(webhooks.wakeLane, lane));
};

/** The same, with a receiver that refuses everything. */
const failing = async (): Promise<WebhookWorld> => {
  const webhooks = await answered();
  webhooks.receivers.set('w1', answers(500));
  return webhooks;
};

const upTo = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);
const all = upTo(11);

const slowly = (): Receiving => () => ({ status: 200, ms: 9_000, reply: '' });

/** As the dispatcher does, which has other cases to see to. */
const follow = (webhooks: WebhookWorld) => followCase(webhooks.dependencies, { body, proposalId: 'p1' });

describe('an endpoint that takes everything, but slowly', () => {
  it('keeps a worker that has other cases to see to for one request, and the lane goes on by its workflow', async () => {
    const webhooks = await answered('w1', 'w2');
    webhooks.receivers.set('w1', slowly());
    await follow(webhooks);
    expect(webhooks.arrivals('w1')).toEqual([1]);
    expect(webhooks.arrivals('w2')).toEqual(all);
    const [[, execution] = []] = webhooks.executions;
    expect(execution).toMatchObject({ endpointId: 'w1', proposalId: 'p1' });
    // No try failed: the next is no second one.
    expect(webhooks.lane('w1')).toMatchObject({ cursor: 1, state: 'clear', attempts: 0 });
    expect(await run(webhooks)).toEqual({ outcome: 'over' });
    expect(webhooks.arrivals('w1')).toEqual(all);
  });

  it('is not asked at all by such a worker until it was quick again, and then by everybody', async () => {
    const webhooks = await answered();
    webhooks.healthOf.set('w1', { version: 1, failures: 0, slow: true });
    await follow(webhooks);
    expect(webhooks.inbox).toEqual([]);
    expect(webhooks.executions.size).toBe(1);
    expect(webhooks.lanesOf.size).toBe(0);
    await run(webhooks);
    expect(webhooks.healthOf.get('w1')).toEqual({ version: 2, failures: 0 });
    expect(webhooks.arrivals('w1')).toEqual(all);
  });

  it('stays known as slow through a failure, and writes nothing each time it is slow once more', async () => {
    const webhooks = await answered();
    webhooks.receivers.set('w1', slowly());
    await run(webhooks);
    expect(webhooks.healthOf.get('w1')).toEqual({ version: 1, failures: 0, slow: true });
    webhooks.receivers.set('w1', answers(500));
    await webhooks.product.tells(caseIn('closed'));
    await run(webhooks);
    expect(webhooks.healthOf.get('w1')).toMatchObject({ failures: 1, slow: true });
  });
});

describe('a lane', () => {
  it('delivers everything in order, each once, and moves its cursor to the end', async () => {
    const webhooks = await answered();
    expect(await run(webhooks)).toEqual({ outcome: 'over' });
    expect(webhooks.arrivals('w1')).toEqual(all);
    expect(webhooks.lane('w1')).toMatchObject({ cursor: all.length, state: 'clear', attempts: 0 });
    expect(webhooks.lane('w1')).not.toHaveProperty('leaseUntil');
  });

  it('writes and sends nothing when nothing is owed', async () => {
    const webhooks = await answered();
    await run(webhooks);
    const effects = webhooks.crash.effects.length;
    expect(await run(webhooks)).toEqual({ outcome: 'over' });
    expect(webhooks.crash.effects).toHaveLength(effects);
  });

  it('passes over what the endpoint does not want, and never comes back to it', async () => {
    const webhooks = new WebhookWorld();
    await webhooks.product.tells(caseIn('awaiting-feedback'));
    await webhooks.endpoint('w1', before, { types: ['assignment.assigned', 'assignment.replied'] });
    await run(webhooks);
    expect(webhooks.arrivals('w1')).toHaveLength(3);
    expect(webhooks.lane('w1').cursor).toBe(all.length);
    const settings = { url: 'https://w1.example/', types: 'all', unitIds: 'all' } as const;
    await webhooks.tell(start, [{ type: 'EndpointChanged', endpointId: 'w1', settings }]);
    await run(webhooks);
    expect(webhooks.arrivals('w1')).toHaveLength(3);
  });

  it('begins with what happened since the endpoint is there', async () => {
    const webhooks = new WebhookWorld();
    await webhooks.product.tells(caseIn('awaiting-feedback'));
    await webhooks.endpoint('w1', start);
    await run(webhooks);
    expect(webhooks.arrivals('w1')).toEqual([]);
  });

  it('of an endpoint that is no more is over', async () => {
    const webhooks = await answered();
    await webhooks.tell(start, [{ type: 'EndpointDeleted', endpointId: 'w1' }]);
    expect(await run(webhooks)).toEqual({ outcome: 'over' });
    expect(webhooks.inbox).toEqual([]);
  });

  it('signs each attempt with its own instant, and records it without the signature', async () => {
    const webhooks = await answered();
    const signatures: string[] = [];
    webhooks.receivers.set('w1', ({ headers, body: bytes }) => {
      const message = { id: headers['webhook-id']!, timestamp: Date.now() / 1000, body: bytes };
      expect(headers).toMatchObject(webhookHeaders(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']));
      expect(headers).toMatchObject({
        'content-type': 'application/cloudevents+json; charset=utf-8',
        'webhook-request-origin': 'api.yunlan.example',
      });
      signatures.push(headers['webhook-signature']!);
      return { status: 200, ms: 7, reply: 'thanks' };
    });
    await run(webhooks);
    expect(webhooks.recorded[0]).toMatchObject({
      proposalId: 'p1',
      sequence: 1,
      attempt: 1,
      status: 200,
      ms: 7,
      reply: 'thanks',
      at: start,
    });
    for (const signature of signatures) expect(JSON.stringify(webhooks.recorded)).not.toContain(signature);
  });

  it('goes on in an execution when it has worked for long', async () => {
    const webhooks = await answered();
    let asked = 0;
    expect(await run(webhooks, 'w1', { elapsedMs: () => (asked += 1) * 10_000 })).toEqual({ outcome: 'again', at: start });
    expect(webhooks.arrivals('w1')).toEqual([1, 2, 3]);
    expect([...webhooks.executions.values()]).toEqual([{ ...which, at: start }]);
    expect(await run(webhooks)).toEqual({ outcome: 'over' });
    expect(webhooks.arrivals('w1')).toEqual(all);
  });
});

describe('whatever stops a worker', () => {
  it('before or after any effect, the next run goes on: everything arrives, first deliveries in order', async () => {
    const undisturbed = await answered();
    await run(undisturbed);
    for (let point = 1; point <= undisturbed.crash.passed; point += 1) {
      const webhooks = await answered();
      webhooks.crash.crashAt = point;
      await expect(run(webhooks), `point ${point}`).rejects.toThrow('crash');
      // Another worker leaves it alone until the lease is over.
      expect(['over', 'again']).toContain((await run(webhooks)).outcome);
      pass(31);
      await run(webhooks);
      expect(webhooks.firsts('w1'), `point ${point}`).toEqual(all);
      expect(webhooks.lane('w1').cursor).toBe(all.length);
      // The same event is the same id and the same bytes.
      expect(new Set(webhooks.inbox.map(({ body: bytes }) => bytes)).size).toBe(all.length);
      expect(webhooks.inbox.length).toBeLessThanOrEqual(all.length + 1);
    }
    console.info(`${undisturbed.crash.passed} crash points`);
  });

  it('a failed try survives every crash too: there is always somebody who comes back', async () => {
    const undisturbed = await failing();
    await run(undisturbed);
    for (let point = 1; point <= undisturbed.crash.passed; point += 1) {
      const webhooks = await failing();
      webhooks.crash.crashAt = point;
      await expect(run(webhooks), `point ${point}`).rejects.toThrow('crash');
      // The Lambda's own retry of what crashed.
      pass(60);
      await run(webhooks);
      expect(webhooks.executions.size, `point ${point}`).toBeGreaterThan(0);
      webhooks.receivers.delete('w1');
      pass(600);
      await run(webhooks);
      expect(webhooks.firsts('w1'), `point ${point}`).toEqual(all);
    }
  });

  it('a request that was given up and arrives all the same is a duplicate by id and bytes', async () => {
    const webhooks = await answered();
    let asked = 0;
    webhooks.receivers.set('w1', (delivery) => ((asked += 1) === 3 ? { failure: 'TimeoutError', ms: 15_000 } : answers(200)(delivery)));
    expect((await run(webhooks)).outcome).toBe('again');
    pass(600);
    await run(webhooks);
    expect(webhooks.arrivals('w1')).toEqual([1, 2, 3, ...all.slice(2)]);
    const [, , first, second] = webhooks.inbox;
    expect(second).toEqual(first);
  });
});

describe('two workers', () => {
  it('never send side by side: the second leaves, and the first looks once more for what it came for', async () => {
    const webhooks = new WebhookWorld();
    await webhooks.product.tells(caseIn('in-handling'));
    await webhooks.endpoint('w1', before);
    const second: unknown[] = [];
    let told = false;
    webhooks.receivers.set('w1', async (delivery) => {
      if (!told) {
        told = true;
        await webhooks.product.tells(caseIn('awaiting-feedback'));
        second.push(await run(webhooks));
      }
      return answers(200)(delivery);
    });
    expect(await run(webhooks)).toEqual({ outcome: 'over' });
    expect(second).toEqual([{ outcome: 'again', at: '2026-06-01T00:00:30.000Z' }]);
    expect(webhooks.arrivals('w1')).toEqual(all);
  });

  it('one that outlives its lease can bring a duplicate, and moves nothing', async () => {
    const webhooks = await answered();
    let stalled = false;
    const stall: Receiving = async (delivery) => {
      if (!stalled) {
        stalled = true;
        pass(31);
        expect(await run(webhooks)).toEqual({ outcome: 'over' });
      }
      return answers(200)(delivery);
    };
    webhooks.receivers.set('w1', stall);
    expect(await run(webhooks)).toEqual({ outcome: 'over' });
    expect(webhooks.arrivals('w1')).toEqual([1, ...all]);
    expect(webhooks.lane('w1')).toMatchObject({ cursor: all.length, state: 'clear' });
  });

  it('one whose lane is set back meanwhile goes on from there', async () => {
    const webhooks = await answered();
    webhooks.receivers.set('w1', (delivery) => {
      const lane = webhooks.lane('w1');
      if (lane.cursor === 5 && webhooks.inbox.length === 6) {
        webhooks.lanesOf.set('w1 p1', { ...lane, version: lane.version + 1, cursor: 1 });
      }
      return answers(200)(delivery);
    });
    expect(await run(webhooks)).toEqual({ outcome: 'over' });
    expect(webhooks.arrivals('w1')).toEqual([...upTo(6), ...all.slice(1)]);
  });
});

describe('a lane of an endpoint that is stopped', () => {
  it('keeps a mark of what it owes, once, and sends nothing', async () => {
    const webhooks = await answered();
    await webhooks.tell(start, [{ type: 'EndpointPaused', endpointId: 'w1' }]);
    expect(await run(webhooks)).toEqual({ outcome: 'over' });
    expect(webhooks.lane('w1')).toMatchObject({ state: 'parked', cursor: 0, attempts: 0 });
    const effects = webhooks.crash.effects.length;
    await run(webhooks);
    expect(webhooks.crash.effects).toHaveLength(effects);
    expect(webhooks.inbox).toEqual([]);
  });

  it('resumed while the mark is made, it goes on at once: whoever resumed it saw no mark', async () => {
    const webhooks = await answered();
    await webhooks.tell(start, [{ type: 'EndpointPaused', endpointId: 'w1' }]);
    const { lanes } = webhooks;
    const resuming = {
      ...lanes,
      write: async (...given: Parameters<typeof lanes.write>) => {
        if (webhooks.product.ledger.log(webhooksKey(body)).length === 2) {
          await webhooks.tell(start, [{ type: 'EndpointResumed', endpointId: 'w1' }]);
        }
        return lanes.write(...given);
      },
    };
    expect(await run(webhooks, 'w1', { lanes: resuming })).toEqual({ outcome: 'over' });
    expect(webhooks.arrivals('w1')).toEqual(all);
  });
});

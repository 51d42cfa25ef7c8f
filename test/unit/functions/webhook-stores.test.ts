import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { healthy } from '#core/webhook/breaker.ts';
import { newLane } from '#core/webhook/lane.ts';
import type { Lane } from '#core/webhook/lane.ts';
import { eventItem, parseStatusEventKey, statusEventPartition } from '#core/webhook/event-list.ts';
import { dynamoEventList } from '#functions/adapters/dynamo/dynamo-event-list.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { dynamoWebhookAttempts } from '#functions/adapters/dynamo/dynamo-webhook-attempts.ts';
import type { WebhookAttempt } from '#core/webhook/webhook-attempt.ts';
import { dynamoWebhookLanes } from '#functions/adapters/dynamo/dynamo-webhook-lanes.ts';
import { laneExecutionName } from '#functions/adapters/workflows/sfn-webhook-lanes.ts';
import { signingSecrets } from '#functions/adapters/secrets/signing-secrets.ts';
import { embeddedTables } from '#test/support/embedded-tables.ts';
import type { EmbeddedTables } from '#test/support/embedded-tables.ts';

const body = '990112';
const at = '2026-06-01T00:00:00.000Z';

let tables: EmbeddedTables;
beforeAll(async () => {
  tables = await embeddedTables();
});
afterAll(() => tables.close());

const lanes = () => dynamoWebhookLanes(tables.client, 'Views');
/** What listing looks at of an event. */
const anEvent = (proposalId: string, sequence: number) => ({ proposalId, data: { body, sequence } });

const attempt = (id: string): WebhookAttempt => ({
  id: `${at}#${id}`,
  at,
  webhookId: id,
  type: 'endpoint.test',
  attempt: 1,
  status: 200,
  ms: 12,
  reply: 'ok',
  requestHeaders: { 'webhook-id': id },
});

describe('lanes', () => {
  const which = { body, endpointId: 'w1', proposalId: 'p1' };

  it('that nobody wrote are new, and their endpoint healthy', async () => {
    expect(await lanes().read(which)).toEqual({ lane: newLane, health: healthy });
    expect(await lanes().health(body, 'w1')).toEqual(healthy);
  });

  it('are written over the version that was read, by one writer alone', async () => {
    const first: Lane = { ...newLane, version: 1, cursor: 3 };
    const written = await Promise.all([lanes().write(which, first), lanes().write(which, { ...first, cursor: 4 })]);
    expect(written.filter(Boolean)).toHaveLength(1);
    expect(await lanes().write(which, { ...first, version: 3 })).toBe(false);
    expect(await lanes().write(which, { ...first, version: 2, leaseOwner: 'me', leaseUntil: at })).toBe(true);
    expect((await lanes().read(which)).lane).toEqual({ ...first, version: 2, leaseOwner: 'me', leaseUntil: at });
  });

  it('health is written the same way, apart from the lanes', async () => {
    const failing = { version: 1, failures: 2, failingSince: at };
    expect(await lanes().writeHealth(body, 'w1', failing)).toBe(true);
    expect(await lanes().writeHealth(body, 'w1', failing)).toBe(false);
    expect((await lanes().read(which)).health).toEqual(failing);
    expect(await lanes().health(body, 'w2')).toEqual(healthy);
  });

  it('are listed while they are behind, longest first, and no longer', async () => {
    for (const [index, proposalId] of ['q1', 'q2', 'q3'].entries()) {
      const firstFailureAt = `2026-06-0${3 - index}T00:00:00.000Z`;
      await lanes().write({ ...which, endpointId: 'w3', proposalId }, { ...newLane, version: 1, state: 'retrying', firstFailureAt });
    }
    const all = { after: '', before: '~', limit: 10 };
    const behind = await lanes().behind(body, 'w3', all);
    expect(behind.map(({ proposalId }) => proposalId)).toEqual(['q3', 'q2', 'q1']);
    expect(await lanes().behind(body, 'w3', { ...all, after: behind[0]!.dueKey, limit: 1 })).toEqual([behind[1]]);
    expect(await lanes().behind(body, 'w3', { ...all, before: '2026-06-02' })).toEqual([behind[0]]);
    expect(await lanes().behind(body, 'w3', { ...all, after: '~' })).toEqual([]);
    await lanes().write({ ...which, endpointId: 'w3', proposalId: 'q2' }, { ...newLane, version: 2, cursor: 1 });
    expect((await lanes().behind(body, 'w3', all)).map(({ proposalId }) => proposalId)).toEqual(['q3', 'q1']);
    expect(await lanes().behind('990113', 'w3', all)).toEqual([]);
  });

  it('are read many at a time, those that are there', async () => {
    const ids = Array.from({ length: 130 }, (_, index) => `m${index}`);
    for (const proposalId of ['m0', 'm129']) await lanes().write({ ...which, proposalId }, { ...newLane, version: 1, cursor: 7 });
    const read = await lanes().many(body, 'w1', [...ids, 'm0']);
    expect([...read.keys()].sort()).toEqual(['m0', 'm129']);
    expect(read.get('m0')).toEqual({ ...newLane, version: 1, cursor: 7 });
  });
});

describe('attempts', () => {
  it('are listed by endpoint, the latest first, page by page', async () => {
    const attempts = dynamoWebhookAttempts(tables.client, 'Views');
    for (const id of ['a1', 'a2', 'a3']) await attempts.record(body, 'w1', attempt(id));
    const first = await attempts.list(body, 'w1', { before: '', limit: 2 });
    expect(first).toEqual([attempt('a3'), attempt('a2')]);
    expect(await attempts.list(body, 'w1', { before: first.at(-1)!.id, limit: 2 })).toEqual([attempt('a1')]);
    expect(await attempts.list(body, 'w2', { before: '', limit: 2 })).toEqual([]);
  });

  it('go by themselves after thirty days', async () => {
    const [stored] = (await tables.all('Views')).filter(({ pk }) => pk === `${body}#attempts#w1`);
    expect(stored?.['expiresAt']).toBe(Date.parse('2026-07-01T00:00:00.000Z') / 1000);
  });
});

describe('the list of status events', () => {
  it('keeps each event where it was first listed, in the order in which they became known', async () => {
    const events = dynamoEventList(tables.client, 'Views');
    const lists = (proposalId: string, sequence: number, at: string) => events.add(eventItem(anEvent(proposalId, sequence), at));
    await lists('p1', 2, '2026-06-01T00:00:02.000Z');
    await lists('p2', 10, '2026-06-01T00:00:01.000Z');
    await lists('p1', 2, '2026-06-01T00:00:09.000Z');
    const reader = dynamoViewReader(tables.client, 'Views');
    const listed = await reader.list({ index: 'byParty', partition: statusEventPartition(body), after: '', before: '~', limit: 10 });
    expect(listed.map(({ proposalId }) => proposalId)).toEqual(['p2', 'p1']);
    expect(listed.map(({ dueKey }) => parseStatusEventKey(dueKey))).toEqual([
      { at: '2026-06-01T00:00:01.000Z', proposalId: 'p2', sequence: 10 },
      { at: '2026-06-01T00:00:02.000Z', proposalId: 'p1', sequence: 2 },
    ]);
    expect(parseStatusEventKey('no key')).toBeUndefined();
  });
});

describe('the name of a lane’s execution', () => {
  const execution = { body, endpointId: 'w1', proposalId: 'p1', at };

  it('is the lane and its version, and fits Step Functions however long the ids are', () => {
    expect(laneExecutionName(execution, 7)).toBe('990112.w1.p1.7');
    const long = { ...execution, endpointId: 'w'.repeat(64), proposalId: 'p'.repeat(64) };
    expect(laneExecutionName(long, 123_456)).toMatch(/^_[0-9a-f]{40}\.123456$/);
    expect(laneExecutionName({ ...long, proposalId: 'q'.repeat(64) }, 1)).not.toBe(laneExecutionName(long, 1));
  });
});

describe('signing secrets', () => {
  const key = { body, endpointId: 'w1', keyId: 'k1' };

  it('are read once and remembered; one that is not there is named, never its value', async () => {
    let reads = 0;
    const held = new Map([[`${body}#webhook#w1 k1`, { secret: 'whsec_x' }]]);
    const secrets = signingSecrets({
      put: async (pk, sk, secret) => void held.set(`${pk} ${sk}`, { secret: String(secret['secret']) }),
      get: async (pk, sk) => {
        reads += 1;
        return held.get(`${pk} ${sk}`);
      },
      remove: async (pk, sk) => void held.delete(`${pk} ${sk}`),
    });
    expect([await secrets.read(key), await secrets.read(key), reads]).toEqual(['whsec_x', 'whsec_x', 1]);
    await expect(secrets.read({ ...key, keyId: 'k2' })).rejects.toMatchObject({ name: 'SigningSecretMissingError' });
    await secrets.put({ ...key, keyId: 'k2' }, 'whsec_y');
    expect(await secrets.read({ ...key, keyId: 'k2' })).toBe('whsec_y');
  });
});

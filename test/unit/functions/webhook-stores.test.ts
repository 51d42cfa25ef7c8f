import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { healthy } from '#core/webhook/lane/breaker.ts';
import { newLane } from '#core/webhook/lane/lane.ts';
import type { Lane } from '#core/webhook/lane/lane.ts';
import { eventItems, parseStatusEventKey, statusEventPartition } from '#core/webhook/told/event-list.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { dynamoViewWriter } from '#functions/adapters/dynamo/dynamo-view-writer.ts';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { dynamoEventList } from '#functions/adapters/dynamo/dynamo-event-list.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { dynamoWebhookAttempts } from '#functions/adapters/dynamo/dynamo-webhook-attempts.ts';
import type { WebhookAttempt } from '#core/webhook/lane/webhook-attempt.ts';
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

const page = { after: '', before: '~', limit: 10 };
const reader = () => dynamoViewReader(tables.client, 'Views');
const lists = async (at: string, proposalId: string, ...sequences: number[]) => {
  const along = eventItems(
    sequences.map((sequence) => anEvent(proposalId, sequence)),
    at,
  );
  await dynamoViewWriter(tables.client, 'Views').writeLists({ puts: [], removes: [] }, along);
};
/** As a release before listed it. */
const listedBefore = async (at: string, proposalId: string, sequence: number) => {
  const sk = String(sequence).padStart(10, '0');
  const key = { pk: `${proposalKey(body, proposalId)}#events`, sk: `event#${sk}` };
  const item = { ...key, partyKey: statusEventPartition(body), dueKey: `${at}#${proposalId}#${sk}` };
  await tables.client.send(new PutItemCommand({ TableName: 'Views', Item: marshall(item) }));
};
const told = (listed: readonly { proposalId: string; sequence: number }[]) => listed.map((one) => `${one.proposalId} ${one.sequence}`);

describe('the list of status events', () => {
  it('has them in the order in which they became known, those of one moment in theirs, from any cursor on', async () => {
    await listedBefore('2026-05-31T00:00:00.000Z', 'p1', 1);
    await lists('2026-06-01T00:00:02.000Z', 'p1', 2, 3, 4);
    await lists('2026-06-01T00:00:01.000Z', 'p2', 10);
    await listedBefore('2026-06-01T00:00:01.500Z', 'p3', 7);
    const all = await reader().events(body, page);
    expect(told(all)).toEqual(['p1 1', 'p2 10', 'p3 7', 'p1 2', 'p1 3', 'p1 4']);
    for (const limit of [1, 2, 5]) {
      for (const [index, { dueKey }] of all.entries()) {
        expect(await reader().events(body, { ...page, after: dueKey, limit })).toEqual(all.slice(index + 1, index + 1 + limit));
      }
    }
    expect(told(await reader().events(body, { ...page, before: '2026-06-01T00:00:01.700Z' }))).toEqual(['p1 1', 'p2 10', 'p3 7']);
    expect(parseStatusEventKey('no key')).toBeUndefined();
  });

  it('tells which of a proposal’s events it has, so that none is listed twice', async () => {
    const list = dynamoEventList(tables.client, 'Views');
    const last = (proposalId: string, since: string) => list.lastListed({ body, proposalId }, since);
    expect(await last('p1', '2026-06-01T00:00:00.000Z')).toBe(4);
    expect(await last('p3', '2026-06-01T00:00:00.000Z')).toBe(7);
    // What became known before the events in question came to be is none of them.
    expect(await last('p2', '2026-06-01T00:10:00.000Z')).toBe(0);
    expect(await last('p9', '2026-06-01T00:00:00.000Z')).toBe(0);
  });

  it('sends of others’ events nothing for it, and finds items that do not say whose they are', async () => {
    const unsaid = { pk: statusEventPartition(body), sk: '2026-06-01T00:00:03.000Z#p4#0000000006', first: 5 };
    await tables.client.send(new PutItemCommand({ TableName: 'Views', Item: marshall(unsaid) }));
    const list = dynamoEventList(tables.client, 'Views');
    const asked = vi.spyOn(tables.client, 'send');
    expect(await list.lastListed({ body, proposalId: 'p1' }, '2026-06-01T00:00:00.000Z')).toBe(4);
    expect(asked.mock.settledResults).toMatchObject([{ value: { Count: 2, ScannedCount: 3 } }, { value: { Count: 1 } }]);
    asked.mockRestore();
    expect(await list.lastListed({ body, proposalId: 'p4' }, '2026-06-01T00:00:00.000Z')).toBe(6);
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

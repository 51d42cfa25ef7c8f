import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { SubscribedPlatform } from '#test/support/subscribed-platform.ts';
import { recordSamples, startSampleCloud } from '#tools/sample-cloud.ts';
import { sampleAdministrator } from '#tools/samples.ts';
import { catchUp } from '../../samples/webhook-receiver/catch-up.ts';

// Story 10: a provincial platform subscribes, is down for two days, and ends with a byte-identical copy.

const createdSchema = z.object({ id: z.string(), secret: z.string() });
const missedSchema = z.object({ missed: z.object({ proposals: z.int(), events: z.int(), parked: z.int() }) });
const attemptsSchema = z.object({
  attempts: z.array(z.object({ type: z.string(), status: z.int().optional(), failure: z.string().optional() })),
});
const tokenSchema = z.object({ access_token: z.string() });

/** The platform of the story, and one that is never down, to compare with. */
let platform: SubscribedPlatform;
let always: SubscribedPlatform;
/** Answers every delivery with a redirect to `target`, which counts who follows. */
let redirecting: Server;
let target: Server;
let followed = 0;
let running: RunningCloud;
let endpointId: string;
let keys = 0;
const proposals: string[] = [];

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listening = (server: Server) => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));

beforeAll(async () => {
  [platform, always] = await Promise.all([SubscribedPlatform.open(), SubscribedPlatform.open()]);
  target = createServer((_request, response) => {
    followed += 1;
    response.end();
  });
  await listening(target);
  redirecting = createServer((request, response) => {
    if (request.method === 'OPTIONS') return void response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
    response.writeHead(307, { location: `http://127.0.0.1:${portOf(target)}/` }).end();
  });
  await listening(redirecting);
  const loopbackReceivers = [platform.address, always.address, `127.0.0.1:${portOf(redirecting)}`, `127.0.0.1:${portOf(target)}`];
  const beginAt = Date.parse('2026-01-19T01:00:00.000Z');
  const cloud = await startSampleCloud({ dataDir: 'memory', port: 0, beginAt, loopbackReceivers: loopbackReceivers.join(',') });
  running = new RunningCloud(cloud);
  await recordSamples(running.client);
  platform.now = always.now = () => running.cloud.clock.now();
});
afterAll(async () => {
  await running.stop();
  await Promise.all([platform.close(), always.close()]);
  for (const server of [redirecting, target]) server.close();
});

async function admin(method: string, path: string, body?: object): Promise<unknown> {
  const answer = await running.client.as(sampleAdministrator(), method, path, {
    ...(method === 'GET' ? {} : { key: `story-10-${(keys += 1)}` }),
    ...(body === undefined ? {} : { body }),
  });
  await running.settle();
  return answer;
}

async function subscribe(url: string): Promise<{ id: string; secret: string }> {
  const { id, secret } = createdSchema.parse(await admin('POST', '/v1/webhooks', { url }));
  expect(await admin('GET', `/v1/webhooks/${id}`)).toMatchObject({ status: 'active' });
  return { id, secret };
}

const missed = async () => missedSchema.parse(await admin('GET', `/v1/webhooks/${endpointId}/missed`)).missed;

/** Fetches as the platform does: by the token of an administrator, from its cursor on. */
async function fetchMissed(): Promise<number> {
  // Events are held back for two seconds.
  await running.client.advance('PT5S');
  const { access_token: token } = tokenSchema.parse(await running.client.local('POST', `/_local/people/${sampleAdministrator()}/token`));
  return catchUp(platform.copy, { api: running.cloud.apiUrl, token });
}

/** What the ledger says of each proposal, as its auditor reads it. */
async function stages(): Promise<Record<string, string>> {
  const read = await Promise.all(proposals.map(async (id) => [`${id}.json`, (await running.read(id)).stage] as const));
  return Object.fromEntries(read);
}

const keptStages = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, (JSON.parse(text) as { status: { stage: string } }).status.stage]));
const upTo = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

describe('as a provincial platform', () => {
  test('I subscribe: each message verifies with an off-the-shelf library and arrives in order per proposal', async () => {
    ({ id: endpointId, secret: platform.secret } = await subscribe(platform.url));
    ({ secret: always.secret } = await subscribe(always.url));
    const id = await running.dispatched();
    proposals.push(id);
    expect(platform.firsts(id).length).toBeGreaterThan(4);
    expect(platform.firsts(id)).toEqual(upTo(platform.firsts(id).length));
    expect(platform.arrivals.every(({ isNew }) => isNew)).toBe(true);
    // All of it came already: the cursor is now where the list ends.
    expect(await fetchMissed()).toBe(0);
    expect(platform.copy.cursor).toBeDefined();
  });

  test('after two days down I fetch from my cursor, and hold the status of every proposal byte for byte', async () => {
    await platform.down();
    await running.answered(proposals[0]!);
    proposals.push(await running.dispatched());
    await running.client.advance('P1D');
    await running.answered(proposals[1]!);
    proposals.push(await running.submit());
    await running.command('ding-wenlan', proposals[2]!, 'return-for-revision', { opinion: '请补充数据。' });
    await running.client.advance('P1D');
    await platform.up();
    const owed = await missed();
    expect(owed.proposals).toBe(3);
    expect(await fetchMissed()).toBe(owed.events);
    expect(platform.files()).toEqual(always.files());
    expect(keptStages(platform.files())).toEqual(await stages());
  });

  test('what was not delivered comes once the endpoint is resumed, in order without a gap, and changes nothing any more', async () => {
    const before = platform.files();
    await admin('POST', `/v1/webhooks/${endpointId}/resume`);
    expect(await missed()).toEqual({ proposals: 0, events: 0, parked: 0 });
    for (const id of proposals) expect(platform.firsts(id)).toEqual(upTo(always.firsts(id).length));
    expect(platform.files()).toEqual(before);
  });

  test('a replay from a cursor sends the same once more, which a receiver knows by its sequence', async () => {
    const before = platform.files();
    const first = z.object({ next: z.string() }).parse(await admin('GET', '/v1/events?limit=1'));
    platform.arrivals.length = 0;
    await admin('POST', `/v1/webhooks/${endpointId}/replay`, { after: first.next });
    for (const id of proposals) expect(platform.firsts(id)).toEqual(upTo(always.firsts(id).length));
    expect(platform.arrivals.some(({ isNew }) => isNew)).toBe(false);
    expect(platform.files()).toEqual(before);
  });
});

describe('refused', () => {
  const body = JSON.stringify({ type: 'endpoint.test', timestamp: '2026-01-19T01:00:00.000Z', data: {} });
  const sent = async (secret: string, at: number): Promise<number> => {
    const signature = new Webhook(secret).sign('forged', new Date(at), body);
    const headers = { 'webhook-id': 'forged', 'webhook-timestamp': String(Math.floor(at / 1000)), 'webhook-signature': signature };
    return (await fetch(platform.url, { method: 'POST', headers, body })).status;
  };

  test('by the receiver: a wrong signature, an old timestamp', async () => {
    const now = running.cloud.clock.now();
    expect(await sent(platform.secret, now)).toBe(204);
    expect(await sent('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', now)).toBe(401);
    expect(await sent(platform.secret, now - 301_000)).toBe(401);
  });

  test.each(['https://169.254.169.254/latest/meta-data/', 'https://[::ffff:a9fe:a9fe]/', 'https://2852039166/'])(
    'by us: an address in 169.254/16, however it is written: %s',
    async (url) => {
      await expect(admin('POST', '/v1/webhooks', { url })).rejects.toMatchObject({
        problem: { type: expect.stringContaining('address-literal') as string },
      });
    },
  );

  test('by us: a redirect is not followed', async () => {
    const { id } = await subscribe(`http://127.0.0.1:${portOf(redirecting)}/hooks`);
    await admin('POST', `/v1/webhooks/${id}/test`);
    const { attempts } = attemptsSchema.parse(await admin('GET', `/v1/webhooks/${id}/attempts`));
    expect(attempts).toContainEqual({ type: 'endpoint.test', status: 307 });
    expect(followed).toBe(0);
  });
});

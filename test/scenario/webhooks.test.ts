import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { toldMails } from '#test/support/told-mails.ts';
import { verifies, WebhookInbox } from '#test/support/webhook-inbox.ts';
import { sampleAdministrator } from '#tools/samples.ts';

let inbox: WebhookInbox;
let running: RunningCloud;
let keys = 0;
const secrets = new Map<string, string>();

const created = z.object({ id: z.string(), secret: z.string() });
const told = z.looseObject({ id: z.string(), status: z.string(), why: z.string().optional() });

beforeAll(async () => {
  inbox = await WebhookInbox.open();
  running = await RunningCloud.start('memory', undefined, inbox.address);
});
afterAll(async () => {
  await running.stop();
  await inbox.close();
});

async function admin(method: string, path: string, body?: object): Promise<unknown> {
  const answer = await running.client.as(sampleAdministrator(), method, path, {
    ...(method === 'GET' ? {} : { key: `w${(keys += 1)}` }),
    ...(body === undefined ? {} : { body }),
  });
  await running.settle();
  return answer;
}

async function endpoint(path: string, more: object = {}): Promise<string> {
  const { id, secret } = created.parse(
    await admin('POST', '/v1/webhooks', { url: inbox.url(path), types: 'all', unitIds: 'all', ...more }),
  );
  secrets.set(path, secret);
  return id;
}

const statusOf = async (id: string) => told.parse(await admin('GET', `/v1/webhooks/${id}`));
const upTo = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

test('an endpoint that gives back the challenge hears of every change of status, in order, signed', async () => {
  const id = await endpoint('/ok');
  expect(await statusOf(id)).toMatchObject({ status: 'active' });
  const proposal = await running.dispatched();
  await running.answered(proposal);
  const firsts = inbox.firsts('/ok', proposal);
  expect(firsts.length).toBeGreaterThan(8);
  expect(firsts).toEqual(upTo(firsts.length));
  for (const delivery of inbox.news('/ok')) expect(verifies(delivery, secrets.get('/ok')!)).toBe(true);
  expect(inbox.news('/ok')).toHaveLength(firsts.length);
});

test('a delivery that succeeds at once costs no state transition', async () => {
  expect(await laneExecutions()).toEqual([]);
});

/** Executions of the workflow that comes back to lanes, by their status. */
async function laneExecutions(): Promise<string[]> {
  const machine = [...running.cloud.stack.resources.values()].find(
    ({ type, physicalId }) => type === 'AWS::StepFunctions::StateMachine' && physicalId.includes('webhook-lane'),
  );
  const answer = await running.cloud.states.call('ListExecutions', { stateMachineArn: machine?.arn });
  return z
    .object({ executions: z.array(z.object({ status: z.string() })) })
    .parse(answer)
    .executions.map(({ status }) => status);
}

test('receivers that answer 500, 410, nothing at all or hang up: each ends as documented, and another hears of all at once', async () => {
  const broken = {
    '/500': { status: 500 },
    '/410': { status: 410 },
    '/closing': 'hang-up',
    '/busy': { status: 429, headers: { 'retry-after': '7200' } },
  } as const;
  const ids = new Map<string, string>();
  for (const path of Object.keys(broken)) ids.set(path, await endpoint(path));
  for (const [path, behaviour] of Object.entries(broken)) inbox.behaviours.set(path, behaviour);
  // Time stamps of attempts are in whole seconds.
  const began = Math.floor(Date.parse(await running.client.now()) / 1000);
  const proposal = await running.dispatched();
  expect(inbox.firsts('/ok', proposal)).toEqual(upTo(inbox.firsts('/ok', proposal).length));

  // 410: gone for good, after one request.
  expect(inbox.news('/410')).toHaveLength(1);
  expect(await statusOf(ids.get('/410')!)).toMatchObject({ status: 'disabled', why: 'gone' });

  // Each of the others still waits for the first event to be taken.
  for (const path of ['/500', '/closing', '/busy']) expect(inbox.firsts(path, proposal), path).toEqual([1]);
  await running.client.advance('PT90M');
  expect(inbox.news('/busy')).toHaveLength(1);
  expect(inbox.news('/500').length).toBeGreaterThan(2);
  for (const path of ['/500', '/closing', '/busy']) inbox.behaviours.delete(path);
  await running.client.advance('PT4H');
  const all = upTo(inbox.firsts('/ok', proposal).length);
  for (const path of ['/500', '/closing', '/busy']) expect(inbox.firsts(path, proposal), path).toEqual(all);
  const second = inbox.news('/busy')[1];
  expect(Number(second?.headers['webhook-timestamp'])).toBeGreaterThanOrEqual(began + 7200);
  for (const path of ['/500', '/closing', '/busy']) await admin('DELETE', `/v1/webhooks/${ids.get(path)!}`);
});

test('a receiver that is down for two days and then back misses nothing, and is written nothing twice out of order', async () => {
  const id = await endpoint('/down');
  inbox.behaviours.set('/down', { status: 503 });
  const proposals = [];
  for (let day = 0; day < 2; day += 1) {
    for (let count = 0; count < 2; count += 1) proposals.push(await running.dispatched());
    await running.client.advance('PT22H');
  }
  const requests = inbox.received.filter(({ path }) => path === '/down').length;
  inbox.behaviours.delete('/down');
  await running.client.advance('PT2H');
  for (const proposal of proposals) {
    expect(inbox.firsts('/down', proposal)).toEqual(inbox.firsts('/ok', proposal));
    expect(
      inbox
        .news('/down')
        .filter(({ event }) => event.id.startsWith(`${proposal}-`))
        .at(-1)?.body,
    ).toBe(
      inbox
        .news('/ok')
        .filter(({ event }) => event.id.startsWith(`${proposal}-`))
        .at(-1)?.body,
    );
  }
  expect(requests).toBeLessThan(120);
  expect(await admin('GET', `/v1/webhooks/${id}/missed`)).toMatchObject({ missed: { proposals: 0, events: 0, parked: 0 } });
  expect(await statusOf(id)).toMatchObject({ status: 'active' });
  await admin('DELETE', `/v1/webhooks/${id}`);
});

test('a receiver that never answers delays no other, and is soon asked by one request at a time', async () => {
  const id = await endpoint('/silent');
  inbox.behaviours.set('/silent', 'silence');
  const proposal = await running.dispatched();
  for (const asked of inbox.news('/silent')) {
    const same = inbox.news('/ok').find(({ event }) => event.id === asked.event.id);
    expect(Math.abs(asked.arrivedMs - (same?.arrivedMs ?? 0))).toBeLessThan(2000);
  }
  expect(inbox.firsts('/ok', proposal)).toHaveLength(6);
  expect(inbox.news('/silent').length).toBeLessThan(3);
  await admin('DELETE', `/v1/webhooks/${id}`);
});

test('what happens while an endpoint is paused is delivered when it is resumed', async () => {
  const id = await endpoint('/paused');
  await admin('POST', `/v1/webhooks/${id}/pause`, {});
  const proposal = await running.dispatched();
  expect(inbox.firsts('/paused', proposal)).toEqual([]);
  await admin('POST', `/v1/webhooks/${id}/resume`, {});
  expect(inbox.firsts('/paused', proposal)).toEqual(inbox.firsts('/ok', proposal));
  await admin('DELETE', `/v1/webhooks/${id}`);
});

test('a replay delivers everything since an instant once more, byte for byte', async () => {
  const id = await endpoint('/replayed');
  const since = await running.client.now();
  const proposal = await running.dispatched();
  const first = inbox.news('/replayed').map(({ body }) => body);
  await admin('POST', `/v1/webhooks/${id}/replay`, { since });
  expect(inbox.news('/replayed').map(({ body }) => body)).toEqual([...first, ...first]);
  expect(first).toHaveLength(inbox.firsts('/ok', proposal).length);
  await admin('DELETE', `/v1/webhooks/${id}`);
});

const typesAt = (at: string) => inbox.received.filter(({ path }) => path === at).map(({ event }) => event.type);

test('a test event arrives, and heartbeats tell silence from health', async () => {
  const id = await endpoint('/alive');
  await admin('POST', `/v1/webhooks/${id}/test`, {});
  expect(typesAt('/alive')).toEqual(['endpoint.challenge', 'endpoint.test']);
  await running.client.advance('PT3H');
  expect(typesAt('/alive').slice(2)).toEqual(['endpoint.heartbeat', 'endpoint.heartbeat', 'endpoint.heartbeat']);
  await admin('DELETE', `/v1/webhooks/${id}`);
});

test('five days of nothing but failures disable an endpoint; resumed, it goes on where it was', async () => {
  const id = await endpoint('/dead');
  inbox.behaviours.set('/dead', { status: 500 });
  const proposal = await running.dispatched();
  await running.client.advance('P5DT2H');
  expect(await statusOf(id)).toMatchObject({ status: 'disabled', why: 'failing' });
  await running.client.advance('PT20H');
  const owners = toldMails(running).filter(({ to }) => to === 'han.shouzhuo');
  expect(owners.at(-1)?.subject).toBe(`【推送停用】推送端点：${id}`);
  inbox.behaviours.delete('/dead');
  const later = await running.dispatched();
  expect(inbox.firsts('/dead', proposal)).toEqual([1]);
  await admin('POST', `/v1/webhooks/${id}/resume`, {});
  for (const one of [proposal, later]) expect(inbox.firsts('/dead', one)).toEqual(inbox.firsts('/ok', one));
});

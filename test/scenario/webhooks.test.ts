import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { RunningCloud } from '#test/support/running-cloud.ts';
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

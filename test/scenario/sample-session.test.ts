import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { RunningCloud } from '#test/support/running-cloud.ts';
import { offerSampleRules } from '#tools/start/offer-sample-rules.ts';

let running: RunningCloud;

beforeAll(async () => {
  running = await RunningCloud.start();
  await offerSampleRules(running.client);
});
afterAll(() => running.stop());

const listSchema = z.object({ items: z.array(z.object({ id: z.string(), stage: z.string() })) });
const casesOf = async (who: string) => listSchema.parse(await running.client.as(who, 'GET', '/v1/proposals?limit=200')).items;

const caseSchema = z.looseObject({ assignments: z.array(z.object({ hangs: z.object({ code: z.string() }).optional() })) });
const read = (id: string) => running.client.as('lyu-shuqin', 'GET', `/v1/proposals/${id}`);
const hangsOf = async (id: string) => caseSchema.parse(await read(id)).assignments.flatMap(({ hangs }) => hangs?.code ?? []);

test('the sample session is filled in without moving time, puts something on every desk, and a second time changes nothing', async () => {
  const before = Date.parse(await running.client.now());
  const began = Date.now();
  const fill = () => running.client.local('POST', '/_local/sample-session');
  const filled = await fill();
  expect(filled).toEqual({ proposals: 24, commands: expect.any(Number) });
  expect(Date.parse(await running.client.now()) - before).toBeLessThan(Date.now() - began + 5000);
  const [committee, office] = await Promise.all([casesOf('ding-wenlan'), casesOf('lyu-shuqin')]);
  const stages = new Set([...committee, ...office].map(({ stage }) => stage));
  for (const stage of ['in-review', 'in-handling', 'awaiting-feedback', 'closed']) expect(stages).toContain(stage);
  // A reply at every step of clearance, and a key case that its unit's head has to sign.
  const hangs = new Map<string, string>();
  for (const { id, stage } of office) if (stage === 'in-handling') for (const code of await hangsOf(id)) hangs.set(code, id);
  expect([...hangs.keys()]).toEqual(expect.arrayContaining(['countersign', 'check', 'sign', 'review']));
  const key = await read(hangs.get('sign') ?? '');
  expect(key).toMatchObject({ keyCase: { level: 'chairs' } });
  expect(await fill()).toEqual(filled);
  expect(await casesOf('ding-wenlan')).toEqual(committee);
});

const mailbox = z.object({ mails: z.array(z.object({ from: z.string(), subject: z.string() })) });

test('members of the sample district who chose short messages get some, and what was chosen is chosen once', async () => {
  await running.client.as('shen-ruoxi', 'PUT', '/v1/me/notify', { key: 'own', body: { by: 'mail' } });
  await offerSampleRules(running.client);
  expect(await running.client.as('shen-ruoxi', 'GET', '/v1/me')).toMatchObject({ notify: { by: 'mail', mobile: 'recorded' } });
  await running.client.advance('P1D');
  const told = await Promise.all(
    [2, 3, 4, 5].map(async (n) => {
      const answer = await fetch(`${running.cloud.apiUrl}/_local/mail?recipient=${encodeURIComponent(`+861540000000${n}`)}`);
      return mailbox.parse(await answer.json()).mails;
    }),
  );
  expect(told.flat().length).toBeGreaterThan(0);
  for (const { from, subject } of told.flat()) expect([from, subject.slice(0, 7)]).toEqual(['云澜区政协', '【云澜区政协】']);
});

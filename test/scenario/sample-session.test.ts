import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { RunningCloud } from '#test/support/running-cloud.ts';

let running: RunningCloud;

beforeAll(async () => {
  running = await RunningCloud.start();
});
afterAll(() => running.stop());

const listSchema = z.object({ items: z.array(z.object({ id: z.string(), stage: z.string() })) });
const casesOf = async (who: string) => listSchema.parse(await running.client.as(who, 'GET', '/v1/proposals?limit=200')).items;

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
  expect(await fill()).toEqual(filled);
  expect(await casesOf('ding-wenlan')).toEqual(committee);
});

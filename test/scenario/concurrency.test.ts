import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiRefused } from '#tools/api-client.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';

let running: RunningCloud;

beforeAll(async () => {
  running = await RunningCloud.start();
});
afterAll(() => running.stop());

// A double click, and fifty filed at once, are a story of their own (test/acceptance/story-01-register-or-refuse.test.ts).

test('two different commands on one version: one wins, the other is refused and loses nothing', async () => {
  const id = await running.submit();
  const attempts = await Promise.allSettled([
    running.command('ding-wenlan', id, 'file', {}, { ifMatch: 1 }),
    running.command('fan-yiming', id, 'return-for-revision', { opinion: '请补充。' }, { ifMatch: 1 }),
  ]);
  const refused = attempts.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatchObject({ reason: { status: 412, problem: { titleEn: 'Somebody changed it meanwhile' } } });
  const commands = (await running.events(id)).map(({ type }) => type);
  expect(commands.filter((type) => type === 'ProposalFiled' || type === 'RevisionRequested')).toHaveLength(1);
});

test("somebody else's case does not exist, and a stranger does not get in", async () => {
  const id = await running.submit('shen-ruoxi', '关于别人看不到的提案');
  await expect(running.client.as('lin-zhiyuan', 'GET', `/v1/proposals/${id}`)).rejects.toMatchObject({ status: 404 });
  await expect(running.client.as('lyu-shuqin', 'GET', `/v1/proposals/${id}`)).rejects.toMatchObject({ status: 404 });
  await expect(running.client.as('lin-zhiyuan', 'GET', '/v1/proposals/pffffffffffffffffffff')).rejects.toMatchObject({ status: 404 });
  const refused = await running.client
    .as('lin-zhiyuan', 'POST', `/v1/proposals/${id}/commands/withdraw`, { key: 'x', body: { reason: '试试' } })
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ApiRefused);
  expect(JSON.stringify((refused as ApiRefused).problem)).not.toContain('别人看不到');
  const anonymous = await fetch(`${running.client.address}/v1/worklist`);
  expect(anonymous.status).toBe(401);
});

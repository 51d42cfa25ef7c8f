import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiRefused } from '#tools/api-client.ts';
import { RunningCloud } from '#test/support/running-cloud.ts';

let running: RunningCloud;

beforeAll(async () => {
  running = await RunningCloud.start();
});
afterAll(() => running.stop());

const content = { kind: 'personal', session: '6-1', title: '关于同时提交的提案', matter: '测试并发。', suggestions: ['建议。'] };

test('two requests with one idempotency key make one proposal and one commit', async () => {
  const send = (): Promise<unknown> => running.client.as('shen-ruoxi', 'POST', '/v1/proposals', { key: 'double-click', body: content });
  const [first, second] = await Promise.all([send(), send()]);
  expect(second).toEqual(first);
  await running.settle();
  const list = await running.client.as('shen-ruoxi', 'GET', '/v1/proposals');
  expect(list).toMatchObject({ items: [{ title: content.title, version: 1 }] });
});

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

test('fifty filings at once take fifty numbers without a gap', async () => {
  const before = (await numbers()).length;
  const ids = await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const answer = await running.client.as('shen-ruoxi', 'POST', '/v1/proposals', {
        key: `many-${index}`,
        body: { ...content, title: `关于第${index}件事的提案` },
      });
      return (answer as { id: string }).id;
    }),
  );
  await running.settle();
  await Promise.all(
    ids.map((id) => running.client.as('ding-wenlan', 'POST', `/v1/proposals/${id}/commands/file`, { key: `file-${id}`, body: {} })),
  );
  // Some may have lost the race for a number so often that their step waits to be tried again.
  await running.client.advance('PT1H');
  expect((await numbers()).sort((a, b) => a - b)).toEqual(Array.from({ length: before + 50 }, (_, index) => index + 1));
});

async function numbers(): Promise<number[]> {
  const found: number[] = [];
  let cursor = '';
  do {
    const page = (await running.client.as('feng-yijian', 'GET', `/v1/proposals?limit=20${cursor}`)) as {
      items: { caseNumber?: string }[];
      next?: string;
    };
    found.push(...page.items.flatMap(({ caseNumber }) => (caseNumber === undefined ? [] : [Number(caseNumber)])));
    cursor = page.next === undefined ? '' : `&cursor=${page.next}`;
  } while (cursor !== '');
  return found;
}

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

import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Stage } from '#core/case/stages.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { caseFigures } from '#core/statistics/case-figures.ts';
import { figuresItems, figuresKey } from '#core/statistics/figures-items.ts';
import { readFigures, storeFigures } from '#core/statistics/stored-figures.ts';
import { caseItem } from '#core/view/case-item.ts';
import { listKeys } from '#core/view/view-items.ts';
import { toItem } from '#functions/adapters/dynamo/dynamo-table.ts';
import { dynamoViewReader } from '#functions/adapters/dynamo/dynamo-view-reader.ts';
import { aContent } from '#test/support/a-content.ts';
import { caseIn } from '#test/support/case-in.ts';
import { embeddedTables } from '#test/support/embedded-tables.ts';
import type { EmbeddedTables } from '#test/support/embedded-tables.ts';

let tables: EmbeddedTables;
beforeAll(async () => void (tables = await embeddedTables()));
afterAll(() => tables.close());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

let bodies = 0;
const put = async (item: object): Promise<void> =>
  void (await tables.client.send(new PutItemCommand({ TableName: 'Views', Item: toItem({ ...item }) })));
const found = (id: string, stage: Stage, session = '6-1') => ({
  ...caseIn(stage).proposal,
  id,
  content: aContent({ session, title: `关于${id}的提案` }),
});

/** A body of its own, with what the lists hold of some cases. */
function aBody() {
  bodies += 1;
  const body = `99011${bodies}`;
  const lineOf = (id: string, stage: Stage, session?: string) => ({
    pk: proposalKey(body, id),
    ...caseItem(body, found(id, stage, session), 1),
    version: 1,
  });
  return {
    body,
    lineOf,
    lists: async (id: string, stage: Stage, session?: string) => {
      for (const item of [...figuresItems(body, found(id, stage, session)), lineOf(id, stage, session)]) await put(item);
    },
    /** As layout 5 had it: by stage among what is over, and what is counted of it in an item of its own. */
    listedBefore: async (id: string, stage: Stage) => {
      const { partyKey, task: _, ...line } = lineOf(id, stage);
      await put({ ...line, stageKey: partyKey, layout: 5 });
      await put({ ...figuresKey(body, found(id, stage)), figures: storeFigures(caseFigures(found(id, stage))!) });
    },
    figures: async (session = '6-1') =>
      (await reader().figures(body, session)).map((text) => readFigures(text).stage).sort((a, b) => (a < b ? -1 : 1)),
    inStage: async (stage: Stage, limit = 100) => reader().inStage(body, stage, { after: '', before: '~', limit }),
  };
}
const reader = () => dynamoViewReader(tables.client, 'Views');

it('statistics count every case of a session once, what runs and what is over, and none of another', async () => {
  const { lists, figures } = aBody();
  await lists('p1', 'in-review');
  await lists('p2', 'in-handling');
  await lists('p3', 'closed');
  await lists('p4', 'in-handling', '6-10');
  await lists('p5', 'declined', '6-10');
  await lists('p6', 'draft');
  expect(await figures()).toEqual(['closed', 'in-handling', 'in-review']);
  expect(await figures('6-10')).toEqual(['declined', 'in-handling']);
  expect(await figures('6')).toEqual([]);
  expect(await figures('no-such')).toEqual([]);
});

it('a case that just ended counts as over, although the index may still have it', async () => {
  const { body, lists, figures } = aBody();
  await lists('p1', 'awaiting-feedback');
  const { proposal } = caseIn('closed');
  for (const item of figuresItems(body, proposal)) await put(item);
  expect(await figures()).toEqual(['closed']);
});

it('a case of layout 5 counts once: before it is brought over, and where an item of figures was left of it', async () => {
  const { body, listedBefore, lists, figures } = aBody();
  await listedBefore('p1', 'in-review');
  await lists('p2', 'in-handling');
  expect(await figures()).toEqual(['in-handling', 'in-review']);
  await lists('p1', 'awaiting-feedback');
  await put({ ...figuresKey(body, found('p1', 'in-review')), figures: storeFigures(caseFigures(found('p1', 'in-review'))!) });
  expect(await figures()).toEqual(['awaiting-feedback', 'in-handling']);
});

it('a stage lists what older layouts list there too, in one order, each case once', async () => {
  const { body, lists, listedBefore, lineOf, inStage } = aBody();
  await listedBefore('p2', 'in-review');
  await lists('p1', 'in-review');
  await lists('p3', 'in-review');
  await lists('p4', 'closed');
  await lists('p5', 'draft');
  // Both indexes have it for a moment while it is brought over.
  const both = lineOf('p6', 'in-review');
  await put({ ...both, stageKey: listKeys.stage(body, 'in-review') });
  expect((await inStage('in-review')).map(({ proposalId }) => proposalId)).toEqual(['p1', 'p2', 'p3', 'p6']);
  expect((await inStage('in-review', 2)).map(({ proposalId }) => proposalId)).toEqual(['p1', 'p2']);
  expect((await inStage('closed')).map(({ proposalId }) => proposalId)).toEqual(['p4']);
  expect((await inStage('draft')).map(({ proposalId }) => proposalId)).toEqual(['p5']);
});

it('a stage of which nothing of an older layout is left is not asked for that again within a minute, and is after it', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-20T03:00:00.000Z') });
  const { body, lists, listedBefore } = aBody();
  await lists('p1', 'in-review');
  const views = reader();
  const send = vi.spyOn(tables.client, 'send');
  const asked = async (stage: Stage): Promise<unknown[]> => {
    send.mockClear();
    const found = await views.inStage(body, stage, { after: '', before: '~', limit: 100 });
    return [...found.map(({ proposalId }) => proposalId), ...send.mock.calls.map(([{ input }]) => Object(input).IndexName)];
  };
  expect(await asked('in-review')).toEqual(['p1', 'byParty', 'byStage']);
  expect(await asked('in-review')).toEqual(['p1', 'byParty']);
  await listedBefore('p2', 'in-review');
  await listedBefore('p3', 'in-handling');
  expect(await asked('in-handling')).toEqual(['p3', 'byParty', 'byStage', 'byStage']);
  expect(await asked('in-handling')).toEqual(['p3', 'byParty', 'byStage', 'byStage']);
  vi.setSystemTime(new Date('2026-01-20T03:01:00.000Z'));
  expect(await asked('in-review')).toEqual(['p1', 'p2', 'byParty', 'byStage', 'byStage']);
  expect(await asked('closed')).toEqual(['byStage']);
});

it('a page of an index is whole, also where its entries are more than a query reads at once', async () => {
  const { lineOf, inStage } = aBody();
  const many = Array.from({ length: 40 }, (_, n) => `p${String(n).padStart(2, '0')}`);
  // DynamoDB ends a page of a query with the entry that fills a megabyte.
  for (const id of many) await put({ ...lineOf(id, 'in-handling'), task: '6'.repeat(40_000) });
  expect((await inStage('in-handling')).map(({ proposalId }) => proposalId)).toEqual(many);
  expect(await inStage('in-handling', 33)).toHaveLength(33);
});

it('how cases are worded comes with what is counted of each, of several sessions at once', async () => {
  const { body, lists } = aBody();
  const sketches = [
    ['p1', '6-1'],
    ['p2', '6-1'],
    ['p3', '6-2'],
    ['p9', '6-2'],
  ] as const;
  for (const [id, session] of sketches) await put({ pk: listKeys.sketches(body, session), sk: id, sketch: `["${id}"]` });
  await lists('p1', 'in-handling');
  await lists('p2', 'closed');
  await lists('p3', 'awaiting-feedback', '6-2');
  const found = await reader().sketches(body, ['6-1', '6-2', 'no-such']);
  expect(found.map(({ session, proposalId, figures }) => [session, proposalId, figures && readFigures(figures).stage])).toEqual([
    ['6-1', 'p1', 'in-handling'],
    ['6-1', 'p2', 'closed'],
    ['6-2', 'p3', 'awaiting-feedback'],
    ['6-2', 'p9', undefined],
  ]);
  expect(await reader().sketches(body, ['6-2'])).toHaveLength(2);
  expect(await reader().wordings(body, '6-1')).toEqual([
    { session: '6-1', proposalId: 'p1', sketch: '["p1"]' },
    { session: '6-1', proposalId: 'p2', sketch: '["p2"]' },
  ]);
});

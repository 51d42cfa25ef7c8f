import { sha256 } from '#test/support/sha256.ts';
import { now } from '#functions/platform/clock.ts';
import { execFile } from 'node:child_process';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { directoryKey, proposalKey } from '#core/ledger/keys.ts';
import { dynamoLedger } from '#functions/adapters/dynamo/dynamo-ledger.ts';
import { dynamoMailMarks } from '#functions/adapters/dynamo/dynamo-mail-marks.ts';
import { dynamoViewWriter } from '#functions/adapters/dynamo/dynamo-view-writer.ts';
import { ledgerCases } from '#core/case/log/cases.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { caseIn } from '#test/support/case-in.ts';
import { embeddedTables } from '#test/support/embedded-tables.ts';
import type { EmbeddedTables } from '#test/support/embedded-tables.ts';
import { MemoryNews } from '#test/support/memory-news.ts';
import { MemoryWaits } from '#test/support/memory-waits.ts';
import { MemoryWorkflows } from '#test/support/memory-workflows.ts';
import { body, p1, ProductInMemory } from '#test/support/product-in-memory.ts';
import { allLogs, rebuildViews } from '#tools/rebuild-views.ts';

const stages = [
  'draft',
  'in-review',
  'in-revision',
  'awaiting-dispatch',
  'in-handling',
  'awaiting-feedback',
  'closed',
  'withdrawn',
] as const;
let tables: EmbeddedTables;
let relayed: Record<string, unknown>[];

const stores = () => ({ ledger: dynamoLedger(tables.client, 'Ledger'), views: dynamoViewWriter(tables.client, 'Views') });
/** Before anything that ended is forgotten. */
let at = '2026-01-20T03:00:00.000Z';
const rebuild = async (checkOnly = false) =>
  rebuildViews({ ...stores(), now: () => at }, await allLogs(tables.client, 'Ledger'), checkOnly);

async function put(item: object): Promise<void> {
  await tables.client.send(new PutItemCommand({ TableName: 'Views', Item: marshall(item) }));
}

async function remove({ pk, sk }: Record<string, unknown>): Promise<void> {
  await tables.client.send(new DeleteItemCommand({ TableName: 'Views', Key: marshall({ pk, sk }) }));
}

/** Facts of their own: notices, and when events became known. */
const isFact = ({ pk }: Record<string, unknown>): boolean => /#(mail|events)$/.test(String(pk));
const lineOf = (stage: string) => relayed.find(({ pk, sk }) => pk === proposalKey(body, `p-${stage}`) && sk === 'case')!;

/** A ledger of a case in each of many stages, and the lists as the relay made them, commit by commit. */
beforeAll(async () => {
  tables = await embeddedTables();
  const product = await new ProductInMemory().recordsDirectory();
  for (const stage of stages) await product.tells(caseIn(stage), proposalKey(body, `p-${stage}`));
  const { ledger, views } = stores();
  const inMemory = { waits: new MemoryWaits(), workflows: new MemoryWorkflows(), news: new MemoryNews() };
  const { registers, endpoints, afterCommit, remembered, repairs, plans, planRuns, imports, importRuns } = product;
  const relay = {
    cases: ledgerCases({ ledger, digest: sha256, now }),
    registers,
    digest: sha256,
    endpoints,
    afterCommit,
    remembered,
    repairs,
    plans,
    planRuns,
    imports,
    importRuns,
    views,
    ...inMemory,
  };
  for (const pk of [directoryKey(body), ...stages.map((stage) => proposalKey(body, `p-${stage}`))]) {
    for (const commit of product.ledger.log(pk)) {
      await ledger.append(commit);
      await relayLog(relay, pk);
    }
  }
  await dynamoMailMarks(tables.client, 'Views').advance(body, 'p-closed', 3);
  relayed = await tables.all('Views');
});
afterAll(() => tables.close());
beforeEach(async () => {
  vi.useRealTimers();
  for (const item of await tables.all('Views')) await remove(item);
  for (const item of relayed) await put(item);
});

it('finds nothing to mend in what the relay made', async () => {
  expect(await rebuild(true)).toEqual({ cases: stages.length, directories: 1, behind: [], differences: [] });
});

it('makes out of nothing what the relay made', async () => {
  for (const item of relayed.filter((one) => !isFact(one))) await remove(item);
  const { differences } = await rebuild();
  expect(differences).toHaveLength(relayed.filter((one) => !isFact(one)).length);
  expect(await tables.all('Views')).toEqual(relayed);
});

it('mends what is missing, changed or too much, and nothing else', async () => {
  const pk = proposalKey(body, 'p-in-handling');
  const pointer = relayed.find((one) => one['pk'] === '990112#unit#parks' && one['sk'] === 'p-in-handling')!;
  await remove(pointer);
  await put({ ...lineOf('in-handling'), partyKey: '990112#stage#closed' });
  await put({ pk, sk: 'task#gone', partyKey: '990112#desk#role#dispatcher', dueKey: 'x' });
  const wrong = [`changed ${pk} case`, `extra ${pk} task#gone`, 'missing 990112#unit#parks p-in-handling'];
  expect((await rebuild(true)).differences.sort()).toEqual(wrong);
  expect((await rebuild()).differences.sort()).toEqual(wrong);
  expect(await tables.all('Views')).toEqual(relayed);
});

it('brings over what an older layout left: its line, and its items beside the line', async () => {
  const pk = proposalKey(body, 'p-in-review');
  const { layout: _, ...line } = lineOf('in-review');
  for (const item of relayed.filter(({ pk: of, sk }) => of !== pk && !isFact({ pk: of }) && String(sk).includes('p-in-review')))
    await remove(item);
  await put({ ...line, bodyKey: '990112#all', sessionKey: '990112#session#6-1' });
  await put({ pk: '990112#figures#6-1', sk: 'p-in-review', figures: '[]' });
  await put({ pk, sk: 'party#990112#member#lin', partyKey: '990112#member#lin', dueKey: line['dueKey'] });
  await put({ pk, sk: 'task#review', partyKey: '990112#desk#role#committee-clerk', dueKey: `${String(line['dueKey'])}.review` });
  await rebuild();
  expect(await tables.all('Views')).toEqual(relayed);
});

it('does not miss what went by itself', async () => {
  at = '2026-09-01T00:00:00.000Z';
  for (const item of relayed.filter(({ expiresAt }) => expiresAt !== undefined)) await remove(item);
  expect((await rebuild(true)).differences).toEqual([]);
  at = '2026-01-20T03:00:00.000Z';
  expect((await rebuild(true)).differences).not.toEqual([]);
});

it('compares without writing', async () => {
  await put({ pk: 'subject#lin', sk: body, personId: 'cao' });
  expect((await rebuild(true)).differences).toEqual([`changed subject#lin ${body}`]);
  expect(await tables.all('Views')).toContainEqual({ pk: 'subject#lin', sk: body, personId: 'cao' });
});

it('gives a login that another entry had taken over back to whose it is', async () => {
  const product = await new ProductInMemory().recordsDirectory();
  const thief = { id: 'thief', name: '他人', roles: ['administrator'], active: true, subject: 'lin' };
  await product.append(directoryKey(body), '2026-01-02T00:00:00.000Z', [{ type: 'PersonRecorded', person: thief }]);
  await rebuildViews({ ledger: product.ledger, views: product.views, now: () => at }, [directoryKey(body)], false);
  await product.views.writeSubject('lin', body, 'thief');
  expect(
    (await rebuildViews({ ledger: product.ledger, views: product.views, now: () => at }, [directoryKey(body)], false)).differences,
  ).toEqual([`changed subject#lin ${body}`]);
  expect(await product.views.principals('lin')).toEqual([{ body, personId: 'lin' }]);
});

it('leaves a log that the relay has not caught up with to the relay, whose wakes are still to come', async () => {
  const pk = proposalKey(body, 'p-in-handling');
  const item = relayed.find((one) => one['pk'] === pk && one['sk'] === 'case')!;
  await put({ ...item, version: 2 });
  expect(await rebuild()).toMatchObject({ behind: [pk], differences: [] });
  expect(await tables.all('Views')).toContainEqual({ ...item, version: 2 });
});

it('a relay that is at work at the same time has the last word', async () => {
  const product = await new ProductInMemory().tells(caseIn('in-review'));
  product.views.restoreCase = async () => false;
  expect(await rebuildViews({ ledger: product.ledger, views: product.views, now: () => at }, [p1], false)).toMatchObject({ behind: [p1] });
});

it('as a command: answers in JSON, and by its exit status when it only compares', async () => {
  const run = (...args: string[]) =>
    new Promise<{ code: number; answer: unknown }>((resolve) => {
      const env = {
        ...process.env,
        AWS_ENDPOINT_URL: tables.url,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'a',
        AWS_SECRET_ACCESS_KEY: 'b',
        LEDGER_TABLE_NAME: 'Ledger',
      };
      const child = execFile(
        process.execPath,
        ['tools/rebuild-views.ts', '--views', 'Views', '--json', ...args],
        { env },
        (_error, stdout) => resolve({ code: child.exitCode ?? -1, answer: JSON.parse(stdout.trim().split('\n').at(-1)!) }),
      );
    });
  await remove(relayed.find(({ sk }) => sk === 'case')!);
  expect(await run('--check')).toMatchObject({ code: 1, answer: { ok: false, differences: [expect.stringMatching(/^missing .* case$/)] } });
  expect(await run()).toMatchObject({ code: 0, answer: { ok: true, cases: stages.length } });
  expect(await tables.all('Views')).toEqual(relayed);
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Stage } from '#core/case/stages.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import { listKeys } from '#core/view/view-items.ts';
import { ApiInMemory } from '#test/support/api-in-memory.ts';
import { body } from '#test/support/product-in-memory.ts';

const CASES = 3600;
const open: readonly Stage[] = ['in-review', 'in-revision', 'awaiting-dispatch', 'in-handling', 'awaiting-feedback', 'in-consultation'];
const handled: readonly Stage[] = ['in-handling', 'awaiting-feedback', 'in-consultation'];
let api: ApiInMemory;
const cost = { stages: 0, entries: 0, pointers: 0, sorted: 0, views: 0, logs: 0 };

/** Clones of one line in every open stage: of each four one is lin's, and transport's where a unit has it. */
async function fill(): Promise<void> {
  api = await ApiInMemory.withDirectory();
  const { views } = api.product;
  const like = views.of(proposalKey(body, await api.submits())).get('case');
  for (let n = 0; n < CASES; n += 1) {
    const id = `p${String(n).padStart(6, '0')}`;
    const stage = open[n % open.length] ?? 'in-review';
    const isOurs = Math.floor(n / open.length) % 4 === 0;
    const isHandled = isOurs && handled.includes(stage);
    const view = {
      ...Object(like?.['view']),
      id,
      stage,
      tasks: [],
      authorId: isOurs ? 'lin' : 'shen',
      unitIds: isHandled ? ['transport'] : [],
    };
    const dueKey = `${new Date(1_800_000_000_000 + n * 60_000).toISOString()}#${id}`;
    const pk = proposalKey(body, id);
    views.of(pk).set('case', { ...like, pk, view, dueKey, partyKey: listKeys.stage(body, stage) });
    if (isOurs) views.of(listKeys.member(body, 'lin')).set(id, { sk: id });
    if (isHandled) views.of(listKeys.unit(body, 'transport')).set(id, { sk: id });
  }
  countReads();
}

function counted<T>(what: keyof typeof cost, found: T, size = 1): T {
  cost[what] += size;
  return found;
}

function countReads(): void {
  const { views, ledger } = api.product;
  const [inStage, concerning, dueKeys, cases, read] = [
    views.inStage.bind(views),
    views.concerning.bind(views),
    views.dueKeys.bind(views),
    views.cases.bind(views),
    ledger.read.bind(ledger),
  ];
  vi.spyOn(views, 'inStage').mockImplementation(async (...asked) => {
    const found = await inStage(...asked);
    cost.stages += 1;
    return counted('entries', found, found.length);
  });
  vi.spyOn(views, 'concerning').mockImplementation(async (...asked) => counted('pointers', await concerning(...asked)));
  vi.spyOn(views, 'dueKeys').mockImplementation(async (...asked) => counted('sorted', await dueKeys(...asked), asked[1].length));
  vi.spyOn(views, 'cases').mockImplementation(async (...asked) => counted('views', await cases(...asked), asked[1].length));
  vi.spyOn(ledger, 'read').mockImplementation(async (...asked) => counted('logs', await read(...asked)));
}

/** What one page costs, and how many lines it has. */
async function page(person: string, path: string): Promise<typeof cost & { lines: number }> {
  for (const what of ['stages', 'entries', 'pointers', 'sorted', 'views', 'logs'] as const) cost[what] = 0;
  const { status, body: told } = await api.ask(person, 'GET', path);
  expect(status).toBe(200);
  return { ...cost, lines: Array.isArray(told['items']) ? told['items'].length : 0 };
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
  await fill();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the first page of a list, whatever the body has', () => {
  it('of all cases reads a page of each open stage and the lines that it shows', async () => {
    const first = await page('cao', '/v1/proposals');
    expect(first).toMatchObject({ lines: 50, views: 50, pointers: 0, sorted: 0 });
    expect(first.stages).toBeLessThanOrEqual(9);
    expect(first.entries).toBeLessThanOrEqual(6 * 50);
  });

  it.each([
    ['a member', 'lin'],
    ['a unit', 'transport-clerk'],
  ])('of %s that has hundreds asks once for whose they are, and goes through the stages only as far as the page', async (_, person) => {
    const first = await page(person, '/v1/proposals');
    expect(first).toMatchObject({ lines: 50, views: 50, pointers: 1, sorted: 0 });
    expect(first.entries).toBeLessThanOrEqual(CASES / 2);
  });

  it('of what a unit has in one stage goes through that stage alone', async () => {
    const first = await page('transport-clerk', '/v1/proposals?stage=in-handling');
    expect(first).toMatchObject({ lines: 50, pointers: 1, sorted: 0 });
    expect(first.stages).toBeLessThanOrEqual(2);
    expect(first.views).toBeLessThanOrEqual(100);
  });

  it('reads the logs of the directory and of the rules, and of no case', async () => {
    for (const path of ['/v1/proposals', '/v1/worklist', '/v1/shares']) {
      await page('transport-clerk', path);
      expect((await page('transport-clerk', path)).logs, path).toBeLessThanOrEqual(4);
    }
  });
});

describe('a search that finds little', () => {
  it('looks through a thousand cases by a few reads, none of them twice', async () => {
    const searched = await page('cao', '/v1/proposals?q=无此字样');
    expect(searched.views).toBeGreaterThanOrEqual(1000);
    expect(searched.entries).toBeLessThanOrEqual(CASES);
    expect(searched.stages).toBeLessThanOrEqual(30);
  });

  it('among what a unit has does not ask for each page whose they are', async () => {
    expect(await page('transport-clerk', '/v1/proposals?q=无此字样')).toMatchObject({ pointers: 1, lines: 0 });
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ledgerCases } from '#core/case/log/cases.ts';
import { ledgerEndpoints } from '#core/webhook/endpoint/endpoints.ts';
import { listKeys } from '#core/view/view-items.ts';
import { remembered } from '#functions/platform/flow/remembered.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import type { Carried } from '#functions/platform/flow/relay-log.ts';
import { caseIn, dissatisfied } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { body, p1, ProductInMemory } from '#test/support/product-in-memory.ts';

const told = async (story: CaseStory): Promise<ProductInMemory> => (await new ProductInMemory().recordsDirectory()).tells(story);
/** Everything but when which events became known together. */
const listsOf = ({ views }: ProductInMemory) =>
  Object.fromEntries(Object.entries(views.all).filter(([key]) => !key.startsWith(`${body}#events`)));
const eventsOf = async ({ views }: ProductInMemory): Promise<number[]> =>
  (await views.events(body, { after: '', before: '~', limit: Infinity })).map(({ sequence }) => sequence);
const caseOf = (product: ProductInMemory) => product.views.of(p1).get('case') as { version: number; view: { stage: string } } | undefined;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-20T03:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A second instance of the relay on the same tables, with a memory of its own. */
const another = (product: ProductInMemory) => ({
  ...product.busyRelay,
  cases: ledgerCases(product.access),
  endpoints: ledgerEndpoints(product.access),
  remembered: remembered<Carried>(500),
});

const atEach = async (story: CaseStory, relay: (product: ProductInMemory, n: number) => Promise<unknown>): Promise<ProductInMemory> => {
  const product = await new ProductInMemory().recordsDirectory();
  for (const [n, [at, entries]] of [...Map.groupBy(story.entries, ({ at }) => at)].entries()) {
    await product.append(
      p1,
      at,
      entries.map(({ event }) => event),
    );
    await relay(product, n);
  }
  return product;
};

describe('what an instance remembers', () => {
  it('spares it the reading of lists and log, when the stream brings each commit', async () => {
    const loads: string[] = [];
    const product = await atEach(caseIn('awaiting-feedback'), async (told) => {
      const views = Object.assign(Object.create(told.views) as typeof told.views, {
        load: (pk: string) => (loads.push(pk), told.views.load(pk)),
      });
      await relayLog({ ...told.busyRelay, views }, p1, told.ledger.log(p1).slice(-1));
    });
    expect(loads).toEqual([]);
    // The policies' and the calendars' logs, once each: within seconds they are as good as new.
    expect(product.ledger.reads).toBe(2);
    expect(caseOf(product)).toMatchObject({ version: product.ledger.log(p1).length, view: { stage: 'awaiting-feedback' } });
  });

  it.each([2, 3])('is noticed to be old when one of %i instances carried the case on meanwhile', async (instances) => {
    const story = caseIn('awaiting-feedback').does('give-feedback', dissatisfied);
    const alone = await atEach(story, (product) => relayLog(product.busyRelay, p1));
    const others = new Map<number, ReturnType<typeof another>>();
    const product = await atEach(story, (told, n) => {
      const nth = Math.trunc(n / 2) % instances;
      const instance = others.get(nth) ?? another(told);
      others.set(nth, instance);
      return relayLog(instance, p1, told.ledger.log(p1).slice(-1));
    });
    expect(listsOf(product)).toEqual(listsOf(alone));
    expect(await eventsOf(product)).toEqual(await eventsOf(alone));
    expect(product.workflows.running).toEqual(alone.workflows.running);
    expect(product.news.ids).toEqual(alone.news.ids);
  });

  it('is forgotten after a crash: events that were listed then keep their places', async () => {
    const product = await told(caseIn('in-review'));
    await relayLog(product, p1);
    await product.tells(caseIn('awaiting-number'));
    const listed = () => product.views.events(body, { after: '', before: '~', limit: Infinity });
    for (let point = 1; (await listed()).length < 2; point += 1) {
      product.crash.crashAt = product.crash.passed + point;
      await expect(relayLog(product, p1)).rejects.toThrow('crash');
    }
    const before = await listed();
    vi.setSystemTime(new Date('2026-01-20T03:10:00.000Z'));
    await relayLog(product, p1);
    expect(await listed()).toEqual(before);
  });

  it('what a crash left of a shorter log is taken away with the next hint', async () => {
    const story = caseIn('awaiting-feedback');
    const commits = [...Map.groupBy(story.entries, ({ at }) => at)].map(([at, entries]) => ({
      at,
      events: entries.map(({ event }) => event),
    }));
    const undisturbed = await told(story);
    await relayLog(undisturbed, p1);
    for (let stopped = 1; stopped < commits.length - 1; stopped += 1) {
      const product = await new ProductInMemory().recordsDirectory();
      for (const { at, events } of commits.slice(0, stopped)) await product.append(p1, at, events);
      await relayLog(product.busyRelay, p1);
      // Carried through up to here by another instance, which died right before its cursor moved.
      await product.append(p1, commits[stopped]!.at, commits[stopped]!.events);
      product.views.beforeCase = () => {
        throw new Error('crash');
      };
      await expect(relayLog(product.busyRelay, p1)).rejects.toThrow('crash');
      product.views.beforeCase = () => {};
      for (const { at, events } of commits.slice(stopped + 1)) await product.append(p1, at, events);
      await relayLog(product.busyRelay, p1);
      expect(listsOf(product), `stopped at ${stopped}`).toEqual(listsOf(undisturbed));
      expect(await eventsOf(product)).toEqual(await eventsOf(undisturbed));
    }
  });

  it('of an older layout is nothing: the case is written anew as a whole, with the next commit or by the reconciler’s hint', async () => {
    for (const more of [false, true]) {
      const product = await told(caseIn('in-review'));
      await relayLog(product, p1);
      const { layout: _, ...line } = product.views.of(p1).get('case')!;
      for (const pk of Object.keys(listsOf(product)).map((key) => key.split(' ')[0]!))
        if (pk !== p1 && !pk.startsWith('subject')) product.views.of(pk).clear();
      product.views.of(p1).set('case', line);
      // Until layout 6 what runs had an item of figures too.
      product.views.of(listKeys.figures(body, '6-1')).set('p1', { pk: listKeys.figures(body, '6-1'), sk: 'p1', figures: '[]' });
      product.views.of(p1).set('task#review', { pk: p1, sk: 'task#review', partyKey: `${body}#desk#role#committee-clerk` });
      const fresh = another(product);
      const story = caseIn(more ? 'awaiting-number' : 'in-review');
      await product.tells(story);
      await relayLog(fresh, p1);
      const expected = await told(story);
      await relayLog(expected.busyRelay, p1);
      expect(listsOf(product)).toEqual(listsOf(expected));
    }
  });

  it('whoever brings a case over while another instance carries it on puts right what it wrote over the newer lists', async () => {
    const running = caseIn('awaiting-feedback');
    const over = caseIn('awaiting-feedback').does('give-feedback', { attitude: 'satisfied', result: 'satisfied' });
    const product = await told(running);
    await relayLog(product, p1);
    product.views.of(p1).set('case', { ...product.views.of(p1).get('case')!, layout: 5 });
    const views = Object.assign(Object.create(product.views) as typeof product.views, {
      writeLists: async (...written: Parameters<typeof product.views.writeLists>) => {
        views.writeLists = product.views.writeLists.bind(product.views);
        await relayLog(another(await product.tells(over)), p1);
        await views.writeLists(...written);
      },
    });
    await relayLog({ ...another(product), views }, p1);
    const expected = await (await told(running)).tells(over);
    await relayLog(expected, p1);
    expect(listsOf(product)).toEqual(listsOf(expected));
    expect(listsOf(product)).toHaveProperty([`${listKeys.figures(body, '6-1')} p1`]);
  });
});

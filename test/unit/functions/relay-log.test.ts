import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ledgerCases } from '#core/case/log/cases.ts';
import { systemActor } from '#core/ledger/commit.ts';
import { ledgerEndpoints } from '#core/webhook/endpoint/endpoints.ts';
import { remembered } from '#functions/platform/flow/remembered.ts';
import { wakeWaits } from '#functions/platform/flow/wake-waits.ts';
import { created } from '#test/unit/core/webhook/an-endpoint.ts';
import { directoryKey, registerKey } from '#core/ledger/keys.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import type { Carried } from '#functions/platform/flow/relay-log.ts';
import { aDirectory } from '#test/support/a-directory.ts';
import { anOpinion, aReply, caseIn, dispatchBoth, dissatisfied } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { body, ofCase, ofShare, p1, ProductInMemory } from '#test/support/product-in-memory.ts';

const told = async (story: CaseStory): Promise<ProductInMemory> => (await new ProductInMemory().recordsDirectory()).tells(story);
const filed = async (): Promise<ProductInMemory> => {
  const product = await told(caseIn('in-review'));
  await relayLog(product, p1);
  return product;
};
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

describe('a proposal’s log', () => {
  it('is listed and its workflow started, the case and with it the cursor last', async () => {
    const product = await told(caseIn('in-review'));
    await relayLog(product, p1);
    expect(caseOf(product)).toMatchObject({ version: 1, view: { stage: 'in-review' } });
    expect(product.workflows.running).toEqual(['p1.1']);
    expect(product.crash.effects.at(-1)).toBe('write case');
  });

  it('a draft is listed and has no workflow', async () => {
    const product = await told(caseIn('draft'));
    await relayLog(product, p1);
    expect(caseOf(product)?.view.stage).toBe('draft');
    expect(product.workflows.running).toEqual([]);
  });

  it('each unit that is assigned gets a workflow of its own, and each redo round', async () => {
    const story = caseIn('awaiting-feedback').does('give-feedback', dissatisfied);
    const product = await told(story);
    await relayLog(product, p1);
    expect(product.workflows.running).toEqual(['p1.1', 'p1.a1.r0.1', 'p1.a1.r1.1', 'p1.a2.r0.1']);
  });

  it('a duplicate, a late and a reordered hint do nothing more', async () => {
    const product = await told(caseIn('in-handling'));
    await relayLog(product, p1);
    const effects = product.crash.effects.length;
    await relayLog(product, p1);
    expect(product.crash.effects).toHaveLength(effects);
  });

  it('what was relayed commit by commit is what is relayed at once', async () => {
    const story = caseIn('awaiting-feedback');
    const atOnce = await told(story);
    await relayLog(atOnce, p1);
    const product = await new ProductInMemory().recordsDirectory();
    const byInstant = [...Map.groupBy(story.entries, ({ at }) => at)];
    for (const [at, entries] of byInstant) {
      await product.append(
        p1,
        at,
        entries.map(({ event }) => event),
      );
      await relayLog(product.busyRelay, p1);
    }
    expect(listsOf(product)).toEqual(listsOf(atOnce));
    expect(await eventsOf(product)).toEqual(await eventsOf(atOnce));
    expect(product.workflows.running).toEqual(atOnce.workflows.running);
  });

  it('a crash before or after any effect is made good by the next hint', async () => {
    const story = caseIn('awaiting-dispatch');
    const waiting = async (): Promise<ProductInMemory> => {
      const product = await told(story);
      await relayLog(product, p1);
      await product.waitsIn('awaiting-dispatch');
      product.crash.effects.length = 0;
      return product.tells(caseIn('awaiting-dispatch').at('2026-03-02T02:00:00.000Z').does('dispatch', dispatchBoth));
    };
    const undisturbed = await waiting();
    await relayLog(undisturbed, p1);
    const points = undisturbed.crash.effects.length * 2;
    expect(points).toBeGreaterThan(20);
    for (let point = 1; point <= points; point += 1) {
      const product = await waiting();
      product.crash.crashAt = product.crash.passed + point;
      await expect(relayLog(product, p1), `point ${point}`).rejects.toThrow('crash');
      await relayLog(product, p1);
      expect(product.views.all, `point ${point}`).toEqual(undisturbed.views.all);
      expect(product.workflows.running, `point ${point}`).toEqual(undisturbed.workflows.running);
      expect(product.workflows.answers, `point ${point}`).toEqual(undisturbed.workflows.answers);
      // A token that was answered right before the crash may be kept: the execution's next wait takes its place.
      const answered = product.workflows.answers.map(({ token }) => token);
      for (const { token } of product.waits.all) expect(answered, `point ${point}`).toContain(token);
    }
  });

  it('a newer relay wins, and the desks this one wrote over it are put right', async () => {
    const product = await told(caseIn('in-review'));
    const newer = await told(caseIn('in-revision'));
    await relayLog(newer, p1);
    product.views.beforeCase = () => {
      product.views.beforeCase = () => {};
      const events = caseIn('in-revision')
        .entries.slice(2)
        .map(({ event }) => event);
      void product.append(p1, '2026-01-20T02:00:00.000Z', events);
      product.views.of(p1).set('case', newer.views.of(p1).get('case')!);
    };
    await relayLog(product, p1);
    expect(listsOf(product)).toEqual(listsOf(newer));
  });

  it('gives up, to be hinted again, when its cursor never stays where it put it', async () => {
    const product = await told(caseIn('in-review'));
    product.views.writeCase = async () => false;
    await expect(relayLog(product, p1)).rejects.toThrow('5 times in a row');
  });

  it('that begins with no birth is told, not listed', async () => {
    const product = await new ProductInMemory().append(p1, '2026-01-14T02:00:00.000Z', [{ type: 'ProposalFiled' }]);
    await expect(relayLog(product, p1)).rejects.toThrow('makes no proposal');
    expect(product.views.all).toEqual({});
  });
});

/** A second instance of the relay on the same tables, with a memory of its own. */
const another = (product: ProductInMemory) => ({
  ...product.relay,
  cases: ledgerCases(product.access),
  endpoints: ledgerEndpoints(product.access),
  remembered: remembered<Carried>(500),
});

describe('news of a case', () => {
  it('are listed before they are on the bus', async () => {
    const product = await filed();
    product.crash.effects.length = 0;
    await relayLog((await product.tells(caseIn('awaiting-number'))).busyRelay, p1);
    const { effects } = product.crash;
    const listed = effects.findIndex((effect) => effect.startsWith(`write ${body}#events `) && effect.endsWith('#p1#0000000002'));
    expect(listed).toBeGreaterThanOrEqual(0);
    expect(listed).toBeLessThan(effects.indexOf('tell p1-0000000002'));
  });

  it('have the dispatcher follow it only where there is somebody to tell', async () => {
    const product = await filed();
    expect(product.news.followed).toEqual([]);
    await product.endpoints.give(body, {
      commandId: 'c',
      command: 'create-webhook',
      request: 'c',
      policyVersion: 'default-1',
      decide: () => ({ actor: systemActor, events: [created] }),
    });
    await relayLog((await product.tells(caseIn('awaiting-number'))).busyRelay, p1);
    expect(product.news.followed).toEqual([{ body, proposalId: 'p1' }]);
    // Another instance, which knows nothing of endpoints yet.
    await relayLog(another(await product.tells(caseIn('awaiting-dispatch'))), p1);
    expect(product.news.followed).toHaveLength(2);
  });
});

describe('the waits of a case', () => {
  it('of an assignment that a late relay does not know yet are left asleep', async () => {
    const product = await told(caseIn('in-handling'));
    await relayLog(product, p1);
    const redo = ofShare('a1', 1);
    const token = await product.waitsIn('in-handling', redo, { wakeAt: '2026-03-03T02:00:00.000Z' });
    await wakeWaits(product, caseIn('in-handling').proposal, await product.waits.of(p1));
    expect(product.workflows.answers.filter((one) => one.token === token)).toEqual([]);
  });

  it('are woken with where the case now stands, once, although their token stays', async () => {
    const product = await filed();
    const token = await product.waitsIn('in-review');
    await relayLog((await product.tells(caseIn('awaiting-number'))).busyRelay, p1);
    expect(product.workflows.answers).toEqual([{ token, outcome: { outcome: 'awaiting-number', wakeIn: expect.any(Number) } }]);
    const wake = vi.spyOn(product.workflows, 'wake');
    const { length: before } = product.ledger.log(p1);
    await product.tells(caseIn('awaiting-dispatch'));
    await relayLog(product, p1, product.ledger.log(p1).slice(before));
    expect(product.waits.all.map((wait) => wait.token)).toEqual([token]);
    expect(wake).not.toHaveBeenCalled();
  });

  it('of what is over are not asked for again, by whatever instance', async () => {
    const product = await told(caseIn('in-handling'));
    await relayLog(product, p1);
    await product.waitsIn('in-handling', ofShare('a2'), { wakeAt: '2026-03-03T02:00:00.000Z' });
    await relayLog(await product.tells(caseIn('in-handling').at('2026-03-20T02:00:00.000Z').does('give-opinion', anOpinion)), p1);
    expect(product.workflows.answers).toHaveLength(1);
    const wake = vi.spyOn(product.workflows, 'wake');
    await product.tells(
      caseIn('in-handling')
        .at('2026-03-20T02:00:00.000Z')
        .does('give-opinion', anOpinion)
        .at('2026-03-21T02:00:00.000Z')
        .does('issue-reply', aReply),
    );
    await relayLog(another(product), p1);
    expect(wake).not.toHaveBeenCalled();
  });

  it('are left asleep by news that is not theirs', async () => {
    const product = await told(caseIn('in-handling'));
    await relayLog(product, p1);
    await product.waitsIn('in-handling', ofCase, { wakeAt: '2026-03-03T02:00:00.000Z' });
    const token = await product.waitsIn('in-handling', ofShare('a2'), { wakeAt: '2026-03-03T02:00:00.000Z' });
    await relayLog(
      await product.tells(
        caseIn('in-handling').at('2026-03-20T02:00:00.000Z').does('give-opinion', { assignmentId: 'a2', text: '同意。' }),
      ),
      p1,
    );
    expect(product.workflows.answers).toEqual([{ token, outcome: { outcome: 'done', wakeIn: expect.any(Number) } }]);
  });

  it('whose alarm fired a moment ago are left alone: the execution finds the ledger', async () => {
    const product = await filed();
    await product.waitsIn('in-review', ofCase, { open: false });
    await relayLog(await product.tells(caseIn('awaiting-number')), p1);
    expect(product.workflows.running).toEqual(['p1.1']);
    expect(product.waits.all).toHaveLength(1);
  });

  it('whose execution was thrown away are taken over by the next epoch', async () => {
    const product = await filed();
    await product.waitsIn('in-review', ofCase, { open: false });
    product.workflows.ends('p1.1');
    await relayLog(await product.tells(caseIn('awaiting-number')), p1);
    expect(product.workflows.running).toEqual(['p1.2']);
    expect(product.waits.all).toEqual([]);
  });

  it('whose execution was thrown away when nothing more is expected are only forgotten', async () => {
    const product = await filed();
    await product.waitsIn('in-review', ofCase, { open: false });
    product.workflows.ends('p1.1');
    await relayLog(await product.tells(caseIn('withdrawn')), p1);
    expect(product.workflows.running).toEqual([]);
    expect(product.waits.all).toEqual([]);
  });

  it('whose alarm has come to lie earlier are rescheduled', async () => {
    const product = await filed();
    const token = await product.waitsIn('in-review', ofCase, { wakeAt: '2027-01-01T00:00:00.000Z' });
    await relayLog(
      await product.tells(
        caseIn('in-review')
          .at('2026-01-15T02:00:00.000Z')
          .records([{ type: 'PutOnDesk', clockId: 'review', personId: 'he' }]),
      ),
      p1,
    );
    expect(product.workflows.answers).toEqual([{ token, outcome: { outcome: 'rescheduled', wakeIn: expect.any(Number) } }]);
  });
});

describe('other logs', () => {
  it('a directory points each subject at its person, once', async () => {
    const product = await new ProductInMemory().recordsDirectory(aDirectory({ lin: { subject: 'sub-of-lin' } }));
    await relayLog(product, directoryKey(body));
    expect(await product.views.principals('sub-of-lin')).toEqual([{ body, personId: 'lin' }]);
    expect(await product.views.principals('cao')).toEqual([{ body, personId: 'cao' }]);
    expect(product.crash.effects.at(-1)).toBe('write cursor');
    const effects = product.crash.effects.length;
    await relayLog(product, directoryKey(body));
    expect(product.crash.effects).toHaveLength(effects);
  });

  it('a crash amid a directory is made good by the next hint', async () => {
    const product = await new ProductInMemory().recordsDirectory();
    product.crash.crashAt = 6;
    await expect(relayLog(product, directoryKey(body))).rejects.toThrow('crash');
    await relayLog(product, directoryKey(body));
    expect(await product.views.principals('administrator')).toEqual([{ body, personId: 'administrator' }]);
  });

  it('a register concerns nobody', async () => {
    const product = new ProductInMemory();
    await relayLog(product, registerKey(body, 'case.6-1'));
    expect(product.crash.effects).toEqual([]);
    expect(product.ledger.reads).toBe(0);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { policyKey, proposalKey } from '#core/ledger/keys.ts';
import { defaultPolicy } from '#core/policy/default-policy.ts';
import type { ViewReader } from '#core/ports/view-reader.ts';
import { relayLog } from '#functions/platform/flow/relay-log.ts';
import { clocksOf, standingOf } from '#core/case/waits/standing.ts';
import { chinaCalendar } from '#core/calendar/china-calendar.ts';
import { nextAlarmAt } from '#core/clock/alarms.ts';
import { isOpen } from '#core/clock/clock.ts';
import { expectedExecutions } from '#core/case/waits/executions.ts';
import { nothingRemembered } from '#functions/platform/flow/remembered.ts';
import { reconcile } from '#functions/reconcile/reconcile.ts';
import { anOpinion, caseIn, dissatisfied } from '#test/support/case-in.ts';
import type { CaseStory } from '#test/support/case-story.ts';
import { body, ofCase, ofShare, p1, ProductInMemory } from '#test/support/product-in-memory.ts';

const sweep = { sweep: { bodies: [body] } };
const ended = (execution: object, status = 'FAILED') => ({
  'detail-type': 'Step Functions Execution Status Change',
  source: 'aws.states',
  detail: { status, input: JSON.stringify(execution), name: 'x' },
});
const wired = ({ relay, views }: ProductInMemory) => ({ ...relay, remembered: nothingRemembered, reader: views });
const levels = () =>
  vi
    .mocked(console.log)
    .mock.calls.map(([line]) => JSON.parse(line))
    .filter(({ message }) => message === 'reconciled')
    .map(({ level }) => level);

async function running(story: CaseStory): Promise<ProductInMemory> {
  const product = await (await new ProductInMemory().recordsDirectory()).tells(story);
  await relayLog(product, p1);
  return product;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-05T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a sweep', () => {
  it('does nothing when everything runs', async () => {
    const product = await running(caseIn('in-handling'));
    const loads = vi.spyOn(product.views, 'load');
    const effects = product.crash.effects.length;
    expect(await reconcile(wired(product), sweep)).toEqual({ checked: 1, restarted: 0, woken: 0, rescheduled: 0, succeeded: 0 });
    expect(product.crash.effects).toHaveLength(effects);
    // Cases of which all is well are read together, and none by itself.
    expect(loads).not.toHaveBeenCalled();
  });

  it('reads no case by itself for the answered token that an assignment which is over left behind', async () => {
    const story = caseIn('in-handling');
    const product = await running(story);
    const state = (await product.cases.read(body, 'p1')).state!;
    await product.waitsIn(standingOf(state, ofShare('a2')), ofShare('a2'));
    await product.tells(story.at('2026-03-04T02:00:00.000Z').does('give-opinion', anOpinion));
    await relayLog(product, p1);
    product.workflows.ends('p1.a2.r0.1');
    expect(await product.waits.of(p1)).toHaveLength(1);
    const loads = vi.spyOn(product.views, 'load');
    expect(await reconcile(wired(product), sweep)).toEqual({ checked: 1, restarted: 0, woken: 0, rescheduled: 0, succeeded: 0 });
    expect(loads).not.toHaveBeenCalled();
  });

  it('looks once at a case that moved on while the stages were listed', async () => {
    const product = await running(caseIn('in-handling'));
    product.workflows.executions.clear();
    const line = { proposalId: 'p1', dueKey: 'x' };
    vi.spyOn(product.views, 'inStage').mockImplementation(async (_, stage) =>
      /^(?:awaiting-dispatch|in-handling)$/.test(stage) ? [line] : [],
    );
    expect(await reconcile(wired(product), sweep)).toMatchObject({ checked: 1, restarted: 3 });
  });

  it('starts what is missing with an epoch that never ran', async () => {
    const product = await running(caseIn('in-handling'));
    product.workflows.ends('p1.1');
    product.workflows.ends('p1.a2.r0.1');
    expect(await reconcile(wired(product), sweep)).toEqual({ checked: 1, restarted: 2, woken: 0, rescheduled: 0, succeeded: 0 });
    expect(product.workflows.running).toEqual(['p1.2', 'p1.a1.r0.1', 'p1.a2.r0.2']);
    const at = '2026-03-05T02:00:00.000Z';
    expect(await product.repairs.list(body, { before: '', limit: 10 })).toEqual([
      { id: `${at}#execution-replaced.p1.a2.r0.2`, at, kind: 'execution-replaced', proposalId: 'p1', assignmentId: 'a2', epoch: 2 },
      { id: `${at}#execution-replaced.p1.2`, at, kind: 'execution-replaced', proposalId: 'p1', epoch: 2 },
    ]);
  });

  it('leaves a later epoch alone that runs already', async () => {
    const product = await running(caseIn('in-handling'));
    product.workflows.ends('p1.1');
    product.workflows.executions.set('p1.7', true);
    expect(await reconcile(wired(product), sweep)).toEqual({ checked: 1, restarted: 0, woken: 0, rescheduled: 0, succeeded: 0 });
  });

  it('starts everything again when Step Functions has forgotten all', async () => {
    const product = await running(caseIn('in-handling'));
    product.workflows.executions.clear();
    expect(await reconcile(wired(product), sweep)).toEqual({ checked: 1, restarted: 3, woken: 0, rescheduled: 0, succeeded: 0 });
    expect(product.workflows.running).toEqual(['p1.1', 'p1.a1.r0.1', 'p1.a2.r0.1']);
  });

  it('goes on from the epoch of the wait that was left behind: a name is free again after 90 days', async () => {
    const product = await running(caseIn('in-handling'));
    product.workflows.executions.clear();
    await product.waitsIn('in-handling', { ...ofCase, epoch: 3 });
    await product.waitsIn('in-handling', { ...ofShare('a1'), epoch: 2 });
    product.workflows.ends('p1.3');
    product.workflows.executions.delete('p1.a1.r0.2');
    await reconcile(wired(product), sweep);
    expect(product.workflows.running).toEqual(['p1.4', 'p1.a1.r0.2', 'p1.a2.r0.1']);
  });

  it('carries through what the relay has not: a lost record is found by the case’s list', async () => {
    const product = await running(caseIn('in-review'));
    const token = await product.waitsIn('in-review');
    await product.tells(caseIn('awaiting-number'));
    expect(await reconcile(wired(product), sweep)).toMatchObject({ restarted: 0 });
    expect(product.workflows.answers).toMatchObject([{ token, outcome: { outcome: 'awaiting-dispatch' } }]);
    expect(product.views.of(p1).get('case')).toMatchObject({ version: 3, view: { caseNumber: '1' } });
  });

  it('goes on with the others where one case cannot be looked after, and fails at the end so that somebody hears of it', async () => {
    const product = await running(caseIn('in-review'));
    const token = await product.waitsIn('in-review');
    await product.tells(caseIn('awaiting-number'));
    const reader: Pick<ViewReader, 'inStage'> = {
      inStage: async (...asked) => [
        ...(asked[1] === 'in-review' ? [{ proposalId: 'no-such', dueKey: '2026-01-01T00:00:00.000Z#no-such' }] : []),
        ...(await product.views.inStage(...asked)),
      ],
    };
    await expect(reconcile({ ...wired(product), reader }, sweep)).rejects.toThrow('no-such');
    expect(product.workflows.answers).toMatchObject([{ token }]);
  });

  it('wakes what sleeps on although its case is carried through: a wake that was lost', async () => {
    const product = await running(caseIn('awaiting-dispatch'));
    const token = await product.waitsIn('in-review');
    expect(await reconcile(wired(product), sweep)).toEqual({ checked: 1, restarted: 0, woken: 1, rescheduled: 0, succeeded: 0 });
    expect(product.workflows.answers).toMatchObject([{ token, outcome: { outcome: 'awaiting-dispatch', wakeIn: expect.any(Number) } }]);
    expect(await reconcile(wired(product), sweep)).toEqual({ checked: 1, restarted: 0, woken: 0, rescheduled: 0, succeeded: 0 });
    expect(levels()).toEqual(['warn', 'info']);
    expect(await product.repairs.list(body, { before: '', limit: 10 })).toMatchObject([{ kind: 'wait-woken', proposalId: 'p1', epoch: 1 }]);
  });

  it.each([
    ['to before the wait would wake', 20],
    ['to a day that is over', 60],
  ])('wakes a wait whose next alarm a policy moved %s, which is no repair', async (_, days) => {
    const product = await running(caseIn('in-handling'));
    const state = (await product.cases.read(body, 'p1')).state!;
    const clock = clocksOf(state, ofShare('a1')).find(isOpen)!;
    const wakeAt = nextAlarmAt(clock, new Date().toISOString(), defaultPolicy, chinaCalendar)!;
    const { reminders } = defaultPolicy;
    const ladder = { ...reminders.ladder, [clock.kind]: { ...reminders.ladder[clock.kind], before: [days] } };
    const token = await product.waitsIn(standingOf(state, ofShare('a1')), ofShare('a1'), { wakeAt });
    const policy = { ...defaultPolicy, version: 'p1', reminders: { ...reminders, ladder } };
    await product.append(policyKey(body), '2026-03-05T01:00:00.000Z', [{ type: 'PolicyRecorded', policy, inForceFrom: '2026-01-01' }]);
    // An instance that read the rules a moment ago goes by them for ten seconds.
    vi.setSystemTime(new Date('2026-03-05T02:01:00.000Z'));
    expect(await reconcile(wired(product), sweep)).toEqual({ checked: 1, restarted: 0, woken: 0, rescheduled: 1, succeeded: 0 });
    expect(product.workflows.answers).toMatchObject([{ token, outcome: { outcome: 'rescheduled' } }]);
    expect(levels()).toEqual(['info']);
  });

  it('looks at every open case of the bodies it is given, page by page, and at no ended or foreign one', async () => {
    const product = await running(caseIn('closed'));
    for (let n = 2; n <= 130; n += 1) {
      const pk = proposalKey(body, `p${n}`);
      await product.tells(caseIn('in-review'), pk);
      await relayLog(product, pk);
    }
    const foreign = proposalKey('990113', 'p1');
    await product.tells(caseIn('in-review'), foreign);
    await relayLog(product, foreign);
    expect(await reconcile(wired(product), sweep)).toMatchObject({ checked: 129 });
  });

  it('a repair is told as a warning, quiet is not', async () => {
    const product = await running(caseIn('in-review'));
    await reconcile(wired(product), sweep);
    product.workflows.ends('p1.1');
    await reconcile(wired(product), sweep);
    expect(levels()).toEqual(['info', 'warn']);
  });
});

describe('an execution that ended badly', () => {
  it.each(['FAILED', 'TIMED_OUT', 'ABORTED'])('(%s) is followed by the next epoch', async (status) => {
    const product = await running(caseIn('in-handling'));
    product.workflows.ends('p1.1');
    expect(await reconcile(wired(product), ended(ofCase, status))).toEqual({
      checked: 1,
      restarted: 1,
      woken: 0,
      rescheduled: 0,
      succeeded: 0,
    });
    expect(product.workflows.running).toContain('p1.2');
  });

  it('of a share too', async () => {
    const product = await running(caseIn('in-handling'));
    product.workflows.ends('p1.a2.r0.1');
    await reconcile(wired(product), ended(ofShare('a2')));
    expect(product.workflows.running).toContain('p1.a2.r0.2');
  });

  it('is told twice and followed once', async () => {
    const product = await running(caseIn('in-handling'));
    product.workflows.ends('p1.1');
    await reconcile(wired(product), ended(ofCase));
    expect(await reconcile(wired(product), ended(ofCase))).toEqual({ checked: 1, restarted: 0, woken: 0, rescheduled: 0, succeeded: 0 });
    expect(product.workflows.running.filter((name) => /^p1\.\d$/.test(name))).toEqual(['p1.2']);
  });

  it('three times in a row is left to the next sweep', async () => {
    const product = await running(caseIn('in-handling'));
    for (let epoch = 1; epoch <= 6; epoch += 1) {
      product.workflows.ends(`p1.${epoch}`);
      await reconcile(wired(product), ended({ ...ofCase, epoch }));
      if (!product.workflows.running.includes(`p1.${epoch + 1}`)) break;
    }
    expect([...product.workflows.executions.keys()].filter((name) => /^p1\.\d$/.test(name))).toEqual(['p1.1', 'p1.2', 'p1.3', 'p1.4']);
    await reconcile(wired(product), sweep);
    expect(product.workflows.running).toContain('p1.5');
  });

  it.each([
    ['a case that is over', caseIn('closed'), ofCase],
    ['a share that owes nothing more', caseIn('awaiting-feedback'), ofShare('a1')],
    ['a share of an earlier round', caseIn('awaiting-feedback').does('give-feedback', dissatisfied), ofShare('a1')],
  ])('of %s is not followed', async (_what, story, execution) => {
    const product = await running(story);
    product.workflows.executions.clear();
    expect(await reconcile(wired(product), ended(execution))).toEqual({ checked: 1, restarted: 0, woken: 0, rescheduled: 0, succeeded: 0 });
  });

  it('of a case without a log is not followed', async () => {
    const product = new ProductInMemory();
    expect(await reconcile(wired(product), ended(ofCase))).toEqual({ checked: 1, restarted: 0, woken: 0, rescheduled: 0, succeeded: 0 });
  });
});

describe('what should run', () => {
  it.each(['draft', 'closed', 'declined', 'withdrawn'] as const)('is nothing for a case %s', (stage) => {
    expect(expectedExecutions({ body, proposalId: 'p1' }, caseIn(stage).proposal)).toEqual([]);
  });

  it('is the case, and each share that owes something, in its round', () => {
    const story = caseIn('awaiting-feedback').does('give-feedback', dissatisfied);
    expect(expectedExecutions({ body, proposalId: 'p1' }, story.proposal)).toEqual([ofCase, ofShare('a1', 1)]);
  });
});

it.each([{}, { sweep: { bodies: [] } }, ended({ body }), { detail: { status: 'FAILED', input: '{}' } }])(
  'an event it does not know (%j) is an error',
  async (event) => {
    await expect(reconcile(wired(new ProductInMemory()), event)).rejects.toThrow();
  },
);

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awaitStepSchema } from '#core/contracts/workflow.ts';
import type { Execution } from '#core/contracts/workflow.ts';
import type { Cases } from '#core/case/log/cases.ts';
import { awaitOutcome, fenceOf } from '#core/case/waits/await-outcome.ts';
import { caseIn, dissatisfied } from '#test/support/case-in.ts';
import { ofCase, ofShare, p1, ProductInMemory } from '#test/support/product-in-memory.ts';

const fence = { redriveCount: 0, enteredAt: '2026-01-14T02:00:00.500Z', retryCount: 0 };
const day = 86_400;

function step(changes: object = {}, execution: Execution = ofCase) {
  const { fence: own, ...others } = { fence: {}, ...changes };
  return awaitStepSchema.parse({
    execution,
    waitingIn: 'in-review',
    token: 'token-1',
    wakeIn: 3 * day,
    executionArn: 'arn:p1.1',
    fence: { ...fence, ...own },
    ...others,
  });
}

/** The step's dependencies; reading the ledger is an effect that is noted too. */
function wired(product: ProductInMemory) {
  const { cases, waits, workflows } = product;
  const read: Cases['read'] = (body, id) => product.crash.around('read the ledger', () => cases.read(body, id)).then((folded) => folded);
  return { cases: { ...cases, read }, waits, wake: workflows.wake };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-14T02:00:00.500Z') }));
afterEach(() => void vi.useRealTimers());

describe('handing in a token', () => {
  it('keeps it, with the instant at which it wakes by itself', async () => {
    const product = await new ProductInMemory().tells(caseIn('in-review'));
    product.workflows.opens('token-1');
    await awaitOutcome(wired(product), step({ wakeIn: 3 * day }));
    expect(product.waits.all).toMatchObject([
      { pk: p1, sk: 'proposal', token: 'token-1', waitingIn: 'in-review', wakeAt: '2026-01-17T02:00:00.500Z' },
    ]);
    expect(product.workflows.answers).toEqual([]);
  });

  it('is done before the ledger is read: a commit in between is seen by one of the two', async () => {
    const product = await new ProductInMemory().tells(caseIn('in-review'));
    await awaitOutcome(wired(product), step());
    expect(product.crash.effects).toEqual(['put token-1', 'read the ledger']);
  });

  it('answers itself when the commit was faster, and forgets the wait', async () => {
    const product = await new ProductInMemory().tells(caseIn('awaiting-number'));
    product.workflows.opens('token-1');
    await awaitOutcome(wired(product), step());
    expect(product.workflows.answers).toEqual([{ token: 'token-1', outcome: { outcome: 'awaiting-number', wakeIn: expect.any(Number) } }]);
    expect(product.waits.all).toEqual([]);
  });

  it('forgets the wait also when its token is gone already', async () => {
    const product = await new ProductInMemory().tells(caseIn('awaiting-number'));
    await awaitOutcome(wired(product), step());
    expect(product.waits.all).toEqual([]);
  });

  it('of a share stands beside the case’s', async () => {
    const product = await new ProductInMemory().tells(caseIn('in-handling'));
    vi.setSystemTime('2026-03-03T02:00:00.000Z');
    await awaitOutcome(wired(product), step({ waitingIn: 'in-handling' }, ofShare('a2')));
    await awaitOutcome(wired(product), step({ waitingIn: 'in-handling', token: 'token-2' }));
    expect(product.waits.all.map(({ sk, token }) => `${sk} ${token}`).sort()).toEqual(['a2 token-1', 'proposal token-2']);
  });

  it('a share of an earlier round finds that it is done', async () => {
    const story = caseIn('in-consultation');
    const product = await new ProductInMemory().tells(story);
    product.workflows.opens('token-1');
    await awaitOutcome(wired(product), step({ waitingIn: 'in-handling' }, ofShare('a1')));
    expect(product.workflows.answers).toEqual([{ token: 'token-1', outcome: { outcome: 'done', wakeIn: expect.any(Number) } }]);
  });

  it('a wait that would sleep past its alarm is rescheduled at once', async () => {
    const product = await new ProductInMemory().tells(caseIn('in-review'));
    product.workflows.opens('token-1');
    await awaitOutcome(wired(product), step({ wakeIn: 89 * day }));
    expect(product.workflows.answers).toMatchObject([{ outcome: { outcome: 'rescheduled', wakeIn: expect.any(Number) } }]);
  });

  it('of a case without a log fails, so that it is tried again and then left to the reconciler', async () => {
    const product = new ProductInMemory();
    await expect(awaitOutcome(wired(product), step())).rejects.toThrow('no log');
  });
});

describe('the fence', () => {
  const older: [why: string, earlier: Parameters<typeof step>, later: Parameters<typeof step>][] = [
    ['a retry', [{ fence: { retryCount: 0 } }], [{ fence: { retryCount: 1 } }]],
    ['the tenth retry', [{ fence: { retryCount: 9 } }], [{ fence: { retryCount: 10 } }]],
    ['the state entered again', [{ fence: { retryCount: 7 } }], [{ fence: { enteredAt: '2026-01-14T02:00:00.501Z' } }]],
    // AWS leaves out a fraction that is zero.
    [
      'the state entered again within a second that began whole',
      [{ fence: { enteredAt: '2026-01-14T02:00:01Z' } }],
      [{ fence: { enteredAt: '2026-01-14T02:00:01.300Z' } }],
    ],
    ['a redrive', [{ fence: { enteredAt: '2026-09-01T00:00:00.000Z' } }], [{ fence: { redriveCount: 1 } }]],
    ['the next epoch', [{ fence: { redriveCount: 3 } }], [{}, { ...ofCase, epoch: 2 }]],
    ['the next round', [{}, { ...ofShare('a1'), epoch: 5 }], [{}, ofShare('a1', 1)]],
  ];

  it.each(older)('%s is later', (_why, earlier, later) => {
    expect(fenceOf(step(...earlier)) < fenceOf(step(...later))).toBe(true);
  });

  it.each(older)(
    'an attempt that comes after %s leaves the newer wait, and answers itself when there is an outcome',
    async (_why, earlier, later) => {
      const product = await new ProductInMemory().tells(caseIn('awaiting-feedback').does('give-feedback', dissatisfied));
      vi.setSystemTime('2026-04-16T02:00:00.000Z');
      const [changes = {}, execution] = later;
      await awaitOutcome(wired(product), step({ ...changes, waitingIn: 'in-handling', token: 'newer' }, execution));
      product.workflows.opens('older');
      const [late = {}, of] = earlier;
      await awaitOutcome(wired(product), step({ ...late, waitingIn: 'in-review', token: 'older' }, of));
      expect(product.waits.all).toMatchObject([{ token: 'newer' }]);
      expect(product.workflows.answers).toMatchObject([{ token: 'older' }]);
    },
  );

  it('an older attempt without an outcome waits on beside the newer one', async () => {
    const product = await new ProductInMemory().tells(caseIn('in-review'));
    await awaitOutcome(wired(product), step({ token: 'newer' }, { ...ofCase, epoch: 2 }));
    await awaitOutcome(wired(product), step({ token: 'older' }));
    expect(product.waits.all).toMatchObject([{ token: 'newer' }]);
    expect(product.workflows.answers).toEqual([]);
  });

  it('the same attempt may run twice', async () => {
    const product = await new ProductInMemory().tells(caseIn('in-review'));
    await awaitOutcome(wired(product), step());
    await awaitOutcome(wired(product), step());
    expect(product.waits.all).toHaveLength(1);
  });
});

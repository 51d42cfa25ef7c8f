import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nothingRemembered } from '#functions/platform/flow/remembered.ts';
import { reconcile } from '#functions/reconcile/reconcile.ts';
import { PlanBoard, dispatchTo } from '#test/support/plan-board.ts';
import { body } from '#test/support/product-in-memory.ts';

const wired = ({ api }: PlanBoard) => ({ ...api.product.relay, ...api.relay, remembered: nothingRemembered, reader: api.product.views });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a dispatch that was wrong', () => {
  it('is corrected after one unit signed for: the other share goes to a third unit, the first keeps what it has', async () => {
    const board = await PlanBoard.with('p1', 'p2');
    const plan = await board.seals([dispatchTo('p1', 'transport', 'parks'), dispatchTo('p2', 'transport')]);
    await board.runs(plan, { grace: 'PT0S' });
    await board.carriesOut(plan);
    await board.api.does('transport-clerk', 'p1', 'sign-for');
    await board.api.does('du', 'p1', 'reassign', { assignmentId: 'a2', to: 'police', reason: '治安事项归公安。' });
    const found = await board.api.ask('du', 'GET', '/v1/proposals/p1');
    expect(found.body).toMatchObject({
      stage: 'in-handling',
      assignments: [
        { id: 'a1', unit: { id: 'transport' }, status: 'in-handling' },
        { id: 'a2', unit: { id: 'police' }, status: 'awaiting-sign-for' },
      ],
    });
    // Both stay in the history as what they are, and the plan goes on saying what it did.
    expect(board.log('p1').map(({ command }) => command)).toEqual(expect.arrayContaining(['dispatch', 'sign-for', 'reassign']));
    const after = await board.reads(plan);
    expect(after).toMatchObject({ state: 'finished', counts: { done: 2 } });
    expect(after.units.map(({ unit }) => unit.id)).toEqual(['transport', 'parks']);
  });
});

describe('the run of a plan that was lost', () => {
  const sweep = { sweep: { bodies: [body] } };

  it('is started again by the sweep under the next name, once, and ends', async () => {
    const board = await PlanBoard.with('p1');
    const plan = await board.seals([dispatchTo('p1', 'transport')]);
    await board.runs(plan);
    await board.relays(plan);
    const { executions } = board.api.product.planRuns;
    executions.set(`${body}.${plan.id}.1`, false);
    expect(await reconcile(wired(board), sweep)).toMatchObject({ restarted: 1 });
    expect([...executions]).toEqual([
      [`${body}.${plan.id}.1`, false],
      [`${body}.${plan.id}.2`, true],
    ]);
    expect(await reconcile(wired(board), sweep)).toMatchObject({ restarted: 0 });
    await board.carriesOut(plan);
    expect(await board.reads(plan)).toMatchObject({ state: 'finished', counts: { done: 1 } });
    executions.set(`${body}.${plan.id}.2`, false);
    expect(await reconcile(wired(board), sweep)).toMatchObject({ restarted: 0 });
  });

  it('is found by the sweep where nobody ever started it', async () => {
    const board = await PlanBoard.with('p1');
    const plan = await board.seals([dispatchTo('p1', 'transport')]);
    await board.runs(plan);
    expect(await reconcile(wired(board), sweep)).toMatchObject({ restarted: 1 });
    expect([...board.api.product.planRuns.executions.keys()]).toEqual([`${body}.${plan.id}.1`]);
  });

  it('is started again where its execution ended without an end of the plan', async () => {
    const board = await PlanBoard.with('p1');
    const plan = await board.seals([dispatchTo('p1', 'transport')]);
    await board.runs(plan);
    await board.relays(plan);
    const { executions } = board.api.product.planRuns;
    executions.set(`${body}.${plan.id}.1`, false);
    const execution = { body, planId: plan.id, at: '2026-03-02T02:10:00.000Z', epoch: 1 };
    const ended = {
      'detail-type': 'Step Functions Execution Status Change',
      detail: { status: 'FAILED', input: JSON.stringify(execution) },
    };
    expect(await reconcile(wired(board), ended)).toMatchObject({ restarted: 1 });
    expect(executions.get(`${body}.${plan.id}.2`)).toBe(true);
  });
});

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ledgerCases } from '#core/case/log/cases.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { ledgerPlans } from '#core/plan/plans.ts';
import { runPlan } from '#core/plan/run-plan.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { now } from '#functions/platform/clock.ts';
import { MemoryLedger } from '#test/support/memory-ledger.ts';
import { PlanBoard, dispatchTo } from '#test/support/plan-board.ts';
import { body } from '#test/support/product-in-memory.ts';
import { sha256 } from '#test/support/sha256.ts';

const ids = Array.from({ length: 30 }, (_, index) => `p${index + 1}`);
const units = ['transport', 'parks', 'police'];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-02T02:00:00.000Z') });
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

class Killed extends Error {}

/** The ledger as it was, in which the n-th append is the last thing a process does: odd ones before it, even ones after it. */
class DyingLedger extends MemoryLedger {
  dieAt = Number.POSITIVE_INFINITY;
  points = 0;
  isDead = false;

  override async append(commit: Commit): Promise<boolean> {
    this.dies();
    const appended = await super.append(commit);
    this.dies();
    return appended;
  }

  private dies(): void {
    this.points += 1;
    if (this.points === this.dieAt) this.isDead = true;
    // A process that is dead does nothing more, whatever it had begun side by side.
    if (this.isDead) throw new Killed();
  }
}

it('a run of thirty lines that is killed at any step and run again dispatches every line once', async () => {
  const board = await PlanBoard.with(...ids);
  const plan = await board.seals(ids.map((id, index) => dispatchTo(id, units[index % 3]!)));
  await board.runs(plan);
  vi.setSystemTime(new Date('2026-03-02T02:10:00.000Z'));
  const pks = [`${body}#directory`, `${body}#plans`, `${body}#plan#${plan.id}`, ...ids.map((id) => `${body}#proposal#${id}`)];
  const before = pks.flatMap((pk) => board.api.product.ledger.log(pk));
  const execution = { body, planId: plan.id, at: '2026-03-02T02:10:00.000Z', epoch: 1 };

  const carryOut = async (dieAt: number): Promise<DyingLedger> => {
    const ledger = new DyingLedger();
    for (const commit of before) await MemoryLedger.prototype.append.call(ledger, commit);
    ledger.dieAt = dieAt;
    for (;;) {
      // Each time a process that remembers nothing.
      const access = { ledger, digest: sha256, now };
      const process = {
        cases: ledgerCases(access),
        plans: ledgerPlans(access),
        registers: ledgerRegisters(access),
        digest: sha256,
        eachOf,
      };
      try {
        const { chunks } = await runPlan(process, { act: 'begin', execution });
        for (const { lines } of chunks) await runPlan(process, { act: 'lines', execution, lines });
        await runPlan(process, { act: 'finish', execution });
        return ledger;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        ledger.isDead = false;
      }
    }
  };

  const { points } = await carryOut(Number.POSITIVE_INFINITY);
  // 30 lines, two records of them, the beginning, the end twice, three numbers taken and written: 41 appends.
  expect(points).toBe(2 * 41);
  for (let dieAt = 1; dieAt <= points; dieAt += 1) {
    const ledger = await carryOut(dieAt);
    for (const id of ids) {
      expect(
        ledger.log(`${body}#proposal#${id}`).filter(({ command }) => command === 'dispatch'),
        `${id}, killed at ${dieAt}`,
      ).toHaveLength(1);
    }
    const { state } = await ledgerPlans({ ledger, digest: sha256, now }).read(body, plan.id);
    expect(
      [...state!.results.values()].filter(({ outcome }) => outcome === 'done'),
      `killed at ${dieAt}`,
    ).toHaveLength(30);
    expect(state!.over?.how).toBe('finished');
    expect(state!.notices.map(({ number }) => number).sort()).toEqual([1, 2, 3].map((n) => `提案交〔2026〕${n}号`));
    expect(ledger.log(`${body}#register#dispatch-notice.2026`)).toHaveLength(3);
  }
});

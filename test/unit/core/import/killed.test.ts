import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ledgerCases } from '#core/case/log/cases.ts';
import { ledgerImports } from '#core/import/imports.ts';
import { runImport } from '#core/import/run/run-import.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { now } from '#functions/platform/clock.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { ImportDesk, aRow, csvOf, proposalHeadings } from '#test/support/import-desk.ts';
import { MemoryLedger } from '#test/support/memory-ledger.ts';
import { body } from '#test/support/product-in-memory.ts';
import { sha256 } from '#test/support/sha256.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-20T02:00:00.000Z') });
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
    if (this.isDead) throw new Killed();
  }
}

it('an import of thirty rows that is killed at any step and run again has every row in once, under its number', async () => {
  const desk = await ImportDesk.opened();
  const rows = Array.from({ length: 30 }, (_, index) => aRow(index + 1, index % 3 === 0 ? '' : index + 1));
  const tried = await desk.tries(csvOf(proposalHeadings, rows));
  await desk.runs(tried);
  const pks = [`${body}#directory`, `${body}#imports`, `${body}#import#${tried.id}`];
  const before = pks.flatMap((pk) => desk.api.product.ledger.log(pk));
  const execution = { body, importId: tried.id, epoch: 1 };

  const carryOut = async (dieAt: number): Promise<DyingLedger> => {
    const ledger = new DyingLedger();
    for (const commit of before) await MemoryLedger.prototype.append.call(ledger, commit);
    ledger.dieAt = dieAt;
    for (;;) {
      // Each time a process that remembers nothing.
      const access = { ledger, digest: sha256, now };
      const stores = { imports: ledgerImports(access), cases: ledgerCases(access), registers: ledgerRegisters(access) };
      const process = { ...stores, store: desk.api.broughtIn, eachOf };
      try {
        const { chunks } = await runImport(process, { act: 'begin', execution });
        for (const { part } of chunks) await runImport(process, { act: 'part', execution, part });
        await runImport(process, { act: 'finish', execution });
        return ledger;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        ledger.isDead = false;
      }
    }
  };

  const whole = await carryOut(Number.POSITIVE_INFINITY);
  // 30 rows, two parts on record, the numbers, the end twice: 35 appends.
  expect(whole.points).toBe(2 * 35);
  for (let dieAt = 1; dieAt <= whole.points; dieAt += 1) {
    const ledger = await carryOut(dieAt);
    const { state } = await ledgerImports({ ledger, digest: sha256, now }).read(body, tried.id);
    const ids = [...(state?.results.values() ?? [])].flatMap((result) => (result.outcome === 'done' ? [result.proposalId ?? ''] : []));
    expect(new Set(ids).size, `killed at ${dieAt}`).toBe(30);
    for (const id of ids) expect(ledger.log(`${body}#proposal#${id}`), `${id}, killed at ${dieAt}`).toHaveLength(1);
    expect(ledger.log(`${body}#register#case.6-1`)).toHaveLength(1);
    expect(state?.finishedAt).toBeDefined();
  }
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#core/errors/refusal.ts';
import { holderOf } from '#core/register/register-log.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { MemoryLedger } from '#test/support/memory-ledger.ts';
import { sha256 } from '#test/support/sha256.ts';

const now = (): string => '2026-03-02T02:00:00.000Z';
const which = { body: '990112', series: 'case.6-1', policyVersion: 'default-1' };
const fresh = (ledger: MemoryLedger) => ledgerRegisters({ ledger, digest: sha256, now });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const owned = (numbers: readonly number[], by = 'imported') => numbers.map((number) => ({ number, owner: `${by}-${number}` }));

/** Asks until it is through, as a workflow's Retry does. */
async function persistently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Refusal) || error.name !== 'TooMuchContentionError') throw error;
    }
  }
}

describe('a register into which numbers were brought', () => {
  it('goes on behind the range, without a gap', async () => {
    const ledger = new MemoryLedger();
    await fresh(ledger).bring({ ...which, key: 'i1', numbers: owned(range(1, 343)) });
    const taken = [];
    for (const owner of ['p1', 'p2', 'p3']) taken.push(await fresh(ledger).take({ ...which, owner }));
    expect(taken).toEqual([344, 345, 346]);
  });

  it('goes on behind the highest, whatever lies between; what lies between can still be brought', async () => {
    const registers = fresh(new MemoryLedger());
    await registers.take({ ...which, owner: 'p1' });
    await registers.bring({ ...which, key: 'i1', numbers: owned([5, 9]) });
    expect(await registers.take({ ...which, owner: 'p2' })).toBe(10);
    const after = await registers.bring({ ...which, key: 'i2', numbers: owned([7]) });
    expect(holderOf(after, 7)).toEqual({ owner: 'imported-7' });
    expect(await registers.take({ ...which, owner: 'p3' })).toBe(11);
  });

  it('takes in no number that is somebody’s already, given or brought', async () => {
    const registers = fresh(new MemoryLedger());
    await registers.take({ ...which, owner: 'p1' });
    await registers.bring({ ...which, key: 'i1', numbers: owned([2, 3]) });
    const after = await registers.bring({ ...which, key: 'i2', numbers: owned([1, 2, 3, 4], 'late') });
    expect([1, 2, 3, 4, 5].map((number) => holderOf(after, number))).toEqual([
      'given',
      { owner: 'imported-2' },
      { owner: 'imported-3' },
      { owner: 'late-4' },
      undefined,
    ]);
  });

  it('brought under the same key again does nothing, and whoever asks again gets the number of then', async () => {
    const ledger = new MemoryLedger();
    await fresh(ledger).bring({ ...which, key: 'i1', numbers: owned([8]) });
    const number = await fresh(ledger).take({ ...which, owner: 'p1' });
    await fresh(ledger).bring({ ...which, key: 'i1', numbers: owned([8]) });
    expect([number, await fresh(ledger).take({ ...which, owner: 'p1' }), ledger.log('990112#register#case.6-1').length]).toEqual([9, 9, 2]);
  });

  it('never has a number twice and leaves no gap of its own, whatever is brought and taken side by side', async () => {
    const act = fc.oneof(
      fc.record({ from: fc.integer({ min: 1, max: 60 }), length: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ owners: fc.integer({ min: 1, max: 6 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), async (rounds) => {
        const ledger = new MemoryLedger();
        const given = new Map<string, number>();
        // The acts of a round are side by side, each by an instance that remembers nothing.
        for (const [round, acts] of rounds.entries()) {
          await Promise.all(
            acts.flatMap((one, place): Promise<unknown>[] => {
              const key = `${round}.${place}`;
              if ('from' in one) {
                const numbers = owned(range(one.from, one.from + one.length - 1), key);
                return [persistently(() => fresh(ledger).bring({ ...which, key, numbers }))];
              }
              return range(1, one.owners).map(async (n) => {
                const owner = `p${key}.${n}`;
                given.set(owner, await persistently(() => fresh(ledger).take({ ...which, owner })));
              });
            }),
          );
        }
        const { brought, highest, stretches } = await fresh(ledger).read(which.body, which.series);
        const mine = [...given.values()];
        expect(new Set(mine).size).toBe(mine.length);
        expect(mine.filter((number) => brought.has(number))).toEqual([]);
        expect(Math.max(0, ...mine, ...brought.keys())).toBe(highest);
        expect(stretches.flatMap(([first, last]) => range(first, last))).toEqual(mine.toSorted((a, b) => a - b));
        // A stretch ends only where a range was brought that lies behind it.
        for (const [, last] of stretches.slice(0, -1)) expect([...brought.keys()].some((number) => number > last)).toBe(true);
        for (const [owner, number] of given) expect(await fresh(ledger).take({ ...which, owner })).toBe(number);
      }),
      { seed: 20261126, numRuns: 80 },
    );
  });
});

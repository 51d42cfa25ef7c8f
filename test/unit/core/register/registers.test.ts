import { describe, expect, it } from 'vitest';
import { Refusal } from '#core/errors/refusal.ts';
import { findChainFault } from '#core/ledger/hash-chain.ts';
import { ledgerRegisters } from '#core/register/registers.ts';
import { MemoryLedger } from '#test/support/memory-ledger.ts';
import { sha256 } from '#test/support/sha256.ts';

const now = (): string => '2026-03-02T02:00:00.000Z';

/** Asks until the number is there, as the workflow's Retry does; counts the refusals. */
async function persistently(ledger: MemoryLedger, owner: string, series = 'case.6-1'): Promise<{ number: number; refused: number }> {
  for (let refused = 0; ; refused += 1) {
    try {
      return {
        number: await ledgerRegisters({ ledger, digest: sha256, now }).take({ body: '990112', series, owner, policyVersion: 'default-1' }),
        refused,
      };
    } catch (error) {
      if (!(error instanceof Refusal) || error.name !== 'TooMuchContentionError') throw error;
    }
  }
}

const owners = Array.from({ length: 50 }, (_, index) => `p${index + 1}`);

describe('a register', () => {
  it('gives 50 who ask at once the numbers 1 to 50, without gaps', async () => {
    const ledger = new MemoryLedger();
    const taken = await Promise.all(owners.map((owner) => persistently(ledger, owner)));
    expect(taken.map(({ number }) => number).sort((a, b) => a - b)).toEqual(owners.map((_, index) => index + 1));
    // Twelve tries are not enough for the last of fifty: they are told so, and ask again.
    expect(Math.max(...taken.map(({ refused }) => refused))).toBeGreaterThan(0);
    expect(findChainFault(ledger.log('990112#register#case.6-1'), sha256)).toBeUndefined();
  });

  it('gives whoever asks again the number taken then', async () => {
    const ledger = new MemoryLedger();
    const first = await Promise.all(owners.map((owner) => persistently(ledger, owner)));
    const again = await Promise.all(owners.map((owner) => persistently(ledger, owner)));
    expect(again.map(({ number }) => number)).toEqual(first.map(({ number }) => number));
    expect(ledger.log('990112#register#case.6-1')).toHaveLength(50);
  });

  it('counts each series apart', async () => {
    const ledger = new MemoryLedger();
    await persistently(ledger, 'p1');
    expect(await persistently(ledger, 'p1', 'letter.transport.2026')).toMatchObject({ number: 1 });
    expect(await persistently(ledger, 'p2')).toMatchObject({ number: 2 });
  });

  it('that is known is appended to without asking; somebody else’s number is found out', async () => {
    const ledger = new MemoryLedger();
    const [mine, theirs] = [0, 1].map(() => ledgerRegisters({ ledger, digest: sha256, now }));
    const take = (registers: typeof mine, owner: string) =>
      registers!.take({ body: '990112', series: 'case.6-1', owner, policyVersion: 'default-1' });
    await take(mine, 'p1');
    expect([await take(mine, 'p2'), ledger.reads]).toEqual([2, 1]);
    await take(theirs, 'p3');
    expect([await take(mine, 'p3'), await take(mine, 'p4'), await take(theirs, 'p4')]).toEqual([3, 4, 4]);
  });

  it('reads no log but a register’s', async () => {
    const ledger = new MemoryLedger();
    await persistently(ledger, 'p1');
    const [commit] = ledger.log('990112#register#case.6-1');
    await ledger.append({ ...commit!, seq: 2, commandId: 'x', events: [{ type: 'ProposalFiled' }] });
    await expect(persistently(ledger, 'p2')).rejects.toThrow();
  });
});

import { describe, expect, it } from 'vitest';
import { tailsTogether } from '#core/ledger/tails-together.ts';
import type { Ledger, LogTail } from '#core/ports/ledger.ts';
import { aLog } from '#test/support/a-log.ts';
import { MemoryLedger } from '#test/support/memory-ledger.ts';

const known = (pk: string, afterSeq: number): LogTail => ({ pk, afterSeq, isKnown: true });
const seqsOf = (logs: readonly (readonly { seq: number }[])[]) => logs.map((log) => log.map(({ seq }) => seq));

/** A ledger of three logs of four commits, what it was asked for, and the one log of which reading fails. */
async function ledgerWith(broken?: string) {
  const store = new MemoryLedger();
  for (const pk of ['a', 'b', 'c']) for (const commit of aLog(4, pk)) await store.append(commit);
  const asked: string[] = [];
  const readTails: Ledger['readTails'] = async (tails) => {
    asked.push(tails.map(({ pk, afterSeq }) => `${pk}>${afterSeq}`).join(' '));
    if (tails.some(({ pk }) => pk === broken)) throw new Error(`${broken} cannot be read`);
    return store.readTails(tails);
  };
  const ledger = tailsTogether({ read: (...log) => store.read(...log), append: (commit) => store.append(commit), readTails });
  return { ledger, asked, store };
}

describe('ends of logs that are asked for at one moment', () => {
  it('are one call, and each who asks has what is new to them', async () => {
    const { ledger, asked } = await ledgerWith();
    const answers = await Promise.all([
      ledger.readTails([known('a', 3)]),
      ledger.readTails([known('b', 4), known('a', 1)]),
      ledger.readTails([known('c', 2)]),
    ]);
    expect(answers.map(seqsOf)).toEqual([[[4]], [[], [2, 3, 4]], [[3, 4]]]);
    expect(asked).toEqual(['a>1 b>4 c>2']);
  });

  it('are read after they were asked for, not with what was asked before', async () => {
    const { ledger, asked, store } = await ledgerWith();
    const [before] = await ledger.readTails([known('a', 4)]);
    const [fifth] = aLog(5, 'a').slice(4);
    await store.append(fifth!);
    expect([before, ...seqsOf(await ledger.readTails([known('a', 4)]))]).toEqual([[], [5]]);
    expect(asked).toEqual(['a>4', 'a>4']);
  });

  it('leave alone a log of which nothing is known: it is read by itself, in the order it was asked for', async () => {
    const { ledger, asked } = await ledgerWith();
    const both = await ledger.readTails([{ pk: 'b', afterSeq: 0, isKnown: false }, known('a', 3)]);
    expect(seqsOf(both)).toEqual([[1, 2, 3, 4], [4]]);
    expect(asked).toEqual(['b>0', 'a>3']);
  });

  it('where one cannot be read, who asked for another hears nothing of it', async () => {
    const { ledger, asked } = await ledgerWith('b');
    const [a, b] = await Promise.allSettled([ledger.readTails([known('a', 3)]), ledger.readTails([known('b', 3)])]);
    expect(a).toMatchObject({ value: [[{ pk: 'a', seq: 4 }]] });
    expect(b).toMatchObject({ reason: { message: 'b cannot be read' } });
    expect(asked.splice(0)).toEqual(['a>3 b>3', 'a>3', 'b>3']);
    // Nobody else asked: what failed is not asked again.
    await expect(Promise.all([ledger.readTails([known('b', 3)]), ledger.readTails([known('b', 1)])])).rejects.toThrow('b cannot be read');
    expect(asked).toEqual(['b>1']);
  });
});

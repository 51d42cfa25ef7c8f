import { describe, expect, it } from 'vitest';
import type { Ledger } from '#core/ledger/ledger.ts';
import { rememberingLedger } from '#core/ledger/remembering-ledger.ts';
import { aLog } from '#test/support/a-log.ts';
import { MemoryLedger } from '#test/support/memory-ledger.ts';

const log = aLog(4);
const pk = log[0]!.pk;

async function filled(length: number): Promise<{ store: MemoryLedger; asked: number[]; ledger: Ledger }> {
  const store = new MemoryLedger();
  for (const commit of log.slice(0, length)) await store.append(commit);
  const asked: number[] = [];
  const watched: Ledger = {
    read: (key, afterSeq = 0) => (asked.push(afterSeq), store.read(key, afterSeq)),
    append: (commit) => store.append(commit),
  };
  return { store, asked, ledger: rememberingLedger(watched) };
}

describe('a remembering ledger', () => {
  it('reads only what is new, and gives the whole', async () => {
    const { store, asked, ledger } = await filled(2);
    expect(await ledger.read(pk)).toEqual(log.slice(0, 2));
    await store.append(log[2]!);
    expect(await ledger.read(pk)).toEqual(log.slice(0, 3));
    expect(await ledger.read(pk, 2)).toEqual([log[2]]);
    expect(asked).toEqual([0, 2, 3]);
  });

  it('keeps the longer of two reads that overlap', async () => {
    const { store, asked, ledger } = await filled(1);
    const early = ledger.read(pk);
    await store.append(log[1]!);
    const late = ledger.read(pk);
    expect([(await late).length, (await early).length]).toEqual([2, 1]);
    await ledger.read(pk);
    expect(asked.at(-1)).toBe(2);
  });

  it('does not forget the longer one when the shorter comes last', async () => {
    const answers: ((length: number) => void)[] = [];
    const asked: number[] = [];
    const slow: Ledger = {
      read: (_, afterSeq = 0) => {
        asked.push(afterSeq);
        return new Promise((resolve) => answers.push((length) => resolve(log.slice(afterSeq, length))));
      },
      append: () => Promise.reject(new Error('nothing is appended here')),
    };
    const ledger = rememberingLedger(slow);
    const reads = [ledger.read(pk), ledger.read(pk)];
    answers[1]!(3);
    await reads[1];
    answers[0]!(1);
    await reads[0];
    const third = ledger.read(pk);
    answers[2]!(4);
    expect(await third).toEqual(log);
    expect(asked).toEqual([0, 0, 3]);
  });

  it('appends as its ledger does', async () => {
    const { store, ledger } = await filled(1);
    expect(await ledger.append(log[1]!)).toBe(true);
    expect(await ledger.append(log[1]!)).toBe(false);
    expect(store.log(pk)).toHaveLength(2);
  });
});

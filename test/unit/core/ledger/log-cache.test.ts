import { describe, expect, it } from 'vitest';
import type { LogKind } from '#core/ledger/append-command.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { logCache } from '#core/ledger/log-cache.ts';
import type { LogCache } from '#core/ledger/log-cache.ts';
import { aLog } from '#test/support/a-log.ts';

const log = aLog(5);
const pk = log[0]!.pk;

/** The instants of a log's commits. */
const instants: LogKind<{ readonly at: readonly string[] }, string> = {
  readEvents: ({ events }) => events.map(String),
  apply: (state, _event, { at }) => ({ at: [...(state?.at ?? []), at] }),
};

/** A cache over a log whose reads are answered when the test says so, or at once. */
class Reads {
  now = '2026-03-10T02:00:00.000Z';
  length = 2;
  readonly asked: number[] = [];
  readonly waiting: (() => void)[] = [];
  isSlow = false;
  isBroken = false;
  readonly cache: LogCache<{ readonly at: readonly string[] }> = logCache(
    instants,
    {
      read: async (_pk, afterSeq = 0): Promise<Commit[]> => {
        this.asked.push(afterSeq);
        if (this.isBroken) throw new Error('the store is away');
        const { length } = this;
        if (this.isSlow) await new Promise<void>((resolve) => this.waiting.push(resolve));
        return log.slice(afterSeq, length);
      },
    },
    () => this.now,
  );
}

describe('a log that is kept', () => {
  it('is read once, then only asked for its tail', async () => {
    const reads = new Reads();
    expect(await reads.cache.fresh(pk)).toEqual({ state: { at: log.slice(0, 2).map(({ at }) => at) }, seq: 2 });
    reads.length = 3;
    expect(await reads.cache.fresh(pk)).toEqual({ state: { at: log.slice(0, 3).map(({ at }) => at) }, seq: 3 });
    expect(reads.asked).toEqual([0, 2]);
  });

  it('is the same object as long as nothing was appended', async () => {
    const { cache } = new Reads();
    const { state } = await cache.fresh(pk);
    expect((await cache.fresh(pk)).state).toBe(state);
  });

  it('has no state before its first commit', async () => {
    const reads = new Reads();
    reads.length = 0;
    expect(await reads.cache.fresh(pk)).toEqual({ state: undefined, seq: 0 });
  });

  it('keeps logs apart', async () => {
    const reads = new Reads();
    await reads.cache.fresh(pk);
    await reads.cache.fresh('990113#policy');
    expect(reads.asked).toEqual([0, 0]);
  });

  it('does not go back when the slower of two reads comes last', async () => {
    const reads = new Reads();
    reads.isSlow = true;
    reads.length = 1;
    const early = reads.cache.fresh(pk);
    reads.length = 4;
    const late = reads.cache.fresh(pk);
    reads.waiting[1]!();
    expect((await late).seq).toBe(4);
    reads.waiting[0]!();
    expect((await early).seq).toBe(4);
    reads.isSlow = false;
    await reads.cache.fresh(pk);
    expect(reads.asked.at(-1)).toBe(4);
  });

  it('reads anew for whoever wants the latest, also while another read is on its way', async () => {
    const reads = new Reads();
    reads.isSlow = true;
    const both = Promise.all([reads.cache.fresh(pk), reads.cache.fresh(pk)]);
    expect(reads.asked).toEqual([0, 0]);
    for (const answer of reads.waiting) answer();
    await both;
  });
});

describe('a log that may be moments old', () => {
  it('is not read again before its time', async () => {
    const reads = new Reads();
    await reads.cache.recent(pk, 1000);
    reads.length = 3;
    reads.now = '2026-03-10T02:00:01.000Z';
    expect((await reads.cache.recent(pk, 1000)).seq).toBe(2);
    reads.now = '2026-03-10T02:00:01.001Z';
    expect((await reads.cache.recent(pk, 1000)).seq).toBe(3);
    expect(reads.asked).toEqual([0, 2]);
  });

  it('shares the read that is on its way', async () => {
    const reads = new Reads();
    reads.isSlow = true;
    const both = Promise.all([reads.cache.recent(pk, 1000), reads.cache.recent(pk, 1000)]);
    reads.waiting[0]!();
    await both;
    expect(reads.asked).toEqual([0]);
  });

  it('is as new as the latest read of anybody', async () => {
    const reads = new Reads();
    await reads.cache.recent(pk, 1000);
    reads.length = 5;
    await reads.cache.fresh(pk);
    expect((await reads.cache.recent(pk, 1000)).seq).toBe(5);
    expect(reads.asked).toEqual([0, 2]);
  });

  it('is read again when the clock was set back', async () => {
    const reads = new Reads();
    await reads.cache.recent(pk, 1000);
    reads.now = '2026-03-09T02:00:00.000Z';
    await reads.cache.recent(pk, 1000);
    expect(reads.asked).toEqual([0, 2]);
  });

  it('is read again after a read that failed', async () => {
    const reads = new Reads();
    reads.isBroken = true;
    await expect(reads.cache.recent(pk, 1000)).rejects.toThrow('the store is away');
    reads.isBroken = false;
    expect((await reads.cache.recent(pk, 1000)).seq).toBe(2);
  });
});

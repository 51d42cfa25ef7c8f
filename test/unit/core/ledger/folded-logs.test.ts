import { describe, expect, it } from 'vitest';
import type { Commit } from '#core/ledger/commit.ts';
import { foldedLogs } from '#core/ledger/folded-logs.ts';
import type { FoldedLogs } from '#core/ledger/folded-logs.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import type { LogKind } from '#core/ledger/log-kind.ts';
import { aLog } from '#test/support/a-log.ts';
import { MemoryLedger } from '#test/support/memory-ledger.ts';

const log = aLog(4);
const pk = log[0]!.pk;

/** A log whose state says which events it was folded from. */
const history: LogKind<string, string> = {
  readEvents: ({ events }) => events.map((stored) => JSON.stringify(stored)),
  apply: (before, event, { at }) => `${before ?? ''}|${at} ${event}`,
};

class Instance {
  readonly store = new MemoryLedger();
  readonly asked: number[] = [];
  now = '2026-03-02T02:00:00.000Z';
  readonly logs: FoldedLogs<string, string>;

  constructor({ most = 10, read }: { most?: number; read?: Ledger['read'] } = {}) {
    const fromStore: Ledger['read'] = (key, afterSeq = 0) => (this.asked.push(afterSeq), this.store.read(key, afterSeq));
    const readTails: Ledger['readTails'] = (tails) => Promise.all(tails.map((tail) => (read ?? fromStore)(tail.pk, tail.afterSeq)));
    this.logs = foldedLogs<string, string>({ kindOf: () => history, ledger: { readTails }, now: () => this.now, most });
  }

  async grows(...commits: readonly Commit[]): Promise<void> {
    for (const commit of commits) await this.store.append(commit);
  }
}

/** What a log folded at once gives. */
async function atOnce(length: number) {
  const instance = new Instance();
  await instance.grows(...log.slice(0, length));
  return instance.logs.read(pk);
}

describe('folded logs', () => {
  it('read only what is new, and give the same as a whole reading', async () => {
    const instance = new Instance();
    await instance.grows(...log.slice(0, 2));
    expect(await instance.logs.read(pk)).toEqual(await atOnce(2));
    await instance.grows(log[2]!);
    expect(await instance.logs.read(pk)).toEqual(await atOnce(3));
    expect(await instance.logs.read(pk)).toEqual(await atOnce(3));
    expect(instance.asked).toEqual([0, 2, 3]);
  });

  it('never go back: of two readings that overlap the longer one is kept', async () => {
    const answers: ((length: number) => void)[] = [];
    const asked: number[] = [];
    const read: Ledger['read'] = (_, afterSeq = 0) => {
      asked.push(afterSeq);
      return new Promise((resolve) => answers.push((length) => resolve(log.slice(afterSeq, length))));
    };
    const { logs } = new Instance({ read });
    const reads = [logs.read(pk), logs.read(pk)];
    answers[1]!(3);
    await reads[1];
    answers[0]!(1);
    expect(await reads[0]).toEqual(await atOnce(3));
    const third = logs.read(pk);
    answers[2]!(4);
    expect(await third).toEqual(await atOnce(4));
    expect(asked).toEqual([0, 0, 3]);
  });

  it('know without asking what was read, and nothing of other logs', async () => {
    const instance = new Instance();
    await instance.grows(...log);
    expect(instance.logs.known(pk)).toEqual({ state: undefined, commits: [], stored: [], seq: 0 });
    const read = await instance.logs.read(pk);
    expect(instance.logs.known(pk)).toBe(read);
  });

  it('keep so many logs, and put out the one that was not asked for longest', async () => {
    const instance = new Instance({ most: 2 });
    for (const key of ['a', 'b']) await instance.grows(...log.map((commit) => ({ ...commit, pk: key })));
    await instance.grows(...log);
    for (const key of ['a', 'b', 'a', pk]) await instance.logs.read(key);
    expect(['a', 'b', pk].map((key) => instance.logs.known(key).seq)).toEqual([4, 0, 4]);
  });

  it('can be read with others: the tail to ask for, then what was answered', async () => {
    const instance = new Instance();
    await instance.grows(...log.slice(0, 2));
    await instance.logs.read(pk);
    const { tail, end } = instance.logs.beginRead(pk);
    expect(tail).toEqual({ pk, afterSeq: 2, isKnown: true });
    expect(end(log.slice(2))).toEqual(await atOnce(4));
    expect(instance.asked).toEqual([0]);
  });
});

describe('commits that come some other way', () => {
  it('are taken in where they follow on what is known, repeated ones too', async () => {
    const instance = new Instance();
    expect(instance.logs.takeIn(pk, log.slice(0, 1)).seq).toBe(1);
    expect(instance.logs.takeIn(pk, log.slice(0, 3))).toEqual(await atOnce(3));
    expect(instance.logs.takeIn(pk, log.slice(1, 2)).seq).toBe(3);
    expect(instance.asked).toEqual([]);
  });

  it.each([
    ['leave a gap', log.slice(2)],
    ['have one among them', [log[1]!, log[3]!]],
  ])('are left to the next read where they %s', async (_, commits) => {
    const instance = new Instance();
    await instance.grows(...log);
    instance.logs.takeIn(pk, log.slice(0, 1));
    expect(instance.logs.takeIn(pk, commits).seq).toBe(1);
    expect(await instance.logs.read(pk)).toEqual(await atOnce(4));
    expect(instance.asked).toEqual([1]);
  });
});

describe('a reading that may be a moment old', () => {
  it('costs no call within that time, and is as of now behind it', async () => {
    const instance = new Instance();
    await instance.grows(log[0]!);
    expect((await instance.logs.recent(pk, 1000)).seq).toBe(1);
    await instance.grows(log[1]!);
    instance.now = '2026-03-02T02:00:01.000Z';
    expect((await instance.logs.recent(pk, 1000)).seq).toBe(1);
    instance.now = '2026-03-02T02:00:01.001Z';
    expect((await instance.logs.recent(pk, 1000)).seq).toBe(2);
    expect(instance.asked).toEqual([0, 1]);
  });

  it('is made anew when the clock was set back, and is not younger for what was taken in', async () => {
    const instance = new Instance();
    await instance.grows(...log);
    await instance.logs.recent(pk, 1000);
    instance.now = '2026-03-02T01:00:00.000Z';
    await instance.logs.recent(pk, 1000);
    expect(instance.asked).toEqual([0, 4]);
    const other = new Instance();
    await other.grows(...log);
    other.logs.takeIn(pk, log.slice(0, 1));
    expect((await other.logs.recent(pk, 1000)).seq).toBe(4);
  });
});

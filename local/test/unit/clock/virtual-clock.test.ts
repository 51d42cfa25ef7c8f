import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openStoredClock } from '../../../clock/clock-store.ts';
import { VirtualClock } from '../../../clock/virtual-clock.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HOUR = 3_600_000;

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('VirtualClock', () => {
  afterEach(() => vi.useRealTimers());

  it('runs timers in the order of their instants, those of one instant in the order they were set', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 }), async (hours) => {
        const clock = new VirtualClock();
        const start = clock.now();
        const fired: string[] = [];
        hours.forEach((hour, index) => clock.at(start + hour * HOUR, () => fired.push(`${hour}/${index}`)));
        await clock.advanceTo(start + 21 * HOUR);
        const expected = hours.map((hour, index) => ({ hour, index })).sort((a, b) => a.hour - b.hour || a.index - b.index);
        expect(fired).toEqual(expected.map(({ hour, index }) => `${hour}/${index}`));
        clock.stop();
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it('never fires a cancelled timer, however many there are', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const fired: number[] = [];
    const cancels = Array.from({ length: 500 }, (_, index) => clock.at(start + (500 - index) * HOUR, () => fired.push(index)));
    cancels.forEach((cancel, index) => index % 5 !== 0 && cancel());
    await clock.advanceTo(start + 501 * HOUR);
    expect(fired).toEqual(Array.from({ length: 100 }, (_, index) => 495 - index * 5));
  });

  it('shows each timer the instant it was set for', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const seen: number[] = [];
    for (const hours of [1, 30, 24 * 60]) clock.at(start + hours * HOUR, () => seen.push(Math.floor((clock.now() - start) / HOUR)));
    await clock.advanceTo(start + 24 * 90 * HOUR);
    expect(seen).toEqual([1, 30, 24 * 60]);
  });

  it('runs timers that timers set on the way, and leaves those beyond the target', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const fired: string[] = [];
    clock.at(start + HOUR, () => {
      fired.push('first');
      clock.at(start + 2 * HOUR, () => fired.push('second'));
      clock.at(start + 4 * HOUR, () => fired.push('beyond'));
    });
    await clock.advanceTo(start + 3 * HOUR);
    expect(fired).toEqual(['first', 'second']);
    await clock.advanceTo(start + 5 * HOUR);
    expect(fired).toEqual(['first', 'second', 'beyond']);
  });

  it('lets the consequences of one timer finish before the next', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const log: string[] = [];
    clock.at(start + HOUR, async () => {
      log.push('began');
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
      log.push('ended');
    });
    clock.at(start + 2 * HOUR, () => log.push('next'));
    await clock.advanceTo(start + 2 * HOUR);
    expect(log).toEqual(['began', 'ended', 'next']);
  });

  it('does not move while anything is busy', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const { promise, resolve: finish } = Promise.withResolvers<void>();
    const work = clock.busy(() => promise);
    const advance = clock.advanceTo(start + 10 * HOUR);
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => void setImmediate(resolve));
    expect(clock.now() - start).toBeLessThan(HOUR);
    finish();
    await Promise.all([work, advance]);
    expect(clock.now() - start).toBeGreaterThanOrEqual(10 * HOUR);
  });

  it('arrives though clients go on asking, and serves them on the way, between two instants', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const over = new AbortController();
    let served = 0;
    // Six clients, each with its next request ready as the last one is answered: there is always one under way.
    const client = async (turns: number): Promise<void> => {
      while (!over.signal.aborted) {
        await clock.admitted();
        await clock.busy(async () => {
          for (let left = turns; left > 0; left -= 1) await turn();
        });
        served += 1;
      }
    };
    const clients = [3, 4, 5, 6, 7, 8].map(client);
    const fired: number[] = [];
    for (let hour = 1; hour <= 5; hour += 1) clock.at(start + hour * HOUR, () => fired.push(served));
    await clock.advanceTo(start + 5 * HOUR);
    over.abort();
    await Promise.all(clients);
    expect(fired).toEqual([6, 12, 18, 24, 30].map((count) => expect.toSatisfy((seen: number) => seen >= count - 6)));
    expect(new Set(fired).size).toBe(5);
  });

  it('lets a request in that what is under way waits for, once nothing else happens', async () => {
    const clock = new VirtualClock({ stallMs: 20 });
    const start = clock.now();
    const log: string[] = [];
    clock.at(start + HOUR, async () => {
      // A receiver that asks back before it answers.
      await clock.admitted();
      log.push('asked back');
    });
    await clock.advanceTo(start + 2 * HOUR);
    expect(log).toEqual(['asked back']);
  });

  it('keeps nobody waiting while it only runs, and nobody for ever when it stops', async () => {
    const clock = new VirtualClock();
    await clock.admitted();
    const { promise: never, resolve } = Promise.withResolvers<void>();
    const work = clock.busy(() => never);
    const advance = clock.advanceTo(clock.now() + HOUR);
    await new Promise((turn) => void setImmediate(turn));
    const held = clock.admitted();
    clock.stop();
    await held;
    resolve();
    await Promise.all([work, advance]);
  });

  it('never goes back', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    await clock.advanceTo(start + 2 * HOUR);
    await clock.advanceTo(start + HOUR);
    expect(clock.now()).toBeGreaterThanOrEqual(start + 2 * HOUR);
  });

  it('takes overlapping advances one after the other', async () => {
    const clock = new VirtualClock();
    const start = clock.now();
    const fired: number[] = [];
    for (const hours of [1, 2, 3]) clock.at(start + hours * HOUR, () => fired.push(hours));
    await Promise.all([clock.advanceTo(start + 2 * HOUR), clock.advanceTo(start + 3 * HOUR)]);
    expect(fired).toEqual([1, 2, 3]);
  });

  it('fires at real speed when nobody advances it, also past 24.8 days', () => {
    vi.useFakeTimers({ now: 0 });
    const clock = new VirtualClock();
    const fired: string[] = [];
    clock.at(40 * 24 * HOUR, () => fired.push('late'));
    clock.at(2 * HOUR, () => fired.push('soon'));
    vi.advanceTimersByTime(2 * HOUR);
    expect(fired).toEqual(['soon']);
    vi.advanceTimersByTime(40 * 24 * HOUR);
    expect(fired).toEqual(['soon', 'late']);
  });

  it('fires nothing after it was stopped', async () => {
    const clock = new VirtualClock();
    let fired = false;
    clock.at(clock.now() + HOUR, () => (fired = true));
    clock.stop();
    await clock.advanceTo(clock.now() + 2 * HOUR);
    expect(fired).toBe(false);
  });

  it('tells worker threads how far ahead it is', async () => {
    const moves: number[] = [];
    const clock = new VirtualClock({ offset: HOUR, onMove: async (offset) => void moves.push(offset) });
    await clock.advanceTo(clock.now() + 5 * HOUR);
    expect(clock.shared[0]! / HOUR).toBeCloseTo(6, 2);
    expect(moves).toEqual([clock.shared[0]]);
  });
});

describe('openStoredClock', () => {
  it('is where it was after a restart, also when the machine’s clock was set back', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'clock-'));
    const path = join(directory, 'clock.sqlite');
    const first = openStoredClock(path);
    await first.clock.advanceTo(first.clock.now() + 100 * HOUR);
    const left = first.clock.now();
    first.close();
    vi.useFakeTimers({ now: Date.now() - 50 * HOUR });
    const second = openStoredClock(path);
    expect(second.clock.now()).toBeGreaterThanOrEqual(left - 1000);
    second.close();
    vi.useRealTimers();
    rmSync(directory, { recursive: true });
  });

  it('begins where it is told, once', () => {
    const directory = mkdtempSync(join(tmpdir(), 'clock-'));
    const path = join(directory, 'clock.sqlite');
    const beginAt = Date.UTC(2026, 0, 12);
    const first = openStoredClock(path, beginAt);
    expect(first.clock.now() - beginAt).toBeLessThan(5000);
    first.close();
    const second = openStoredClock(path, beginAt + 30 * 24 * HOUR);
    expect(second.clock.now() - beginAt).toBeLessThan(10_000);
    expect(second.clock.now() - beginAt).toBeGreaterThanOrEqual(0);
    second.close();
    rmSync(directory, { recursive: true });
  });
});

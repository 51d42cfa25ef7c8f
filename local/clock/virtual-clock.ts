import { TimerQueue, type Timer } from './timer-queue.ts';

/** Milliseconds since the Unix epoch, on the virtual time line. */
export type Instant = number;

/** What the stand-ins need of time: read it, be woken, and say when they are at work. */
export interface Clock {
  now(): Instant;
  /** Runs `run` once when virtual time reaches `when` (at once if it is past). Returns a function that cancels it. */
  at(when: Instant, run: () => unknown): () => void;
  /** Counts `work` as activity until it settles: virtual time does not move on while anything is busy. */
  busy<T>(work: () => Promise<T>): Promise<T>;
}

// Real time without any activity beginning or ending, after which what is under way seems to wait for somebody outside.
const STALL_MS = 2000;

// setTimeout overflows past 2^31-1 ms (24.8 days); re-arming every hour is exact enough and cheap.
const LONGEST_SLEEP_MS = 3_600_000;

/**
 * One time line for everything in the process, worker threads included: they read `shared[0]`, the
 * milliseconds to add to the machine's own clock. It runs at real speed and can be advanced, which
 * fires every timer on the way in order and lets each one's consequences finish before the next.
 */
export class VirtualClock implements Clock {
  readonly shared: Float64Array<SharedArrayBuffer>;
  readonly #timers = new TimerQueue();
  readonly #onMove: (offset: number) => Promise<void> | undefined;
  readonly #stallMs: number;
  #active = 0;
  /** When, by the process's own clock, work last began or ended. */
  #lastChange = 0;
  /** Outsiders that wait at the door. */
  #held: (() => void)[] = [];
  #whenIdle: (() => void)[] = [];
  #advancing: Promise<unknown> = Promise.resolve();
  #isAdvancing = false;
  #sleep: NodeJS.Timeout | undefined;
  #wakesAt: Instant = Infinity;
  #stopped = false;

  /** `offset`: milliseconds ahead of the machine's clock to begin with; `onMove` is told every change, to persist it; nothing is run at the
   * new instant before it has; `stallMs`: see `admitted`. */
  constructor(options: { offset?: number; onMove?: (offset: number) => Promise<void> | undefined; stallMs?: number } = {}) {
    this.shared = new Float64Array(new SharedArrayBuffer(8));
    this.shared[0] = options.offset ?? 0;
    this.#onMove = options.onMove ?? (() => undefined);
    this.#stallMs = options.stallMs ?? STALL_MS;
  }

  now(): Instant {
    return Date.now() + (this.shared[0] ?? 0);
  }

  at(when: Instant, run: () => unknown): () => void {
    const timer = this.#timers.add(when, run);
    if (when < this.#wakesAt) this.#arm();
    return () => this.#timers.cancel(timer);
  }

  /**
   * Resolves when a request from outside may begin: at once, unless the clock is being moved. Then it waits until what is under
   * way has come to rest, and has its turn before the next instant, so that a move ends however many clients go on asking.
   * Should what is under way wait for just that request (a webhook's receiver that asks back before it answers), it is let in
   * after two seconds in which nothing happened.
   */
  admitted(): Promise<void> {
    return this.#isAdvancing ? new Promise((resolve) => void this.#held.push(resolve)) : Promise.resolve();
  }

  async busy<T>(work: () => Promise<T>): Promise<T> {
    this.#active += 1;
    this.#lastChange = performance.now();
    try {
      return await work();
    } finally {
      this.#active -= 1;
      this.#lastChange = performance.now();
      if (this.#active === 0) for (const wake of this.#whenIdle.splice(0)) wake();
    }
  }

  /** Resolves when nothing is busy, timers that lie in the future aside. */
  async whenQuiet(): Promise<void> {
    // Two idle turns in a row: a promise that settles may start new work in its continuation.
    for (let idle = 0; idle < 2; idle += 1) {
      if (this.#active > 0) {
        await new Promise<void>((resolve) => void this.#whenIdle.push(resolve));
        idle = -1;
      } else {
        await new Promise<void>((resolve) => void setImmediate(resolve));
        if (this.#active > 0) idle = -1;
      }
    }
  }

  /**
   * Moves to `target` (never back), running each timer due on the way; resolves when all is quiet there: what was under way and
   * what was due is done, with all that followed from it and from the requests let in meanwhile (`admitted`).
   */
  advanceTo(target: Instant): Promise<void> {
    const run = this.#advancing.then(() => this.#walkTo(target));
    this.#advancing = run.catch(() => undefined);
    return run;
  }

  /** No timer fires any more. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#sleep);
    this.#timers.clear();
    this.#admitHeld();
  }

  async #walkTo(target: Instant): Promise<void> {
    this.#isAdvancing = true;
    const watch = setInterval(() => this.#breakStall(), this.#stallMs / 4).unref();
    try {
      await this.whenQuiet();
      for (let next = this.#timers.first(); next !== undefined && next.when <= target; next = this.#timers.first()) {
        await this.#jumpTo(next.when);
        this.#fireDue(next.when);
        await this.whenQuiet();
        if (this.#admitHeld()) await this.whenQuiet();
      }
      await this.#jumpTo(target);
      await this.whenQuiet();
    } finally {
      clearInterval(watch);
      this.#isAdvancing = false;
      this.#admitHeld();
      this.#arm();
    }
  }

  /** Lets in who waits at the door; whoever comes after them waits in turn. Answers whether there was anybody. */
  #admitHeld(): boolean {
    const held = this.#held.splice(0);
    for (const enter of held) enter();
    return held.length > 0;
  }

  #breakStall(): void {
    if (this.#active > 0 && performance.now() - this.#lastChange >= this.#stallMs) this.#admitHeld();
  }

  async #jumpTo(instant: Instant): Promise<void> {
    // Whole milliseconds, rounded up: a clock that reads fractions surprises everyone who stores an instant.
    const ahead = Math.ceil(instant - this.now());
    if (ahead <= 0) return;
    this.shared[0] = (this.shared[0] ?? 0) + ahead;
    await this.#onMove(this.shared[0]);
  }

  #fireDue(upTo: Instant): void {
    const due: Timer[] = [];
    for (let next = this.#timers.first(); next !== undefined && next.when <= upTo; next = this.#timers.first()) {
      this.#timers.cancel(next);
      due.push(next);
    }
    for (const timer of due) void this.busy(async () => timer.run());
  }

  #arm(): void {
    clearTimeout(this.#sleep);
    this.#wakesAt = Infinity;
    const next = this.#timers.first();
    if (next === undefined || this.#isAdvancing || this.#stopped) return;
    this.#wakesAt = next.when;
    const delay = Math.min(Math.max(next.when - this.now(), 0), LONGEST_SLEEP_MS);
    this.#sleep = setTimeout(() => {
      if (!this.#isAdvancing) this.#fireDue(this.now());
      this.#arm();
    }, delay);
    this.#sleep.unref();
  }
}

import type { HeldClock } from './held-clock.ts';

/** Something to be done at an instant; thrown errors put it on again as its retries say. */
export interface Duty {
  readonly at: number;
  readonly what: string;
  readonly act: () => Promise<void>;
  /** Milliseconds until it is tried again after so many tries; `undefined`: never. */
  readonly retry?: (tries: number) => number | undefined;
}

/** What is to come, in the order of its instants, on a clock that jumps from one to the next. */
export class Agenda {
  readonly #clock: HeldClock;
  readonly #duties: { duty: Duty; at: number; tries: number; order: number }[] = [];
  #order = 0;
  now: number;

  constructor(clock: HeldClock, beginning: string) {
    this.#clock = clock;
    this.now = Date.parse(beginning);
    clock.set(this.now);
  }

  add(duty: Duty, tries = 0, at = duty.at): void {
    const entry = { duty, tries, at: Math.max(at, this.now), order: (this.#order += 1) };
    // Binary search for the place: a year has tens of thousands of duties.
    let low = 0;
    let high = this.#duties.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#duties[middle]!;
      if (other.at > entry.at || (other.at === entry.at && other.order > entry.order)) low = middle + 1;
      else high = middle;
    }
    this.#duties.splice(low, 0, entry);
  }

  /** Does everything up to an instant, in order, and leaves the clock there. */
  async until(instant: string): Promise<void> {
    const end = Date.parse(instant);
    for (let next = this.#duties.at(-1); next !== undefined && next.at <= end; next = this.#duties.at(-1)) {
      this.#duties.pop();
      this.now = next.at;
      this.#clock.set(next.at);
      try {
        await next.duty.act();
      } catch (error) {
        const wait = next.duty.retry?.(next.tries + 1);
        if (wait === undefined && next.duty.retry !== undefined) throw error;
        if (wait !== undefined) this.add(next.duty, next.tries + 1, next.at + wait);
      }
    }
    this.now = end;
    this.#clock.set(end);
  }
}

/** Something to run at an instant (milliseconds since the epoch). */
export interface Timer {
  readonly when: number;
  readonly order: number;
  readonly run: () => unknown;
  isCancelled: boolean;
}

/** Earliest first, then in the order of adding: a binary heap, since thousands of executions may wait at once. */
export class TimerQueue {
  #heap: Timer[] = [];
  #order = 0;
  #cancelled = 0;

  add(when: number, run: () => unknown): Timer {
    const timer: Timer = { when, order: this.#order++, run, isCancelled: false };
    this.#heap.push(timer);
    this.#rise(this.#heap.length - 1);
    return timer;
  }

  /** A cancelled timer stays in the heap until it comes to the top, unless most of the heap is such. */
  cancel(timer: Timer): void {
    if (timer.isCancelled) return;
    timer.isCancelled = true;
    this.#cancelled += 1;
    if (this.#cancelled > 64 && this.#cancelled * 2 > this.#heap.length) {
      this.#heap = this.#heap.filter((entry) => !entry.isCancelled).sort((left, right) => (isBefore(left, right) ? -1 : 1));
      this.#cancelled = 0;
    }
  }

  first(): Timer | undefined {
    for (let top = this.#heap[0]; top !== undefined; top = this.#heap[0]) {
      if (!top.isCancelled) return top;
      this.#cancelled -= 1;
      const last = this.#heap.pop();
      if (last !== undefined && this.#heap.length > 0) {
        this.#heap[0] = last;
        this.#sink(0);
      }
    }
    return undefined;
  }

  clear(): void {
    this.#heap = [];
    this.#cancelled = 0;
  }

  #rise(position: number): void {
    let child = position;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfBefore(child, parent)) return;
      child = parent;
    }
  }

  #sink(position: number): void {
    let parent = position;
    for (;;) {
      const left = parent * 2 + 1;
      const right = left + 1;
      const smaller = this.#comesBefore(right, left) ? right : left;
      if (!this.#swapIfBefore(smaller, parent)) return;
      parent = smaller;
    }
  }

  #comesBefore(left: number, right: number): boolean {
    const [a, b] = [this.#heap[left], this.#heap[right]];
    return a !== undefined && b !== undefined && isBefore(a, b);
  }

  #swapIfBefore(lower: number, upper: number): boolean {
    const [a, b] = [this.#heap[lower], this.#heap[upper]];
    if (a === undefined || b === undefined || !isBefore(a, b)) return false;
    this.#heap[lower] = b;
    this.#heap[upper] = a;
    return true;
  }
}

function isBefore(left: Timer, right: Timer): boolean {
  return left.when < right.when || (left.when === right.when && left.order < right.order);
}

import { AsyncLocalStorage } from 'node:async_hooks';

/** What goes wrong at an effect. The first two end the invocation that it belongs to; the others it may live on with. */
export const faultKinds = ['crash-before', 'crash-after', 'throttled', 'answer-lost'] as const;

export type FaultKind = (typeof faultKinds)[number];

/** The invocation is dead; whatever it still tries fails with this. */
class CrashError extends Error {
  override readonly name = 'CrashError';
}

/** The store turned the request away, or its answer never came: named as the SDK names it. */
class StoreError extends Error {
  constructor(name: string) {
    super(name);
    this.name = name;
  }
}

/** Counts effects (writes, mails, executions) and lets some of them go wrong. Each invocation dies by itself. */
export class FaultPoints {
  /** Faults by the number of the effect, from 1. */
  readonly planned: ReadonlyMap<number, FaultKind>;
  effects = 0;
  happened = 0;
  readonly #invocation = new AsyncLocalStorage<{ dead: boolean }>();

  constructor(planned: ReadonlyMap<number, FaultKind> = new Map()) {
    this.planned = planned;
  }

  /** Runs one invocation: what dies in it is dead for all of it. */
  invocation<T>(act: () => Promise<T>): Promise<T> {
    return this.#invocation.run({ dead: false }, async () => {
      const result = await act();
      if (this.#invocation.getStore()?.dead === true) throw new CrashError('died');
      return result;
    });
  }

  /** A reading: nothing goes wrong with it but by being dead. */
  async reading<T>(act: () => Promise<T>): Promise<T> {
    this.#mustLive();
    return act();
  }

  /** Outside of invocations nothing is counted and nothing goes wrong. */
  async effect<T>(act: () => Promise<T>): Promise<T> {
    if (this.#invocation.getStore() === undefined) return act();
    this.#mustLive();
    this.effects += 1;
    const fault = this.planned.get(this.effects);
    if (fault !== undefined) this.happened += 1;
    if (fault === 'crash-before') this.#die();
    if (fault === 'throttled') throw new StoreError('ProvisionedThroughputExceededException');
    const result = await act();
    if (fault === 'crash-after') this.#die();
    if (fault === 'answer-lost') throw new StoreError('TimeoutError');
    return result;
  }

  #die(): never {
    const store = this.#invocation.getStore();
    if (store !== undefined) store.dead = true;
    throw new CrashError('died');
  }

  #mustLive(): void {
    if (this.#invocation.getStore()?.dead === true) throw new CrashError('dead already');
  }
}

import type { Clock } from '../clock/virtual-clock.ts';
import { deliver, type Targets } from './deliver.ts';
import type { Delivery, DeliveryStore } from './delivery-store.ts';
import type { EventRule } from './event-rule.ts';
import { nextAttempt } from './retry-plan.ts';

interface DispatcherOptions {
  readonly clock: Clock;
  readonly store: DeliveryStore;
  readonly rules: readonly EventRule[];
  readonly targets: Targets;
}

/** Brings stored deliveries to their targets and tries again on the virtual clock, until each is done or given up. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #cancels = new Map<number, () => void>();
  #state: 'waiting' | 'running' | 'stopped' = 'waiting';

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Takes up what is stored, also what was accepted before. */
  start(): void {
    this.#state = 'running';
    for (const delivery of this.#options.store.pending()) this.#wait(delivery);
  }

  /** Delivers what was just stored; before the start it is left for it. */
  send(deliveries: readonly Delivery[]): void {
    if (this.#state !== 'running') return;
    for (const delivery of deliveries) void this.#options.clock.busy(() => this.#attempt(delivery));
  }

  /** What is under way is forgotten here and taken up by the next start. */
  stop(): void {
    this.#state = 'stopped';
    for (const cancel of this.#cancels.values()) cancel();
  }

  #wait(delivery: Delivery): void {
    const cancel = this.#options.clock.at(delivery.dueAt, () => {
      this.#cancels.delete(delivery.number);
      return this.#attempt(delivery);
    });
    this.#cancels.set(delivery.number, cancel);
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { clock, store, rules, targets } = this.#options;
    const rule = rules.find(({ name }) => name === delivery.rule);
    const target = rule?.targets.find(({ id }) => id === delivery.target);
    if (rule === undefined || target === undefined) {
      store.giveUp(delivery.number, 'The rule or its target is gone');
      return;
    }
    const outcome = await deliver(delivery, rule, target, targets);
    if (this.#state === 'stopped') return;
    if (outcome.kind === 'delivered') {
      store.remove(delivery.number);
      return;
    }
    const next = nextAttempt(delivery, target, outcome, Math.floor(clock.now()));
    if (next === undefined) store.giveUp(delivery.number, outcome.error);
    else {
      store.postpone(next);
      this.#wait(next);
    }
  }
}

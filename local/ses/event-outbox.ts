import type { Clock } from '../clock/virtual-clock.ts';
import type { EventDraft } from '../events/bus-event.ts';
import type { MailStore } from './mail-store.ts';

interface EventOutboxOptions {
  readonly clock: Clock;
  readonly store: MailStore;
  /** Accepts an event: stored when it returns. */
  readonly publish: (event: EventDraft) => unknown;
}

/**
 * Hands stored events to the bus, in order and at least once: one that a killed process had handed over and not yet
 * ticked off is handed over again, as SES may do it too.
 */
export class EventOutbox {
  readonly #options: EventOutboxOptions;
  #state: 'idle' | 'awake' | 'stopped' = 'idle';

  constructor(options: EventOutboxOptions) {
    this.#options = options;
  }

  /** Publishes all that is due, once whoever sent the mail has had the answer. */
  wake(): void {
    if (this.#state !== 'idle') return;
    this.#state = 'awake';
    void this.#options.clock.busy(async () => {
      await new Promise<void>((resolve) => void setImmediate(resolve));
      if (this.#state === 'stopped') return;
      this.#state = 'idle';
      this.#publishDue();
    });
  }

  stop(): void {
    this.#state = 'stopped';
  }

  #publishDue(): void {
    const { store, publish } = this.#options;
    for (const { number, draft } of store.dueEvents()) {
      publish(draft);
      store.settle(number);
    }
  }
}

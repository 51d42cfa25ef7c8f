import type { Clock } from '../clock/virtual-clock.ts';
import type { EventDraft } from './bus-event.ts';

/** What a service has stored to be told, oldest first, until it is settled. */
interface UntoldEvents {
  dueEvents(): readonly { readonly number: number; readonly draft: EventDraft }[];
  settle(number: number): void;
}

interface EventOutboxOptions {
  readonly clock: Clock;
  readonly store: UntoldEvents;
  /** Resolves when what is in the store is safe from a lost power supply. */
  readonly stored: () => Promise<void>;
  /** Accepts an event; resolves when it cannot be lost any more. */
  readonly publish: (event: EventDraft) => Promise<void>;
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

  /** Publishes all that is due, once whoever caused it has had the answer. */
  wake(): void {
    if (this.#state !== 'idle') return;
    this.#state = 'awake';
    void this.#options.clock.busy(async () => {
      await this.#options.stored();
      await new Promise<void>((resolve) => void setImmediate(resolve));
      await this.#publishDue();
    });
  }

  stop(): void {
    this.#state = 'stopped';
  }

  async #publishDue(): Promise<void> {
    const { store, publish } = this.#options;
    // Asked again until nothing is left: more may have happened meanwhile.
    for (let due = this.#due(); due.length > 0; due = this.#due()) {
      for (const { number, draft } of due) {
        await publish(draft);
        if (this.#state === 'stopped') return;
        store.settle(number);
      }
    }
    if (this.#state === 'awake') this.#state = 'idle';
  }

  #due(): ReturnType<UntoldEvents['dueEvents']> {
    return this.#state === 'stopped' ? [] : this.#options.store.dueEvents();
  }
}

import type { Clock } from '../clock/virtual-clock.ts';
import type { EventDraft } from '../events/bus-event.ts';
import type { MailStore } from './mail-store.ts';

interface EventOutboxOptions {
  readonly clock: Clock;
  readonly store: MailStore;
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

  /** Publishes all that is due, once whoever sent the mail has had the answer. */
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
    // Asked again until nothing is left: mails may have been sent meanwhile.
    for (let due = this.#due(); due.length > 0; due = this.#due()) {
      for (const { number, draft } of due) {
        await publish(draft);
        if (this.#state === 'stopped') return;
        store.settle(number);
      }
    }
    if (this.#state === 'awake') this.#state = 'idle';
  }

  #due(): ReturnType<MailStore['dueEvents']> {
    return this.#state === 'stopped' ? [] : this.#options.store.dueEvents();
  }
}

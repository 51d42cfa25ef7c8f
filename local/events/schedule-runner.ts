import type { Clock, Instant } from '../clock/virtual-clock.ts';
import type { Delivery, DeliveryStore } from './delivery-store.ts';
import type { EventRule } from './event-rule.ts';
import type { Schedule } from './schedule.ts';

interface ScheduleRunnerOptions {
  readonly clock: Clock;
  readonly store: DeliveryStore;
  /** Stores the deliveries of one firing; called inside a transaction. */
  readonly fire: (rule: EventRule, at: Instant) => Delivery[];
  /** Begins to deliver what was stored. */
  readonly go: (deliveries: readonly Delivery[]) => void;
}

/**
 * Fires schedule rules on the virtual clock. A rate rule fires when it is first seen and then once a period, a cron rule
 * at its times. The firing and the deliveries it makes are stored together, so a killed process neither loses nor repeats
 * one; of the times missed while no process ran, one firing is made up for.
 */
export class ScheduleRunner {
  readonly #options: ScheduleRunnerOptions;
  readonly #cancels = new Map<EventRule, () => void>();

  constructor(options: ScheduleRunnerOptions) {
    this.#options = options;
  }

  start(rules: readonly EventRule[]): void {
    const { clock, store } = this.#options;
    for (const rule of rules) {
      if (rule.schedule === undefined) continue;
      const { expression, when } = rule.schedule;
      const last = store.lastFired(rule.name, expression);
      if (last !== undefined) this.#arm(rule, when, expression, dueAfter(when, last));
      else if (when.kind === 'rate') this.#arm(rule, when, expression, Math.floor(clock.now()));
      else {
        const seenAt = Math.floor(clock.now());
        store.setLastFired(rule.name, expression, seenAt);
        this.#arm(rule, when, expression, when.next(seenAt));
      }
    }
  }

  stop(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }

  #arm(rule: EventRule, when: Schedule, expression: string, dueAt: Instant | undefined): void {
    const { clock, store, fire, go } = this.#options;
    if (dueAt === undefined) return;
    const run = (): void => {
      const slot = latestSlot(when, dueAt, clock.now());
      const deliveries = store.together(() => {
        store.setLastFired(rule.name, expression, slot);
        return fire(rule, slot);
      });
      this.#arm(rule, when, expression, dueAfter(when, slot));
      go(deliveries);
    };
    this.#cancels.set(rule, clock.at(dueAt, run));
  }
}

function dueAfter(when: Schedule, last: Instant): Instant | undefined {
  return when.kind === 'rate' ? last + when.periodMs : when.next(last);
}

/** The last time due by `now`, `dueAt` or later: those between are made up for by the one firing. */
function latestSlot(when: Schedule, dueAt: Instant, now: Instant): Instant {
  if (when.kind === 'rate') return dueAt + Math.floor(Math.max(now - dueAt, 0) / when.periodMs) * when.periodMs;
  let slot = dueAt;
  for (let next = when.next(slot); next !== undefined && next <= now; next = when.next(slot)) slot = next;
  return slot;
}

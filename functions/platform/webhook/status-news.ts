import { cloudEvent } from '#core/webhook/cloud-event.ts';
import type { EventItem } from '#core/webhook/event-list.ts';
import type { StatusEvent, WhichProposal } from '#core/webhook/status-events.ts';
import type { EventList } from '#core/ports/event-list.ts';
import type { StatusBus } from '#core/ports/status-bus.ts';

/** Where the relay carries status events to. Whoever hears of one can ask for those before it: they are listed first. */
export interface StatusNews {
  /** Lists events of which some may be listed already: they stay where they are. */
  list(items: readonly EventItem[]): Promise<void>;
  /** Puts events of one proposal on the bus, and has the dispatcher follow the proposal where there is a receiver. May be repeated. */
  publish(events: readonly StatusEvent[], follow: WhichProposal | undefined): Promise<void>;
}

export interface StatusNewsDependencies {
  readonly list: EventList;
  readonly bus: Pick<StatusBus, 'publish'>;
  /** Origin of the public API, without a slash at its end. */
  readonly apiUrl: string;
}

export function statusNews({ list, bus, apiUrl }: StatusNewsDependencies): StatusNews {
  return {
    async list(items) {
      await Promise.all(items.map((item) => list.add(item)));
    },
    async publish(events, follow) {
      if (events.length === 0) return;
      await bus.publish(
        events.map((event) => cloudEvent(event, apiUrl)),
        follow,
      );
    },
  };
}

import { cloudEvent } from '#core/webhook/told/cloud-event.ts';
import type { StatusEvent, WhichProposal } from '#core/webhook/told/status-events.ts';
import type { EventList } from '#core/ports/webhook/event-list.ts';
import type { StatusBus } from '#core/ports/webhook/status-bus.ts';

/** Where the relay carries status events to. Whoever hears of one can ask for those before it: they are listed first. */
export interface StatusNews {
  /** Those of these events, in their order, that are not listed yet. */
  unlisted(which: WhichProposal, events: readonly StatusEvent[]): Promise<readonly StatusEvent[]>;
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
    async unlisted(which, events) {
      const [first] = events;
      if (first === undefined) return [];
      const last = await list.lastListed(which, first.time);
      return events.filter(({ data }) => data.sequence > last);
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

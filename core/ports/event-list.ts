import type { EventItem } from '#core/webhook/event-list.ts';

/** Lists the status events of a body in the order in which they became known. */
export interface EventList {
  /** Lists an event; one that is listed already stays where it is, so that no cursor misses it. */
  add(item: EventItem): Promise<void>;
}

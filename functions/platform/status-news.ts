import { cloudEvent } from '#core/webhook/cloud-event.ts';
import type { StatusEvent } from '#core/webhook/status-events.ts';
import type { StatusEventList } from '#functions/adapters/dynamo-status-events.ts';
import type { StatusBus } from '#functions/adapters/eventbridge-status-bus.ts';

/** Where the relay carries status events to. */
export interface StatusNews {
  /** Lists events of one proposal for catching up, and puts them on the bus. May be repeated. */
  publish(events: readonly StatusEvent[]): Promise<void>;
}

export interface StatusNewsDependencies {
  readonly list: StatusEventList;
  readonly bus: Pick<StatusBus, 'publish'>;
  /** Origin of the public API, without a slash at its end. */
  readonly apiUrl: string;
  readonly now: () => string;
}

/** Listed before they are on the bus: whoever hears of an event from there can ask for what came before it. */
export function statusNews({ list, bus, apiUrl, now }: StatusNewsDependencies): StatusNews {
  return {
    async publish(events) {
      if (events.length === 0) return;
      const at = now();
      await Promise.all(events.map(({ proposalId, data: { body, sequence } }) => list.add(body, { proposalId, sequence }, at)));
      await bus.publish(events.map((event) => cloudEvent(event, apiUrl)));
    },
  };
}

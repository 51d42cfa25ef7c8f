import type { StatusBus } from '#core/ports/status-bus.ts';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { statusSource, taskSource } from '#core/contracts/status-bus.ts';
import type { WebhookTask } from '#core/contracts/webhook-task.ts';
import { cloudEventJson } from '#core/webhook/cloud-event.ts';

/** The bus did not take an event. Passes by itself, or an alarm says what it is. */
class BusRefusedError extends Error {
  override readonly name = 'BusRefusedError';
}

// PutEvents takes at most ten entries (EventBridge API reference).
const MOST_ENTRIES = 10;

/** The bus `StatusEvents`: an event is the whole CloudEvent, its detail-type the event's type. */
export function eventBridgeStatusBus(busName: string, client: EventBridgeClient = busClient()): StatusBus {
  const put = async (entries: readonly PutEventsRequestEntry[]): Promise<void> => {
    for (let start = 0; start < entries.length; start += MOST_ENTRIES) {
      const batch = entries.slice(start, start + MOST_ENTRIES).map((entry) => ({ ...entry, EventBusName: busName }));
      const { FailedEntryCount = 0, Entries = [] } = await client.send(new PutEventsCommand({ Entries: batch }));
      const code = Entries.find(({ ErrorCode }) => ErrorCode !== undefined)?.ErrorCode;
      if (FailedEntryCount > 0) throw new BusRefusedError(`${FailedEntryCount} of ${batch.length} events refused: ${code ?? 'unknown'}`);
    }
  };
  return {
    publish: (events, follow) =>
      put([
        ...events.map((event) => ({
          Source: statusSource,
          DetailType: event.type,
          Detail: cloudEventJson(event),
          Resources: [event.source],
          Time: new Date(event.time),
        })),
        ...(follow === undefined ? [] : [taskEntry({ task: 'follow', ...follow })]),
      ]),
    startTask: (task) => put([taskEntry(task)]),
  };
}

function taskEntry(task: WebhookTask): PutEventsRequestEntry {
  return { Source: taskSource, DetailType: task.task, Detail: JSON.stringify(task) };
}

function busClient(): EventBridgeClient {
  return new EventBridgeClient({ retryMode: 'standard', maxAttempts: 4 });
}

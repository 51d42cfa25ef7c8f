import type { StatusBus } from '#core/ports/webhook/status-bus.ts';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { lean, withOneSigner } from '#functions/adapters/lean-client.ts';
import { statusSource, taskSource } from '#core/contracts/status-bus.ts';
import type { WebhookTask } from '#core/contracts/webhook-task.ts';
import { cloudEventJson } from '#core/webhook/told/cloud-event.ts';

/** The bus did not take an event. Passes by itself, or an alarm says what it is. */
class BusRefusedError extends Error {
  override readonly name = 'BusRefusedError';
}

// PutEvents takes at most ten entries, of 256 KiB in all (EventBridge API reference and user guide, "PutEvents event entry size"). A
// case with a hundred shares has events of 25 KB.
const MOST_ENTRIES = 10;
const MOST_BYTES = 240 * 1024;

/** The bus `StatusEvents`: an event is the whole CloudEvent, its detail-type the event's type. */
export function eventBridgeStatusBus(busName: string, client: EventBridgeClient = busClient()): StatusBus {
  const put = async (entries: readonly PutEventsRequestEntry[]): Promise<void> => {
    for (const some of inBatches(entries)) {
      const batch = some.map((entry) => ({ ...entry, EventBusName: busName }));
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

/** In their order, as many at a time as one call takes. */
function inBatches(entries: readonly PutEventsRequestEntry[]): PutEventsRequestEntry[][] {
  const batches: PutEventsRequestEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const bytes = Buffer.byteLength(JSON.stringify(entry), 'utf8');
    const last = batches.at(-1);
    if (last === undefined || last.length === MOST_ENTRIES || bytes > room) {
      batches.push([entry]);
      room = MOST_BYTES - bytes;
    } else {
      last.push(entry);
      room -= bytes;
    }
  }
  return batches;
}

function taskEntry(task: WebhookTask): PutEventsRequestEntry {
  return { Source: taskSource, DetailType: task.task, Detail: JSON.stringify(task) };
}

function busClient(): EventBridgeClient {
  return withOneSigner(new EventBridgeClient({ ...lean, retryMode: 'standard', maxAttempts: 4 }));
}

import type { WebhookTaskStarter } from '#core/contracts/webhook-task.ts';
import type { CloudEvent } from '#core/webhook/told/cloud-event.ts';
import type { WhichProposal } from '#core/webhook/told/status-events.ts';

export interface StatusBus {
  /** Puts events on the bus in their order, and a word for the dispatcher behind them; returns once all of them are there. */
  publish(events: readonly CloudEvent[], follow?: WhichProposal): Promise<void>;
  readonly startTask: WebhookTaskStarter;
}

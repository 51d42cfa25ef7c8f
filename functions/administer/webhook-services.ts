import type { WebhookTaskStarter } from '#core/contracts/webhook-task.ts';
import type { Endpoints } from '#core/webhook/endpoint/endpoints.ts';
import type { WebhookAttempts } from '#core/ports/webhook/webhook-attempts.ts';
import type { WebhookLaneStore } from '#core/ports/webhook/webhook-lanes.ts';
import type { SigningSecrets } from '#core/ports/webhook/signing-secrets.ts';
import type { LoopbackReceivers } from '#functions/adapters/outbound-http/webhook-loopback.ts';

/**
 * What the webhook routes work with. They call no receiver: whatever goes out is a task for the dispatcher, which alone may
 * reach the world outside. Secrets are put and taken away, never read.
 */
export interface WebhookServices {
  readonly endpoints: Endpoints;
  readonly secrets: Pick<SigningSecrets, 'put' | 'remove'>;
  readonly lanes: Pick<WebhookLaneStore, 'many' | 'health'>;
  readonly attempts: Pick<WebhookAttempts, 'list'>;
  readonly startTask: WebhookTaskStarter;
  readonly loopback: LoopbackReceivers;
  /** Origin of the public API, without a slash at its end: the same that deliveries carry. */
  readonly apiUrl: string;
}

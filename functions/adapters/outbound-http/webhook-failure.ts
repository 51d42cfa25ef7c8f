import type { WebhookFailure } from '#core/webhook/lane/webhook-failure.ts';

/** A failure on its way to where it is recorded. */
export class WebhookFailureError extends Error {
  override readonly name: WebhookFailure;

  constructor(name: WebhookFailure, options?: ErrorOptions) {
    super(name, options);
    this.name = name;
  }
}

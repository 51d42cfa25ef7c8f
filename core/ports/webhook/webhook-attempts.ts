import type { WebhookAttempt } from '#core/webhook/lane/webhook-attempt.ts';

export interface WebhookAttempts {
  record(body: string, endpointId: string, attempt: WebhookAttempt): Promise<void>;
  /** The latest first; `before` is an attempt's id, '' for the first page. */
  list(body: string, endpointId: string, page: { readonly before: string; readonly limit: number }): Promise<WebhookAttempt[]>;
}

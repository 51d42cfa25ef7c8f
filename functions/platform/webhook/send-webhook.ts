import { cloudEventContentType, cloudEventJson } from '#core/webhook/told/cloud-event.ts';
import type { CloudEvent } from '#core/webhook/told/cloud-event.ts';
import { signingKeys } from '#core/webhook/endpoint/endpoint.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import type { WebhookAttempt } from '#core/webhook/lane/webhook-attempt.ts';
import type { SigningSecrets } from '#core/ports/webhook/signing-secrets.ts';
import type { Asked, Delivery, Sent, WebhookSender } from '#core/ports/webhook/webhook-sender.ts';
import { webhookHeaders } from '#functions/adapters/outbound-http/webhook-signature.ts';

export interface SendDependencies {
  readonly sender: WebhookSender;
  readonly secrets: Pick<SigningSecrets, 'read'>;
  /** Origin of the public API, without a slash at its end: where events come from. */
  readonly apiUrl: string;
  readonly now: () => string;
}

/** One request to a receiver: what came of it, and the record of it. */
export interface Posted {
  readonly sent: Sent;
  readonly attempt: WebhookAttempt;
}

/** Signs an event with every secret that holds now, and sends it once. `attempt` counts the tries of this event from 1. */
export async function sendWebhook(dependencies: SendDependencies, endpoint: Endpoint, event: CloudEvent, attempt = 1): Promise<Posted> {
  const at = dependencies.now();
  const delivery = await signedDelivery(dependencies, endpoint, event, at);
  const sent = await dependencies.sender.send(delivery);
  return { sent, attempt: recordOf(event, { at, attempt, delivery, sent }) };
}

/** Asks an endpoint by a signed `endpoint.challenge` whether it wants our deliveries. */
export async function sendChallenge(
  dependencies: SendDependencies,
  endpoint: Endpoint,
  { event, challenge }: { readonly event: CloudEvent; readonly challenge: string },
): Promise<Posted & Pick<Asked, 'consents'>> {
  const at = dependencies.now();
  const delivery = await signedDelivery(dependencies, endpoint, event, at);
  const { consents, sent } = await dependencies.sender.challenge(delivery, challenge);
  return { consents, sent, attempt: recordOf(event, { at, attempt: 1, delivery, sent }) };
}

/** The name that receivers consent to (CloudEvents HTTP 1.0 Web Hooks, §4.1.1). */
export function requestOrigin(apiUrl: string): string {
  return new URL(apiUrl).hostname;
}

async function signedDelivery({ secrets, apiUrl }: SendDependencies, endpoint: Endpoint, event: CloudEvent, at: string): Promise<Delivery> {
  const { body, id: endpointId, url } = endpoint;
  const keys = signingKeys(endpoint, at).map((keyId) => secrets.read({ body, endpointId, keyId }));
  const json = cloudEventJson(event);
  const message = { id: event.id, timestamp: Math.floor(Date.parse(at) / 1000), body: json };
  const headers = {
    'content-type': cloudEventContentType,
    'webhook-request-origin': requestOrigin(apiUrl),
    ...webhookHeaders(message, await Promise.all(keys)),
  };
  return { url, headers, body: json };
}

interface Made {
  readonly at: string;
  readonly attempt: number;
  readonly delivery: Delivery;
  readonly sent: Sent;
}

function recordOf({ id, type, data }: CloudEvent, { at, attempt, delivery, sent }: Made): WebhookAttempt {
  const { 'webhook-signature': _signature, ...requestHeaders } = delivery.headers;
  return {
    id: `${at}#${id}`,
    at,
    webhookId: id,
    type,
    ...('sequence' in data ? { proposalId: data.proposalId, sequence: data.sequence } : {}),
    attempt,
    ...('status' in sent ? { status: sent.status, reply: sent.reply } : { failure: sent.failure }),
    ms: sent.ms,
    requestHeaders,
  };
}

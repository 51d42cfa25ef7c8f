import { evolveWebhooks, noWebhooks } from '#core/webhook/endpoint/evolve-webhooks.ts';
import type { Endpoint, Webhooks } from '#core/webhook/endpoint/endpoint.ts';
import type { EndpointEvent, EndpointSettings } from '#core/webhook/endpoint/endpoint-event.ts';

export const created: EndpointEvent = {
  type: 'EndpointCreated',
  endpointId: 'w1',
  settings: { url: 'https://receiver.example/hooks', types: 'all', unitIds: 'all' },
  signature: 'v1',
  keyId: 'k1',
  ownerId: 'administrator',
};

export const verified: EndpointEvent = { type: 'EndpointVerified', endpointId: 'w1', how: 'handshake' };

/** Endpoints after these events, one a day from 1 March 2026. */
export function webhooksAfter(...events: readonly EndpointEvent[]): Webhooks {
  let webhooks = noWebhooks('990112');
  for (const [index, event] of events.entries()) {
    webhooks = evolveWebhooks(webhooks, event, `2026-03-${String(index + 1).padStart(2, '0')}T02:00:00.000Z`);
  }
  return webhooks;
}

/** The endpoint `w1` after its creation and these events. */
export function endpointAfter(...events: readonly EndpointEvent[]): Endpoint {
  const endpoint = webhooksAfter(created, ...events).endpoints.get('w1');
  if (endpoint === undefined) throw new Error('it was deleted');
  return endpoint;
}

/** An active endpoint that wants what the settings say. */
export function endpointFor(settings: Partial<EndpointSettings>): Endpoint {
  return { ...endpointAfter(verified), ...settings, since: '2026-01-01T00:00:00.000Z' };
}

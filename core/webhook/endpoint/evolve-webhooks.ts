import type { EndpointEvent } from './endpoint-event.ts';
import type { Endpoint, Webhooks } from './endpoint.ts';

/** A body before its first endpoint. */
export function noWebhooks(body: string): Webhooks {
  return { body, endpoints: new Map() };
}

/** The endpoints after one more event, `at` being its commit's instant. Never fails: it trusts the log. */
export function evolveWebhooks(webhooks: Webhooks, event: EndpointEvent, at: string): Webhooks {
  const { endpointId } = event;
  const endpoints = new Map(webhooks.endpoints);
  if (event.type === 'EndpointCreated') endpoints.set(endpointId, created(webhooks.body, event, at));
  else if (event.type === 'EndpointDeleted') endpoints.delete(endpointId);
  else {
    const known = endpoints.get(endpointId);
    if (known !== undefined) endpoints.set(endpointId, evolveEndpoint(known, event, at));
  }
  return { ...webhooks, endpoints };
}

type Created = Extract<EndpointEvent, { type: 'EndpointCreated' }>;
type Later = Exclude<EndpointEvent, { type: 'EndpointCreated' | 'EndpointDeleted' }>;

function created(body: string, { endpointId, settings, signature, keyId, ownerId }: Created, at: string): Endpoint {
  return {
    ...settings,
    id: endpointId,
    body,
    status: 'pending',
    signature,
    ownerId,
    createdAt: at,
    since: at,
    stoppedAt: at,
    keys: [{ keyId }],
  };
}

function evolveEndpoint(endpoint: Endpoint, event: Later, at: string): Endpoint {
  switch (event.type) {
    case 'EndpointVerified':
    case 'EndpointResumed':
      return running(endpoint);
    case 'EndpointChanged': {
      const { description: _description, ...kept } = endpoint;
      const changed = { ...kept, ...event.settings };
      // Consent was given for the old address.
      return event.settings.url === endpoint.url ? changed : stopped(changed, 'pending', at);
    }
    case 'EndpointPaused':
      return stopped(endpoint, 'paused', at);
    case 'EndpointDisabled':
      return { ...stopped(endpoint, 'disabled', at), why: event.why };
    case 'SecretRotated': {
      const keys = endpoint.keys.map((key) => (key.until === undefined ? { ...key, until: event.overlapUntil } : key));
      return { ...endpoint, keys: [...keys, { keyId: event.keyId }] };
    }
    case 'ReplayRequested':
      return { ...endpoint, since: event.since < endpoint.since ? event.since : endpoint.since };
  }
}

function running({ stoppedAt: _stoppedAt, why: _why, ...endpoint }: Endpoint): Endpoint {
  return { ...endpoint, status: 'active' };
}

/** Not delivered to; since the first of several stops on end. */
function stopped({ why: _why, ...endpoint }: Endpoint, status: 'pending' | 'paused' | 'disabled', at: string): Endpoint {
  return { ...endpoint, status, stoppedAt: endpoint.stoppedAt ?? at };
}

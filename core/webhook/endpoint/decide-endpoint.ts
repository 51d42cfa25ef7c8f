import type { Directory } from '#core/directory/directory.ts';
import { Refusal } from '#core/errors/refusal.ts';
import { signingKeys } from './endpoint.ts';
import type { Endpoint, Webhooks } from './endpoint.ts';
import type { EndpointCommand, EndpointCommandName } from './endpoint-command.ts';
import type { EndpointEvent, EndpointSettings } from './endpoint-event.ts';

/** What a decision looks at besides the endpoints. */
export interface EndpointContext {
  readonly now: string;
  readonly directory: Pick<Directory, 'units'>;
}

// More are not receivers but leftovers; each of them is sent every status event of the body.
const MOST_ENDPOINTS = 50;
// Each of them signs every delivery.
const MOST_KEYS = 5;
const OVERLAP_MS = 24 * 3_600_000;
const OLDEST_REPLAY_MS = 30 * 24 * 3_600_000;

/**
 * What a command about an endpoint means: the events to append; none where it is so already. Only administrators of the
 * body give them (`verify` and `disable`: the deliveries themselves), which is the caller's to see to.
 * @throws Refusal by name; `WebhookNotLegalError` where the endpoint's status does not allow it
 */
export function decideEndpoint(webhooks: Webhooks, command: EndpointCommand, context: EndpointContext): EndpointEvent[] {
  if (command.name === 'create') return create(webhooks, command, context);
  const { endpointId } = command;
  const endpoint = webhooks.endpoints.get(endpointId);
  if (endpoint === undefined) throw new Refusal('WebhookNotFoundError', { endpointId });
  if (command.name === 'change') checkUrl(webhooks, command);
  return decideOn(endpoint, command, context);
}

type CommandOf<N extends EndpointCommandName> = Extract<EndpointCommand, { name: N }>;

function create(webhooks: Webhooks, command: CommandOf<'create'>, { directory }: EndpointContext): EndpointEvent[] {
  const { endpointId, settings, signature, keyId, ownerId } = command;
  if (webhooks.endpoints.size >= MOST_ENDPOINTS) throw new Refusal('TooManyWebhooksError', { limit: MOST_ENDPOINTS });
  checkUnits(settings, directory);
  checkUrl(webhooks, command);
  return [{ type: 'EndpointCreated', endpointId, settings, signature, keyId, ownerId }];
}

function decideOn(endpoint: Endpoint, command: Exclude<EndpointCommand, { name: 'create' }>, context: EndpointContext): EndpointEvent[] {
  const { id: endpointId, status } = endpoint;
  switch (command.name) {
    case 'verify':
      // The answer for an address it no longer has says nothing.
      return status === 'pending' && command.url === endpoint.url ? [{ type: 'EndpointVerified', endpointId, how: command.how }] : [];
    case 'change':
      checkUnits(command.settings, context.directory);
      return isSame(endpoint, command.settings) ? [] : [{ type: 'EndpointChanged', endpointId, settings: command.settings }];
    case 'pause':
      if (status === 'paused') return [];
      if (status !== 'active') throw notLegal(endpoint, command);
      return [{ type: 'EndpointPaused', endpointId }];
    case 'resume':
      if (status === 'active') return [];
      if (status === 'pending') throw notLegal(endpoint, command);
      return [{ type: 'EndpointResumed', endpointId }];
    case 'rotate':
      return rotate(endpoint, command, context);
    case 'replay':
      return replay(endpoint, command, context);
    case 'disable':
      // What fails after somebody paused it is no longer news.
      return status === 'active' ? [{ type: 'EndpointDisabled', endpointId, why: command.why }] : [];
    case 'delete':
      return [{ type: 'EndpointDeleted', endpointId }];
  }
}

function rotate(endpoint: Endpoint, { keyId }: CommandOf<'rotate'>, { now }: EndpointContext): EndpointEvent[] {
  if (signingKeys(endpoint, now).length >= MOST_KEYS) throw new Refusal('TooManyWebhookKeysError', { limit: MOST_KEYS });
  return [{ type: 'SecretRotated', endpointId: endpoint.id, keyId, overlapUntil: later(now, OVERLAP_MS) }];
}

function replay(endpoint: Endpoint, command: CommandOf<'replay'>, { now }: EndpointContext): EndpointEvent[] {
  if (endpoint.status !== 'active') throw notLegal(endpoint, command);
  const earliest = later(now, -OLDEST_REPLAY_MS);
  if (command.since < earliest || command.since > now) throw new Refusal('ReplayNotPossibleError', { since: command.since, earliest });
  return [{ type: 'ReplayRequested', endpointId: endpoint.id, since: command.since }];
}

function checkUnits({ unitIds }: EndpointSettings, { units }: EndpointContext['directory']): void {
  const unknown = unitIds === 'all' ? undefined : unitIds.find((unitId) => !units.has(unitId));
  if (unknown !== undefined) throw new Refusal('UnknownUnitError', { unitId: unknown });
}

/**
 * Two endpoints at one address would send each event twice under one id, each signed with a secret that the receiver takes for
 * the other's. Addresses that were the same before this was refused stay.
 */
function checkUrl({ endpoints }: Webhooks, { endpointId, settings: { url } }: CommandOf<'create' | 'change'>): void {
  if (endpoints.get(endpointId)?.url === url) return;
  const other = [...endpoints.values()].find((one) => one.url === url);
  if (other !== undefined) throw new Refusal('WebhookUrlTakenError', { endpointId: other.id });
}

function isSame(one: EndpointSettings, other: EndpointSettings): boolean {
  return settingsText(one) === settingsText(other);
}

function settingsText({ url, types, unitIds, description }: EndpointSettings): string {
  return JSON.stringify([url, types, unitIds, description]);
}

function notLegal({ status }: Endpoint, { name }: EndpointCommand): Refusal {
  return new Refusal('WebhookNotLegalError', { action: name, status });
}

function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

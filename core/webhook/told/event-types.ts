import { events } from '#core/steps/events.ts';
import type { EventType } from '#core/steps/events.ts';

type Told = Exclude<(typeof events)[EventType]['status'], 'silent'>;

/** Types of events that tell how a case or a unit's assignment moved on. Names are Standard Webhooks 1.0.0 event types. */
export type StatusType = Told['type'];

export const statusTypes: readonly StatusType[] = Object.values(events).flatMap(({ status }) => (status === 'silent' ? [] : [status.type]));

/** Types of events about an endpoint itself. They have no sequence and no filter: every endpoint gets its own. */
const operationalTypes = ['endpoint.test', 'endpoint.challenge', 'endpoint.heartbeat'] as const;

export type OperationalType = (typeof operationalTypes)[number];

export type WebhookType = StatusType | OperationalType;

export const webhookTypes: readonly WebhookType[] = [...statusTypes, ...operationalTypes];

export function isWebhookType(name: string): name is WebhookType {
  return webhookTypes.some((type) => type === name);
}

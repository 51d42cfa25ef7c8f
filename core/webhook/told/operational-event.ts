import type { OperationalData } from './event-data.ts';
import type { OperationalType } from './event-types.ts';

/** An event about an endpoint itself: a test, the challenge that verifies it, a sign of life. */
export interface OperationalEvent {
  /** Unique for the endpoint, without a dot; chosen by who sends it. */
  readonly id: string;
  readonly type: OperationalType;
  readonly time: string;
  readonly endpointId: string;
  readonly data: OperationalData;
}

interface AboutEndpoint {
  readonly id: string;
  readonly time: string;
  readonly body: string;
  readonly endpointId: string;
}

/** A sign of life, or a test somebody asked for. */
export function operationalEvent(
  type: 'endpoint.test' | 'endpoint.heartbeat',
  { id, time, body, endpointId }: AboutEndpoint,
): OperationalEvent {
  return { id, type, time, endpointId, data: { schema: 1, body, endpointId } };
}

/** Asks an endpoint whether it wants our deliveries: it consents by answering 2xx with the challenge in the reply's body. */
export function challengeEvent({ id, time, body, endpointId }: AboutEndpoint, challenge: string): OperationalEvent {
  return { id, type: 'endpoint.challenge', time, endpointId, data: { schema: 1, body, endpointId, challenge } };
}

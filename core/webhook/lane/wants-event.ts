import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import type { StatusEvent } from '#core/webhook/told/status-events.ts';

/**
 * Whether an event is the endpoint's: of its body, of its time, of a type it asked for, and of a case in which one of its
 * units has or had a share: those cases whole, so that it holds their status too. Says nothing about whether it may be
 * delivered now.
 */
export function wantsEvent(endpoint: Endpoint, { type, time, data, unitIds: touched }: StatusEvent): boolean {
  const { body, since, types, unitIds } = endpoint;
  if (data.body !== body || time < since) return false;
  if (types !== 'all' && !types.includes(type)) return false;
  return unitIds === 'all' || touched.some((unitId) => unitIds.includes(unitId));
}

import { leaveToSend, probing } from '#core/webhook/lane/breaker.ts';
import { cloudEvent } from '#core/webhook/told/cloud-event.ts';
import { deliveryVerdict } from '#core/webhook/lane/delivery-verdict.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import { operationalEvent } from '#core/webhook/told/operational-event.ts';
import { eachOf } from '#functions/platform/flow/each-of.ts';
import { noteFailure, noteSuccess } from '#functions/platform/webhook/endpoint-health.ts';
import { sendWebhook } from '#functions/platform/webhook/send-webhook.ts';
import { sweepLanes } from './sweep-lanes.ts';
import type { SweepDependencies } from './sweep-lanes.ts';

const WIDTH = 8;

/**
 * A sign of life to each active endpoint of a body, so that silence can be told from health; it also finds out whether one
 * that failed is back, and disables one that never comes back. Then what the deliveries may have lost is looked for.
 */
export async function sendHeartbeats(dependencies: SweepDependencies, body: string): Promise<void> {
  const endpoints = [...(await dependencies.endpoints.read(body)).values()].filter(({ status }) => status === 'active');
  // Nobody can be behind: an hour without receivers costs the one read that says so.
  if (endpoints.length === 0) return;
  await eachOf(endpoints, WIDTH, (endpoint) => beat(dependencies, endpoint));
  await sweepLanes(dependencies, body, endpoints);
}

async function beat(dependencies: SweepDependencies, endpoint: Endpoint): Promise<void> {
  const { lanes, attempts, apiUrl, now, newId } = dependencies;
  const { body, id: endpointId } = endpoint;
  const health = await lanes.health(body, endpointId);
  const at = now();
  const { may } = leaveToSend(health, at);
  if (may === 'wait') return;
  if (may === 'probe' && !(await lanes.writeHealth(body, endpointId, probing(health, at)))) return;
  const event = operationalEvent('endpoint.heartbeat', { id: `hb-${newId()}`, time: at, body, endpointId });
  const { sent, attempt } = await sendWebhook(dependencies, endpoint, cloudEvent(event, apiUrl));
  await attempts.record(body, endpointId, attempt);
  if (deliveryVerdict(sent) === 'delivered') await noteSuccess(dependencies, endpoint, health, sent);
  else await noteFailure(dependencies, endpoint, sent);
}

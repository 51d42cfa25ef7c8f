import { cloudEvent } from '#core/webhook/told/cloud-event.ts';
import type { Endpoint } from '#core/webhook/endpoint/endpoint.ts';
import { challengeEvent } from '#core/webhook/told/operational-event.ts';
import { log } from '#functions/platform/log.ts';
import { requestOrigin, sendChallenge } from '#functions/platform/webhook/send-webhook.ts';
import type { LaneDependencies } from '#functions/platform/webhook/webhook-lane.ts';

/**
 * Finds out whether an endpoint's owner wants our deliveries: by the `OPTIONS` handshake of CloudEvents, else by a signed
 * challenge that comes back in the reply. One that does not consent stays pending, and the attempt is on record. What it
 * missed while it was pending goes as soon as it consents; a task that died between the two is repeated, and finds it active.
 */
export async function verifyEndpoint(dependencies: LaneDependencies, endpoint: Endpoint): Promise<void> {
  const { endpoints, startTask } = dependencies;
  const { body, id: endpointId, url, status } = endpoint;
  if (status === 'pending') {
    const how = await consentOf(dependencies, endpoint);
    log('info', 'endpoint asked for consent', { endpointId, consents: how !== undefined });
    if (how === undefined) return;
    await endpoints.record(body, { name: 'verify', endpointId, url, how });
  }
  await startTask({ task: 'catch-up', body, endpointId, because: 'resumed' });
}

async function consentOf(dependencies: LaneDependencies, endpoint: Endpoint): Promise<'handshake' | 'challenge' | undefined> {
  const { sender, attempts, apiUrl, now, newId } = dependencies;
  const { body, id: endpointId, url } = endpoint;
  const handshake = await sender.handshake(url, requestOrigin(apiUrl));
  if (handshake.consents) return 'handshake';
  const challenge = newId();
  const event = cloudEvent(challengeEvent({ id: `ch-${newId()}`, time: now(), body, endpointId }, challenge), apiUrl);
  const asked = await sendChallenge(dependencies, endpoint, { event, challenge });
  await attempts.record(body, endpointId, asked.attempt);
  return asked.consents ? 'challenge' : undefined;
}

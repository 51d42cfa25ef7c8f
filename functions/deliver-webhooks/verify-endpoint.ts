import { cloudEvent } from '#core/webhook/cloud-event.ts';
import type { Endpoint } from '#core/webhook/endpoint.ts';
import { challengeEvent } from '#core/webhook/operational-event.ts';
import { log } from '#functions/platform/log.ts';
import { requestOrigin, sendChallenge } from '#functions/platform/send-webhook.ts';
import type { LaneDependencies } from '#functions/platform/webhook-lane.ts';

/**
 * Finds out whether an endpoint's owner wants our deliveries: by the `OPTIONS` handshake of CloudEvents, else by a signed
 * challenge that comes back in the reply. One that does not consent stays pending, and its attempt is on record.
 */
export async function verifyEndpoint(dependencies: LaneDependencies, endpoint: Endpoint): Promise<void> {
  const { sender, endpoints, attempts, apiUrl, now, newId } = dependencies;
  const { body, id: endpointId, url, status } = endpoint;
  if (status !== 'pending') return;
  const { consents } = await sender.handshake(url, requestOrigin(apiUrl));
  if (consents) {
    await endpoints.record(body, { name: 'verify', endpointId, url, how: 'handshake' });
    return;
  }
  const challenge = newId();
  const event = cloudEvent(challengeEvent({ id: `ch-${newId()}`, time: now(), body, endpointId }, challenge), apiUrl);
  const asked = await sendChallenge(dependencies, endpoint, { event, challenge });
  await attempts.record(body, endpointId, asked.attempt);
  log('info', 'endpoint asked for consent', { endpointId, consents: asked.consents });
  if (asked.consents) await endpoints.record(body, { name: 'verify', endpointId, url, how: 'challenge' });
}

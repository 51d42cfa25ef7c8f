import { WebhookFailureError } from './webhook-failure.ts';
import { loopbackReceivers } from './webhook-loopback.ts';
import type { LoopbackReceivers } from './webhook-loopback.ts';
import { isLoopbackReceiver, webhookUrl } from './webhook-url.ts';

/** Where short messages are handed over. */
export interface SmsGatewayAddress {
  readonly url: URL;
  readonly loopback: LoopbackReceivers;
}

/** The parameters name a gateway that no message may be handed to. */
class SmsGatewayNotAllowedError extends Error {
  override readonly name = 'SmsGatewayNotAllowedError';
}

/**
 * Reads the parameters `SmsGateway`, an https URL, and `SmsHosts`, the hosts it may have: so that a slip in one of them sends no
 * numbers to strangers. Empty: no messages are sent. A host with a port is one on this machine, for rehearsals alone.
 * @param environment `NODE_ENV` of the function: in production nothing on this machine is reached
 * @throws SmsGatewayNotAllowedError; LoopbackReceiversError
 */
export function smsGatewayAddress(gateway: string, hosts: string, environment: string): SmsGatewayAddress | undefined {
  if (gateway === '') return undefined;
  const entries = hosts
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const loopback = loopbackReceivers(entries.filter((entry) => entry.includes(':')).join(','), environment);
  try {
    const url = webhookUrl(gateway, loopback);
    if (isLoopbackReceiver(url, loopback) || (url.port === '' && entries.includes(url.hostname))) return { url, loopback };
  } catch (cause) {
    if (cause instanceof WebhookFailureError) throw new SmsGatewayNotAllowedError(cause.name, { cause });
    throw cause;
  }
  throw new SmsGatewayNotAllowedError('its host is none of SmsHosts');
}

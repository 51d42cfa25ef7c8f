import { WebhookFailureError } from './webhook-failure.ts';
import { loopbackReceivers } from './webhook-loopback.ts';
import type { LoopbackReceivers } from './webhook-loopback.ts';
import { isLoopbackReceiver, webhookUrl } from './webhook-url.ts';

/** Where group robots may be: public hosts by name, and for rehearsals `host:port` on this machine. */
export interface RobotHosts {
  readonly names: ReadonlySet<string>;
  readonly loopback: LoopbackReceivers;
}

/** The robot's host is none of those that the deployment allows. */
const hostNotAllowed = 'HostNotAllowed';

/**
 * Reads the parameter `RobotHosts`, e.g. `oapi.dingtalk.com,qyapi.weixin.qq.com` or `127.0.0.1:9911`. An entry with a port
 * is one on loopback.
 * @throws LoopbackReceiversError for a port on any other host
 */
export function robotHosts(list: string): RobotHosts {
  const entries = list
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return {
    names: new Set(entries.filter((entry) => !entry.includes(':'))),
    // Named one by one by whoever deploys; there is no setting that opens them all.
    loopback: loopbackReceivers(entries.filter((entry) => entry.includes(':')).join(','), ''),
  };
}

/**
 * The robot's URL as it will be called: https at port 443 of a host that is allowed, nothing of a user, no fragment. Or by
 * name why it may not be: a `WebhookUrlFault`, or `HostNotAllowed`.
 */
export function robotUrl(text: string, hosts: RobotHosts): { readonly url: URL } | { readonly fault: string } {
  try {
    const url = webhookUrl(text, hosts.loopback);
    const isAllowed = isLoopbackReceiver(url, hosts.loopback) || (hosts.names.has(url.hostname) && url.port === '');
    return isAllowed ? { url } : { fault: hostNotAllowed };
  } catch (error) {
    if (error instanceof WebhookFailureError) return { fault: error.name };
    throw error;
  }
}

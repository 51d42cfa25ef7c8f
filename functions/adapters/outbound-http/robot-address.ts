import { WebhookFailureError } from './webhook-failure.ts';
import { isLoopbackAddress } from './webhook-address.ts';
import { loopbackReceivers, LoopbackReceiversError } from './webhook-loopback.ts';
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
 * @param environment `NODE_ENV` of the function. In production an entry on loopback is refused, with a port or without: what
 * listens there is the function's own runtime interface.
 * @throws LoopbackReceiversError for a port on any other host, and for loopback in production
 */
export function robotHosts(list: string, environment: string): RobotHosts {
  const entries = list
    .toLowerCase()
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const names = new Set(entries.filter((entry) => !entry.includes(':')));
  if (environment === 'production' && [...names].some(isThisMachine)) throw new LoopbackReceiversError('robots on loopback in production');
  return {
    names,
    // Named one by one by whoever rehearses; there is no setting that opens them all.
    loopback: loopbackReceivers(entries.filter((entry) => entry.includes(':')).join(','), environment),
  };
}

const isThisMachine = (name: string): boolean => /(?:^|\.)localhost$/u.test(name) || isLoopbackAddress(name);

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

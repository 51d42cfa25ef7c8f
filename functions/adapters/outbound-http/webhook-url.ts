import { isIP } from 'node:net';
import { WebhookFailureError } from './webhook-failure.ts';
import type { LoopbackReceivers } from './webhook-loopback.ts';

// RFC 9110 §4.1 recommends support for 8,000; what comes near is no endpoint, and it goes into every attempt's record.
const LONGEST = 2048;
const publicPorts = new Set(['', '8443']);
// RFC 6761, 6762, 8375 and the names ICANN keeps for private use.
const privateSuffixes = ['local', 'internal', 'localhost', 'localdomain', 'home.arpa'];

/**
 * The URL as it will be called: parsed as WHATWG does, so that `0x7f000001` or `①②⑦.0.0.1` is seen as the address it is;
 * the host in lower case without a dot at its end. Resolves nothing: the addresses are judged at each delivery.
 * @param loopback Receivers that may also be reached by http, at their own port.
 * @throws WebhookFailureError named by one of `webhookUrlFaults`
 */
export function webhookUrl(text: string, loopback: LoopbackReceivers): URL {
  if (text.length > LONGEST) throw new WebhookFailureError('UrlTooLongError');
  const url = parsed(text);
  if (url.username !== '' || url.password !== '') throw new WebhookFailureError('UrlWithUserInfoError');
  // An empty fragment leaves no `hash`, only its sign.
  if (url.href.includes('#')) throw new WebhookFailureError('UrlWithFragmentError');
  if (isLoopbackReceiver(url, loopback)) return url;
  if (url.protocol !== 'https:') throw new WebhookFailureError('InsecureUrlError');
  if (isIP(url.hostname.replace(/[[\]]/gu, '')) !== 0) throw new WebhookFailureError('AddressLiteralError');
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1);
  if (!isPublicName(url.hostname)) throw new WebhookFailureError('PrivateNameError');
  if (!publicPorts.has(url.port)) throw new WebhookFailureError('PortNotAllowedError');
  return url;
}

/** Whether it is one of the receivers on this machine that the stack allows. */
export function isLoopbackReceiver(url: URL, loopback: LoopbackReceivers): boolean {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return loopback.has(`${url.hostname}:${port}`);
}

function parsed(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/u.test(url.protocol)) throw new WebhookFailureError('UnreadableUrlError');
  return url;
}

function isPublicName(host: string): boolean {
  const labels = host.split('.');
  if (labels.length < 2 || labels.includes('')) return false;
  return !privateSuffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

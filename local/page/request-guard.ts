import type { WireRequest } from '../wire.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Why a request to the local pages is refused; undefined when it is welcome. A page of another site can make a browser
 * reach loopback: by a name that resolves to it (then `Host` is foreign) or by posting to it (then `Origin` is).
 * @param port where the pages are served
 */
export function refusalReason(request: WireRequest, port: number): string | undefined {
  const hosts = LOOPBACK.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  const host = request.headers['host']?.toLowerCase() ?? '';
  if (!hosts.includes(host)) return `these pages answer to ${hosts[0]} only, not to the host ${host || '(none)'}`;
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const { origin } = request.headers;
  if (origin !== undefined && !hosts.some((own) => origin.toLowerCase() === `http://${own}`)) {
    return `a request from ${origin} may not change anything here`;
  }
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'a request from another site may not change anything here';
  return undefined;
}

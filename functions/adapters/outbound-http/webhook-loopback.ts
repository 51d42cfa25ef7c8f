import { isLoopbackAddress } from './webhook-address.ts';

/** `host:port` of the receivers on this machine that deliveries may reach, for development. Empty wherever it counts. */
export type LoopbackReceivers = ReadonlySet<string>;

/** The stack's parameter opens what it must not, or names what is not on this machine. */
export class LoopbackReceiversError extends Error {
  override readonly name = 'LoopbackReceiversError';
}

/**
 * Reads the parameter `LoopbackReceivers`, e.g. `127.0.0.1:9911,localhost:9912`.
 * @param environment `NODE_ENV` of the function. In production any entry is refused: it would open the function's own
 * runtime interface, which listens on loopback.
 * @throws LoopbackReceiversError
 */
export function loopbackReceivers(list: string, environment: string): LoopbackReceivers {
  const entries = list
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '');
  if (entries.length > 0 && environment === 'production') throw new LoopbackReceiversError('loopback receivers in production');
  for (const entry of entries) if (!isOnLoopback(entry)) throw new LoopbackReceiversError(`${entry} is no host:port on loopback`);
  return new Set(entries);
}

function isOnLoopback(entry: string): boolean {
  const [, host = '', port = ''] = /^(localhost|[\d.]+|\[[\da-f:]+\]):(\d{1,5})$/u.exec(entry) ?? [];
  if (Number(port) < 1 || Number(port) > 65_535) return false;
  return host === 'localhost' || isLoopbackAddress(host.replace(/[[\]]/gu, ''));
}

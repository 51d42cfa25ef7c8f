import { Resolver } from 'node:dns/promises';

/** All addresses of a host; empty where it has none. */
export type ResolveName = (host: string) => Promise<readonly string[]>;

// Two tries, the second twice as long: 1.8 s, which leaves time to connect. Some servers never answer for AAAA.
const PATIENCE = { timeout: 600, tries: 2 };

/**
 * Asks the DNS itself, for A and AAAA. Not `dns.lookup`: that occupies one of the process's four threads until the system
 * gives up, so four dead names would stop everybody else's; and it would read names from a hosts file.
 * @throws the DNS's error where neither question was answered
 */
export function dnsResolver(): ResolveName {
  const resolver = new Resolver(PATIENCE);
  return async (host) => {
    // RFC 6761 §6.3: this name is never asked for.
    if (host === 'localhost') return ['127.0.0.1'];
    const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const [first] = answers;
    if (addresses.length === 0 && first.status === 'rejected') throw first.reason;
    return addresses;
  };
}

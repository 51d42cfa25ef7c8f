import { BlockList, isIP } from 'node:net';

/**
 * Networks no delivery may reach: the special-purpose registries of IANA (RFC 6890 and its updates), and what clouds put on
 * public addresses. Outside of 2000::/3 nothing of IPv6 is global unicast, so only what lies within it is listed.
 */
const blockedNetworks = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Azure's own services for its machines, on a public address.
  '168.63.129.16/32',
  // Teredo, ORCHID and other protocol assignments.
  '2001::/23',
  '2001:db8::/32',
  // 6to4 carries an IPv4 address within.
  '2002::/16',
  '3fff::/20',
] as const;

const blocked = blockListOf(blockedNetworks);
const globalUnicast = blockListOf(['2000::/3']);
const loopback = blockListOf(['127.0.0.0/8', '::1/128']);

/**
 * Whether a delivery may go to an address: a public one only. IPv6 outside of global unicast is refused whole, with it
 * IPv4 in IPv6 clothes (`::ffff:…`, `64:ff9b::…`); so is what is no address, and an address with a zone.
 */
export function isPublicAddress(address: string): boolean {
  const family = familyOf(address);
  if (family === undefined || blocked.check(address, family)) return false;
  return family === 'ipv4' || globalUnicast.check(address, family);
}

/** Whether an address is this machine itself. */
export function isLoopbackAddress(address: string): boolean {
  const family = familyOf(address);
  return family !== undefined && loopback.check(address, family);
}

/** `BlockList` answers no for an address with a zone, whatever its network: here it is no address at all. */
function familyOf(address: string): 'ipv4' | 'ipv6' | undefined {
  if (address.includes('%')) return undefined;
  const version = isIP(address);
  return version === 0 ? undefined : version === 4 ? 'ipv4' : 'ipv6';
}

function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), address.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}

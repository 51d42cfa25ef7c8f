import { describe, expect, it } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from '#functions/adapters/outbound-http/webhook-address.ts';

const refused: readonly (readonly [what: string, ...addresses: string[]])[] = [
  ['this network', '0.0.0.0', '0.255.255.255'],
  ['private 10/8', '10.0.0.0', '10.9.8.7', '10.255.255.255'],
  ['shared by carriers, with Alibaba metadata', '100.64.0.0', '100.100.100.200', '100.127.255.255'],
  ['loopback', '127.0.0.1', '127.0.0.53', '127.255.255.255'],
  ['link-local, with the metadata of clouds and tasks', '169.254.0.0', '169.254.169.254', '169.254.170.2', '169.254.255.255'],
  ['private 172.16/12', '172.16.0.0', '172.31.255.255'],
  ['protocol assignments', '192.0.0.0', '192.0.0.170', '192.0.0.255'],
  ['documentation', '192.0.2.1', '198.51.100.7', '203.0.113.255'],
  ['6to4 relays', '192.88.99.1'],
  ['private 192.168/16', '192.168.0.0', '192.168.255.255'],
  ['benchmarks', '198.18.0.0', '198.19.255.255'],
  ['multicast', '224.0.0.1', '239.255.255.255'],
  ['reserved and broadcast', '240.0.0.1', '255.255.255.255'],
  ['Azure services', '168.63.129.16'],
  ['IPv6 unspecified and loopback', '::', '::1'],
  ['IPv4 in IPv6, compatible', '::127.0.0.1', '::8.8.8.8'],
  ['IPv4 in IPv6, mapped', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::ffff:10.0.0.1', '0:0:0:0:0:ffff:7f00:1', '::ffff:8.8.8.8'],
  ['IPv4 in IPv6, translated', '64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::a00:1'],
  ['discard-only', '100::1'],
  ['Teredo and ORCHID', '2001::1', '2001:10::1', '2001:20::1', '2001:1ff:ffff::1'],
  ['IPv6 documentation', '2001:db8::1', '3fff::1', '3fff:fff:ffff::1'],
  ['6to4', '2002:7f00:1::', '2002:808:808::1'],
  ['segment routing', '5f00::1'],
  ['unique local, with AWS metadata', 'fc00::1', 'fd00:ec2::254', 'fdff:ffff::1'],
  ['IPv6 link-local', 'fe80::1', 'febf::1', 'fe80::1%eth0'],
  ['site-local', 'fec0::1'],
  ['IPv6 multicast', 'ff02::1'],
  ['IPv6 not given to anybody', '4000::1', '1::1'],
  ['a public address with a zone', '2606:4700:4700::1111%1'],
  ['no address', '', 'localhost', '8.8.8', '8.8.8.8.', '0x7f000001', '2130706433', '127.1', '[::1]', '8.8.8.8/32'],
];

describe('not public', () => {
  const rows = refused.flatMap(([what, ...addresses]) => addresses.map((address) => ({ what, address })));
  it.each(rows)('$address ($what)', ({ address }) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('public', () => {
  it.each([
    '1.0.0.1',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '168.63.129.15',
    '168.63.129.17',
    '169.253.255.255',
    '169.255.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '192.0.3.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2001:200::1',
    '2001:4860:4860::8888',
    '2003::1',
    '2400:3200::1',
    '2606:4700:4700::1111',
    '3ffe:ffff::1',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('loopback', () => {
  it.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('%s is', (address) => {
    expect(isLoopbackAddress(address)).toBe(true);
  });

  it.each(['10.0.0.1', '0.0.0.0', '::', '8.8.8.8', '169.254.169.254', 'fe80::1', 'localhost', ''])('%s is not', (address) => {
    expect(isLoopbackAddress(address)).toBe(false);
  });
});

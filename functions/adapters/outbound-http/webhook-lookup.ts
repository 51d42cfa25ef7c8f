import type { LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { WebhookFailureError } from './webhook-failure.ts';
import type { ResolveName } from './webhook-resolve.ts';

export interface ApprovedAddresses {
  /** For the one connection it belongs to. Its error, in place of addresses, is a WebhookFailureError. */
  readonly lookup: LookupFunction;
  /** Whether the peer of the connection is one of those that were approved, however the address is spelt. */
  has(address: string | undefined): boolean;
}

export interface AddressRules {
  readonly resolve: ResolveName;
  readonly mayReach: (address: string) => boolean;
}

/**
 * The addresses one request may connect to: what the host's name resolves to at that moment, if each of them may be
 * reached. One bad address among good ones refuses all: which one a connection takes is not ours to say.
 * @param host As in `URL.hostname`.
 * @throws WebhookFailureError `BlockedAddressError` where the host is itself an address that may not be reached
 */
export function approvedAddresses(host: string, { resolve, mayReach }: AddressRules): ApprovedAddresses {
  const approved = new BlockList();
  const approve = (addresses: readonly string[]): void => {
    if (!addresses.every(mayReach)) throw new WebhookFailureError('BlockedAddressError');
    for (const address of addresses) approved.addAddress(address, familyOf(address));
  };
  const literal = host.replace(/[[\]]/gu, '');
  // Node asks no lookup about a host that is an address.
  if (isIP(literal) !== 0) approve([literal]);
  const resolveApproved = async (name: string): Promise<LookupAddress[]> => {
    const addresses = await resolved(name, resolve);
    approve(addresses);
    return addresses.map((address) => ({ address, family: isIP(address) }));
  };
  return {
    // Asked with `all`, since the connection tries the families side by side (`autoSelectFamily`).
    lookup(name, _options, done) {
      void resolveApproved(name).then(
        (addresses) => done(null, addresses),
        (error: unknown) => done(error instanceof Error ? error : new WebhookFailureError('NameNotResolvedError', { cause: error }), []),
      );
    },
    has: (address) => address !== undefined && isIP(address) !== 0 && approved.check(address, familyOf(address)),
  };
}

async function resolved(name: string, resolve: ResolveName): Promise<readonly string[]> {
  try {
    const addresses = await resolve(name);
    if (addresses.length > 0) return addresses;
  } catch (cause) {
    throw new WebhookFailureError('NameNotResolvedError', { cause });
  }
  throw new WebhookFailureError('NameNotResolvedError');
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

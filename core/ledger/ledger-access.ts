import type { Digest } from './hash-chain.ts';
import type { Ledger } from '#core/ports/ledger.ts';

/** What appending needs of the outside: the store, a hash, the time. */
export interface LedgerAccess {
  readonly ledger: Ledger;
  readonly digest: Digest;
  readonly now: () => string;
}

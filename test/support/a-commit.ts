import type { Commit } from '#core/ledger/commit.ts';
import { hashOf } from '#core/ledger/hash-chain.ts';
import { aLog } from './a-log.ts';
import { sha256 } from './sha256.ts';

/** The first commit of a log with these events, as stored. */
export function aCommit(events: readonly unknown[], changes: Partial<Omit<Commit, 'events' | 'hash'>> = {}): Commit {
  const [first] = aLog(1);
  if (first === undefined) throw new Error('a log of one has one');
  const { hash: _other, ...commit } = { ...first, events: [...events], ...changes };
  return { ...commit, hash: hashOf(commit, sha256) };
}

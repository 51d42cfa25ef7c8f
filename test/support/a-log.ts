import { currentSchema } from '#core/ledger/commit.ts';
import { genesisHash } from '#core/ledger/genesis-hash.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { hashOf } from '#core/ledger/hash-chain.ts';
import { sha256 } from './sha256.ts';

/** A whole log of so many commits, rightly linked: each a day after the one before. */
export function aLog(length: number, pk = '990112#proposal#p1'): Commit[] {
  const log: Commit[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const commit: Omit<Commit, 'hash'> = {
      pk,
      seq,
      commandId: `c${seq}`,
      fingerprint: sha256(`request ${seq}`),
      command: 'file',
      actor: { personId: 'cao', role: 'committee-clerk' },
      at: `2026-03-${String(seq).padStart(2, '0')}T02:00:00.000Z`,
      events: [{ type: 'ProposalFiled' }],
      policyVersion: 'default-1',
      schema: currentSchema,
      hashName: 'sha256',
      prevHash: log.at(-1)?.hash ?? genesisHash,
    };
    log.push({ ...commit, hash: hashOf(commit, sha256) });
  }
  return log;
}

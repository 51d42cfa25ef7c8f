import { describe, expect, it } from 'vitest';
import { commitSchema } from '#core/ledger/commit.ts';
import type { Commit } from '#core/ledger/commit.ts';
import { findChainFault, hashOf } from '#core/ledger/hash-chain.ts';
import { aLog } from '#test/support/a-log.ts';
import { sha256 } from '#test/support/sha256.ts';

const faultOf = (commits: readonly Commit[]) => findChainFault(commits, sha256);
const rehashed = (commit: Commit): Commit => ({ ...commit, hash: hashOf(commit, sha256) });

function changed(seq: number, changes: Partial<Commit>): Commit[] {
  return aLog(6).map((commit) => (commit.seq === seq ? { ...commit, ...changes } : commit));
}

describe('a hash chain', () => {
  it('is whole as it was written', () => {
    expect(faultOf(aLog(6))).toBeUndefined();
    expect(faultOf([])).toBeUndefined();
  });

  it.each([
    ['the actor', { actor: { personId: 'he', role: 'committee-head' } }],
    ['the events', { events: [{ type: 'ProposalDeclined', reasonCode: 'academic' }] }],
    ['the instant (back-dated)', { at: '2026-01-01T00:00:00.000Z' }],
    ['the command', { command: 'decline' }],
    ['the command id', { commandId: 'other' }],
    ['the fingerprint', { fingerprint: 'other' }],
    ['the policy', { policyVersion: 'other' }],
    ['the log', { pk: '990112#proposal#p2' }],
    ['the hash', { hash: 'other' }],
  ] as const)('shows a change of %s at its commit', (_, changes) => {
    expect(faultOf(changed(4, changes as Partial<Commit>))).toEqual({ seq: 4, fault: 'changed' });
  });

  it('shows a change that was hashed again at the next commit', () => {
    const log = changed(4, { at: '2026-01-01T00:00:00.000Z' }).map((commit) => (commit.seq === 4 ? rehashed(commit) : commit));
    expect(faultOf(log)).toEqual({ seq: 5, fault: 'unlinked' });
  });

  it('shows a commit that was removed', () => {
    expect(faultOf(aLog(6).filter(({ seq }) => seq !== 3))).toEqual({ seq: 3, fault: 'missing' });
    expect(faultOf(aLog(6).slice(1))).toEqual({ seq: 1, fault: 'missing' });
  });

  it('shows a removal that was numbered over', () => {
    const log = aLog(6)
      .filter(({ seq }) => seq !== 3)
      .map((commit, index) => ({ ...commit, seq: index + 1 }));
    expect(faultOf(log)).toEqual({ seq: 3, fault: 'unlinked' });
  });

  it('shows two commits that were swapped', () => {
    const [first, second, third, ...rest] = aLog(6);
    expect(faultOf([first!, third!, second!, ...rest])).toEqual({ seq: 2, fault: 'missing' });
    expect(faultOf([first!, { ...third!, seq: 2 }, { ...second!, seq: 3 }, ...rest])).toEqual({ seq: 2, fault: 'unlinked' });
  });

  it('shows a commit that was put in', () => {
    const log = aLog(6);
    const forged = rehashed({ ...log[2]!, commandId: 'forged', prevHash: log[1]!.hash });
    expect(faultOf([...log.slice(0, 2), forged, ...log.slice(2)])).toEqual({ seq: 4, fault: 'missing' });
    const renumbered = [...log.slice(0, 2), forged, ...log.slice(2).map((commit) => ({ ...commit, seq: commit.seq + 1 }))];
    expect(faultOf(renumbered)).toEqual({ seq: 4, fault: 'unlinked' });
  });

  it('is the same after a store gave the commits back', () => {
    const stored = aLog(6).map((commit) => commitSchema.parse(JSON.parse(JSON.stringify({ ...commit, addedByTheStore: 1 }))));
    expect(faultOf(stored)).toBeUndefined();
  });
});

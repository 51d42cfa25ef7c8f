import { canonicalJson } from './canonical-json.ts';
import type { Commit, CommitOf } from './commit.ts';
import { genesisHash } from './genesis-hash.ts';

/** Hex digest of a UTF-8 text. Comes in from outside: core has no cryptography of its own. */
export type Digest = (text: string) => string;

/** `hash = digest(canonical JSON of the commit without its hash)`. */
export function hashOf(commit: Omit<CommitOf<unknown>, 'hash'>, digest: Digest): string {
  return digest(hashedText(commit));
}

/** What is hashed of a commit. @throws TypeError where something in it has no canonical form */
export function hashedText(commit: Omit<CommitOf<unknown>, 'hash'>): string {
  const { pk, seq, commandId, fingerprint, command, actor, at, events, policyVersion, schema, hashName, prevHash } = commit;
  return canonicalJson({ pk, seq, commandId, fingerprint, command, actor, at, events, policyVersion, schema, hashName, prevHash });
}

/** The first thing wrong with a log, by the commit it shows at. */
export interface ChainFault {
  readonly seq: number;
  readonly fault: 'missing' | 'changed' | 'unlinked';
}

/** Checks a whole log: numbered 1, 2, 3 …, each commit's hash its own, each linked to the one before. */
export function findChainFault(commits: readonly Commit[], digest: Digest): ChainFault | undefined {
  let prevHash = genesisHash;
  for (const [index, commit] of commits.entries()) {
    const seq = index + 1;
    if (commit.seq !== seq) return { seq, fault: 'missing' };
    if (commit.prevHash !== prevHash) return { seq, fault: 'unlinked' };
    if (hashOf(commit, digest) !== commit.hash) return { seq, fault: 'changed' };
    prevHash = commit.hash;
  }
  return undefined;
}

import type { Commit } from './commit.ts';

/** The append-only log store. */
export interface Ledger {
  /** Commits of a log after `afterSeq`, in order, strongly consistent. */
  read(pk: string, afterSeq?: number): Promise<Commit[]>;
  /** One conditional write. `false` when somebody else's commit already has that number. */
  append(commit: Commit): Promise<boolean>;
}

import type { Commit } from '#core/ledger/commit.ts';

/** A log, and up to where it is known. */
export interface LogTail {
  readonly pk: string;
  readonly afterSeq: number;
  /** Whether the log was ever read so far: one that was found empty is known as well as a long one. */
  readonly isKnown: boolean;
}

/** The append-only log store. */
export interface Ledger {
  /** Commits of a log after `afterSeq`, in order, strongly consistent. */
  read(pk: string, afterSeq?: number): Promise<Commit[]>;
  /** The same of several logs, each as it is now, in their order: one call where nothing was added to any. */
  readTails(tails: readonly LogTail[]): Promise<Commit[][]>;
  /** One conditional write. `false` when somebody else's commit already has that number. */
  append(commit: Commit): Promise<boolean>;
}

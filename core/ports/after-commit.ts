import type { Wait } from '#core/case/waits/wait.ts';
import type { LogTail } from './ledger.ts';

export interface AfterCommit {
  /**
   * What the relay asks once a commit is there, strongly consistent and in one call: the open waits of a case by the sort keys
   * they may have, and whether another log has grown.
   */
  read(pk: string, keys: readonly string[], tail: LogTail): Promise<{ readonly waits: readonly Wait[]; readonly grown: boolean }>;
}

import type { Notice } from '#core/notices/notice.ts';
import type { NoticeRef, Settlement, StoredNotice } from '#core/notices/stored-notice.ts';

/** Every notice of a body, each let in once for ever. */
export interface NoticeStore {
  /**
   * Lets the notice in, pending or settled already; `false` when one of its key is there.
   * @param gathered How many notices its commit is told by in all, where it is gathered from one.
   */
  put(body: string, notice: Notice, settled?: Settlement, gathered?: number): Promise<boolean>;
  /** Up to which commit of a case the notices are there that were gathered, as they themselves tell. Strongly consistent. */
  gatheredUpTo(body: string, proposalId: string): Promise<number>;
  /** Pending notices of a recipient that are ready at `until`, the longest ready first; an index, so a moment behind. */
  pending(body: string, recipientId: string, until: string, most: number): Promise<NoticeRef[]>;
  /** The same of everybody for whom there is any, by recipient. */
  waiting(body: string, until: string): Promise<ReadonlyMap<string, readonly NoticeRef[]>>;
  /** These notices as they are now, strongly consistent, in their order. */
  read(body: string, refs: readonly NoticeRef[]): Promise<StoredNotice[]>;
  /** Tells what became of it, unless what is told already stands above that (see `before`). */
  settle(body: string, notice: Notice, settled: Settlement): Promise<void>;
  /** Makes it pending again: forwarded or given up before, or gone with a mail that failed. */
  reopen(body: string, notice: Notice, failedMailId?: string): Promise<void>;
}

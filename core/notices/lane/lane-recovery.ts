import type { Lane } from './mail-lane.ts';
import { wasTaken } from './mail-record.ts';
import type { MailRecord } from './mail-record.ts';
import { refText } from '#core/notices/stored-notice.ts';
import type { NoticeRef } from '#core/notices/stored-notice.ts';

/** What becomes of a mail that was left open: its lane after it, and what its record makes of its notices. */
export interface Recovery {
  readonly next: Lane;
  /** `taken`: its notices are settled with it. `doubtful`: they go once more. `not-taken`: nothing has happened. */
  readonly found: 'taken' | 'doubtful' | 'not-taken';
}

/**
 * Decides on a mail whose sender died or never heard an answer. Where its record says that it was taken (the sender's last word,
 * or SES's own event), it was. Where it says that it was not, or there is no record yet, which is written before anything is
 * sent, nothing has happened. Where nobody knows, its notices go once more: the lane remembers them as doubtful, so that the
 * next mail with any of them says it may be a second one. `undefined` where no mail is open.
 */
export function recoveryOf(lane: Lane, record: MailRecord | undefined): Recovery | undefined {
  const { open, ...rest } = lane;
  if (open === undefined) return undefined;
  const closed = { ...rest, version: lane.version + 1 };
  // By the record: what this claim added to an earlier one of the name, it may not have got to.
  if (record !== undefined && wasTaken(record)) {
    return { found: 'taken', next: { ...closed, doubtful: without(lane.doubtful, record.notices) } };
  }
  const before = { ...closed, digestOn: open.digestBefore };
  if (record === undefined || record.failure !== undefined) {
    return { found: 'not-taken', next: { ...before, sentToday: lane.sentToday - 1 } };
  }
  return { found: 'doubtful', next: { ...before, doubtful: [...without(lane.doubtful, open.notices), ...open.notices] } };
}

function without(refs: readonly NoticeRef[], others: readonly NoticeRef[]): NoticeRef[] {
  const left = new Set(others.map(refText));
  return refs.filter((ref) => !left.has(refText(ref)));
}

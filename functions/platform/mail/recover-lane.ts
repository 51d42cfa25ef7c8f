import type { LaneStore } from '#core/ports/mail-lanes.ts';
import type { Lane } from '#core/notices/mail-lane.ts';
import { parseMailId, wasTaken } from '#core/notices/mail-record.ts';
import type { MailRecords } from '#core/ports/mail-records.ts';
import type { NoticeStore } from '#core/ports/notice-store.ts';
import { refText } from '#core/notices/stored-notice.ts';
import type { NoticeRef } from '#core/notices/stored-notice.ts';
import { log } from '#functions/platform/log.ts';
import { now } from '#functions/platform/clock.ts';

export interface RecoverDependencies {
  readonly notices: NoticeStore;
  readonly lanes: LaneStore;
  readonly mails: MailRecords;
}

/**
 * Closes a mail whose sender died or never heard an answer. Where its record says that it was taken (the sender's last
 * word, or SES's own event), its notices are settled with it. Where it says that it was not, or there is no record yet,
 * which is written before anything is sent, nothing has happened. Where nobody knows, the notices go once more: the lane
 * remembers them as doubtful, so that the next mail with any of them says it may be a second one. Answers the lane after
 * it; `undefined` when another run moved it.
 */
export async function recoverLane(
  { notices, lanes, mails }: RecoverDependencies,
  { body, recipientId, lane }: { readonly body: string; readonly recipientId: string; readonly lane: Lane },
): Promise<Lane | undefined> {
  const { open, ...rest } = lane;
  if (open === undefined) return lane;
  const name = parseMailId(open.mailId);
  const record = name === undefined ? undefined : await mails.read(name);
  const closed = { ...rest, version: lane.version + 1 };
  const write = async (next: Lane): Promise<Lane | undefined> => ((await lanes.write(body, recipientId, next)) ? next : undefined);
  if (record !== undefined && wasTaken(record)) {
    // By the record: what this claim added to an earlier one of the name, it may not have got to.
    for (const { notice } of await notices.read(body, record.notices)) {
      await notices.settle(body, notice, { status: 'sent', at: record.sentAt ?? now(), mailId: open.mailId });
    }
    return write({ ...closed, doubtful: without(lane.doubtful, record.notices) });
  }
  const before = { ...closed, digestOn: open.digestBefore };
  if (record === undefined || record.failure !== undefined) return write({ ...before, sentToday: lane.sentToday - 1 });
  log('warn', 'mail goes again: an earlier try left no answer', { recipientId, mailId: open.mailId });
  return write({ ...before, doubtful: [...without(lane.doubtful, open.notices), ...open.notices] });
}

function without(refs: readonly NoticeRef[], others: readonly NoticeRef[]): NoticeRef[] {
  const left = new Set(others.map(refText));
  return refs.filter((ref) => !left.has(refText(ref)));
}

import { recoveryOf } from '#core/notices/lane/lane-recovery.ts';
import type { LaneStore } from '#core/ports/mail/mail-lanes.ts';
import type { Lane } from '#core/notices/lane/mail-lane.ts';
import { parseMailId } from '#core/notices/lane/mail-record.ts';
import type { MailRecords } from '#core/ports/mail/mail-records.ts';
import type { NoticeStore } from '#core/ports/mail/notice-store.ts';
import { log } from '#functions/platform/log.ts';
import { now } from '#functions/platform/clock.ts';

export interface RecoverDependencies {
  readonly notices: NoticeStore;
  readonly lanes: LaneStore;
  readonly mails: MailRecords;
}

/** Closes a mail that was left open, as `recoveryOf` decides. Answers the lane after it; `undefined` when another run moved it. */
export async function recoverLane(
  { notices, lanes, mails }: RecoverDependencies,
  { body, recipientId, lane }: { readonly body: string; readonly recipientId: string; readonly lane: Lane },
): Promise<Lane | undefined> {
  const name = lane.open === undefined ? undefined : parseMailId(lane.open.mailId);
  const record = name === undefined ? undefined : await mails.read(name);
  const recovery = recoveryOf(lane, record);
  if (recovery === undefined) return lane;
  if (recovery.found === 'taken' && record !== undefined) {
    const sent = { status: 'sent', at: record.sentAt ?? now(), mailId: record.mailId } as const;
    for (const { notice } of await notices.read(body, record.notices)) await notices.settle(body, notice, sent);
  }
  if (recovery.found === 'doubtful') {
    log('warn', 'mail goes again: an earlier try left no answer', { recipientId, mailId: lane.open?.mailId ?? '' });
  }
  return (await lanes.write(body, recipientId, recovery.next)) ? recovery.next : undefined;
}

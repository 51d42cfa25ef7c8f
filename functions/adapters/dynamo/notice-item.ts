import { refOf, refText, storedNoticeSchema } from '#core/notices/stored-notice.ts';
import type { NoticeRef, Settlement, StoredNotice } from '#core/notices/stored-notice.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import type { Notice } from '#core/notices/notice.ts';

/**
 * Index partitions of notices: what is pending for anybody, what is pending for a recipient, what a recipient was told or not,
 * what reached nobody.
 */
export const noticeLists = {
  pending: (body: string): string => `${body}#pending`,
  outbox: (body: string, recipientId: string): string => `${body}#outbox#${recipientId}`,
  told: (body: string, recipientId: string): string => `${body}#told#${recipientId}`,
  unreached: (body: string): string => `${body}#unreached`,
} as const;

/** Partition of all notices of a case. */
export const casePartition = (body: string, proposalId: string): string => `${proposalKey(body, proposalId)}#mail`;

const sortPrefix = 'notice#';

export const noticeSortPrefix = sortPrefix;

/** Primary key of a notice's item. */
export function noticeItemKey(body: string, { proposalId, key }: NoticeRef): { readonly pk: string; readonly sk: string } {
  return { pk: casePartition(body, proposalId), sk: `${sortPrefix}${key}` };
}

/** Reads a primary key that `noticeItemKey` made. */
export function refOfItem({ pk, sk }: { readonly pk: string; readonly sk: string }): NoticeRef {
  return { proposalId: pk.split('#')[2] ?? '', key: sk.slice(sortPrefix.length) };
}

/**
 * Where a notice is listed: while it is pending by the instant it is ready, afterwards by the instant it was settled. The
 * case and key behind the instant make the order total, so that a cursor can stand on it.
 */
export function listing(body: string, notice: Notice, settled?: Settlement): Record<string, string> {
  const rest = refText(refOf(notice));
  if (settled === undefined) {
    const outbox = { partyKey: noticeLists.outbox(body, notice.recipientId), bodyKey: noticeLists.pending(body) };
    return { ...outbox, dueKey: `${notice.readyAt}#${rest}` };
  }
  return {
    partyKey: noticeLists.told(body, notice.recipientId),
    dueKey: `${settled.at}#${rest}`,
    ...(settled.status === 'unreachable' ? { bodyKey: noticeLists.unreached(body) } : {}),
  };
}

/** The whole item of a notice. */
export function noticeItem(body: string, notice: Notice, settled?: Settlement): Record<string, unknown> {
  const outcome = settled === undefined ? { status: 'pending' } : outcomeOf(settled);
  return { ...noticeItemKey(body, refOf(notice)), notice, ...outcome, ...listing(body, notice, settled) };
}

/** The attributes that tell what became of it. */
export function outcomeOf({ at, ...rest }: Settlement): Record<string, string> {
  const fields: Record<string, string | undefined> = { ...rest, settledAt: at };
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

export function readNoticeItem(item: Record<string, unknown>): StoredNotice {
  return storedNoticeSchema.parse(item);
}

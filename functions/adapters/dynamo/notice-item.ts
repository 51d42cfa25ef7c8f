import { refOf, refText, storedNoticeSchema } from '#core/notices/stored-notice.ts';
import type { NoticeRef, Settlement, StoredNotice } from '#core/notices/stored-notice.ts';
import { proposalKey } from '#core/ledger/keys.ts';
import type { Notice } from '#core/notices/notice.ts';

/**
 * Index partitions of notices: what is pending, by recipient; what a recipient was told or not; what reached nobody. What is pending
 * was listed twice before: for anybody, and for its recipient.
 */
export const noticeLists = {
  waiting: (body: string): string => `${body}#waiting`,
  olderPending: (body: string): string => `${body}#pending`,
  olderOutbox: (body: string, recipientId: string): string => `${body}#outbox#${recipientId}`,
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

/** Sorts the pending notices of one recipient together, by the instant they are ready. */
export const waitingPrefix = (recipientId: string): string => `${recipientId}#`;

/**
 * Its place in its list: while it is pending by the instant it is ready, afterwards by the instant it was settled. The case and key
 * behind the instant make the order total, so that a cursor can stand on it.
 */
export function placeOf(notice: Notice, settled?: Pick<Settlement, 'at'>): string {
  return `${settled?.at ?? notice.readyAt}#${refText(refOf(notice))}`;
}

/** Where a notice is listed. */
export function listing(body: string, notice: Notice, settled?: Settlement): Record<string, string> {
  if (settled === undefined) return waitingListing(body, notice.recipientId, placeOf(notice));
  return {
    partyKey: noticeLists.told(body, notice.recipientId),
    dueKey: placeOf(notice, settled),
    ...(settled.status === 'unreachable' ? { bodyKey: noticeLists.unreached(body) } : {}),
  };
}

/** Where what is pending at this place is listed. */
export function waitingListing(body: string, recipientId: string, place: string): { readonly bodyKey: string; readonly dueKey: string } {
  return { bodyKey: noticeLists.waiting(body), dueKey: `${waitingPrefix(recipientId)}${place}` };
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

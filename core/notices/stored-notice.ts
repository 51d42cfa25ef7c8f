import * as z from 'zod';
import { noticeKey, noticeSchema, noticeStatuses } from './notice.ts';
import type { Notice, NoticeStatus } from './notice.ts';

/** Which notice: its case, and its key there (`noticeKey`). */
export const noticeRefSchema = z.object({ proposalId: z.string(), key: z.string() });

export type NoticeRef = z.infer<typeof noticeRefSchema>;

/** What became of a notice, and when. */
export interface Settlement {
  readonly status: Exclude<NoticeStatus, 'pending'>;
  readonly at: string;
  /** The mail it went with; the mail that failed, where it is forwarded or given up because of one. */
  readonly mailId?: string;
  /** A code: why it was superseded, or what the transport said. */
  readonly reason?: string;
  /** The recipient who is told instead. */
  readonly instead?: string;
}

export const storedNoticeSchema = z.object({
  notice: noticeSchema,
  status: z.enum(noticeStatuses),
  settledAt: z.string().exactOptional(),
  mailId: z.string().exactOptional(),
  reason: z.string().exactOptional(),
  instead: z.string().exactOptional(),
});

/** A notice with what became of it. `mailId` is the mail's in the recipient's list of mails. */
export type StoredNotice = z.infer<typeof storedNoticeSchema>;

/** Whose notice it is: the last part of its key. */
export function recipientOfRef({ key }: NoticeRef): string {
  return key.slice(key.lastIndexOf('#') + 1);
}

export function refOf(notice: Notice): NoticeRef {
  return { proposalId: notice.proposalId, key: noticeKey(notice) };
}

/** A reference as one text, to look it up by. */
export function refText({ proposalId, key }: NoticeRef): string {
  return `${proposalId}#${key}`;
}

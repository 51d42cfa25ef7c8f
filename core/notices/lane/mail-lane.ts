import * as z from 'zod';
import { noticeRefSchema } from '#core/notices/stored-notice.ts';

export const laneSchema = z.object({
  /** Counts its writes: each is conditional on the one before. */
  version: z.int().min(0),
  /** The local day that `sentToday` counts for; '' before the first mail. */
  day: z.string(),
  sentToday: z.int().min(0),
  /** The local day of the last morning whose digest was taken in hand; '' when there was none. */
  digestOn: z.string(),
  /** Notices of an earlier mail of which nobody knows whether it was taken: the next one that holds any is marked. */
  doubtful: z.array(noticeRefSchema),
  /** Since when the recipient reaches nobody, once the dispatchers were told. */
  unreachableSince: z.string().exactOptional(),
  /** The mail that is being handed over. */
  open: z
    .object({
      mailId: z.string(),
      notices: z.array(noticeRefSchema),
      /** Until then its sender may still be at work; afterwards it certainly is not. */
      leaseUntil: z.string(),
      /** `digestOn` before it, to go back to. */
      digestBefore: z.string(),
    })
    .exactOptional(),
});

/** What makes the mails to one recipient strictly sequential and counts them: one item, moved by conditional writes. */
export type Lane = z.infer<typeof laneSchema>;

/** A lane that nobody has written yet. */
export const freshLane: Lane = { version: 0, day: '', sentToday: 0, digestOn: '', doubtful: [] };

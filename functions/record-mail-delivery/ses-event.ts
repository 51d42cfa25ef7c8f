import * as z from 'zod';
import type { MailFailure } from '#core/notices/lane/mail-record.ts';
import { mailIdOfTag } from '#functions/adapters/mail/mail-tag.ts';

/** What SES says of one of our mails. */
export interface MailNews {
  readonly mailId: string;
  readonly messageId: string;
  readonly at: string;
  readonly what: 'accepted' | 'delivered' | Exclude<MailFailure, 'refused' | 'not-taken'>;
  /** A code, e.g. the bounce's sub-type. */
  readonly reason: string;
}

const detail = z.object({
  mail: z.object({
    timestamp: z.iso.datetime(),
    messageId: z.string(),
    tags: z.record(z.string(), z.array(z.string())).default({}),
  }),
  delivery: z.object({ timestamp: z.iso.datetime() }).exactOptional(),
  bounce: z.object({ bounceType: z.string(), bounceSubType: z.string(), timestamp: z.iso.datetime() }).exactOptional(),
  complaint: z.object({ timestamp: z.iso.datetime(), complaintFeedbackType: z.string().nullable().exactOptional() }).exactOptional(),
  reject: z.object({ reason: z.string() }).exactOptional(),
});

/**
 * SES's events on the default bus: source `aws.ses`, the detail as event publishing has it
 * (docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ses.html, …/ses/latest/dg/event-publishing-retrieving-sns-contents.html).
 * Delivery to the bus is best effort: any of them may be missing, late, doubled or out of order.
 */
const sesEventSchema = z.object({ source: z.literal('aws.ses'), 'detail-type': z.string(), detail });

export function isSesEvent(event: unknown): boolean {
  return z.object({ source: z.literal('aws.ses') }).safeParse(event).success;
}

/** Reads an event of SES; `undefined` where it is about no mail of ours, or about nothing that lasts (a soft bounce). */
export function readSesEvent(event: unknown): MailNews | undefined {
  const { 'detail-type': type, detail } = sesEventSchema.parse(event);
  const { mail, delivery, bounce, complaint, reject } = detail;
  const [tag] = mail.tags['mail'] ?? [];
  if (tag === undefined) return undefined;
  const news = { mailId: mailIdOfTag(tag), messageId: mail.messageId };
  switch (type) {
    case 'Email Sent':
      return { ...news, at: mail.timestamp, what: 'accepted', reason: '' };
    case 'Email Delivered':
      return { ...news, at: delivery?.timestamp ?? mail.timestamp, what: 'delivered', reason: '' };
    case 'Email Bounced':
      // Transient and undetermined ones say nothing for good: SES itself tries for hours before it tells.
      if (bounce?.bounceType !== 'Permanent') return undefined;
      return { ...news, at: bounce.timestamp, what: 'bounced', reason: bounce.bounceSubType };
    case 'Email Complaint Received':
      return { ...news, at: complaint?.timestamp ?? mail.timestamp, what: 'complained', reason: complaint?.complaintFeedbackType ?? '' };
    case 'Email Rejected':
      return { ...news, at: mail.timestamp, what: 'rejected', reason: reject?.reason ?? '' };
    default:
      return undefined;
  }
}

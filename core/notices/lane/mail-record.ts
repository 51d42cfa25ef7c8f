import * as z from 'zod';
import { noticeRefSchema } from '#core/notices/stored-notice.ts';

/**
 * Why a mail that was handed over came to nothing: SES said so later, the transport refused it at once, or it certainly
 * was not taken and its notices went with another.
 */
export const mailFailures = ['bounced', 'complained', 'rejected', 'refused', 'not-taken'] as const;

export type MailFailure = (typeof mailFailures)[number];

/**
 * One mail as it was tried. Its fields are facts that come in any order and any number of times (the sender's, and SES's
 * through EventBridge, whose delivery is best effort), so each is written by itself and what stands above is reckoned
 * from them: see `mailStatus`.
 */
export const mailRecordSchema = z.object({
  mailId: z.string(),
  recipientId: z.string(),
  /** The local day it counts for. */
  on: z.string(),
  /** A mail kind where it is about one case, else its form. */
  kind: z.string(),
  /** An earlier try may have arrived. */
  again: z.boolean(),
  notices: z.array(noticeRefSchema),
  /** SHA-256 of the address it went to, so that a failure is not laid at the door of another one; empty for robots. */
  address: z.string(),
  claimedAt: z.string(),
  /** The transport took it under `messageId`. */
  sentAt: z.string().exactOptional(),
  messageId: z.string().exactOptional(),
  /** SES said that it took it. */
  acceptedAt: z.string().exactOptional(),
  deliveredAt: z.string().exactOptional(),
  failedAt: z.string().exactOptional(),
  failure: z.enum(mailFailures).exactOptional(),
  reason: z.string().exactOptional(),
  /** What the failure led to is done: address on record, notices with others. */
  followedUpAt: z.string().exactOptional(),
});

export type MailRecord = z.infer<typeof mailRecordSchema>;

export type MailFacts = Partial<
  Pick<MailRecord, 'sentAt' | 'messageId' | 'acceptedAt' | 'deliveredAt' | 'failedAt' | 'failure' | 'reason' | 'followedUpAt'>
>;

/** How far a mail came: what SES said of its failure stands above all else, delivery above sending. */
export function mailStatus(mail: MailRecord): 'claimed' | 'sent' | 'delivered' | MailFailure {
  if (mail.failure !== undefined) return mail.failure;
  if (mail.deliveredAt !== undefined) return 'delivered';
  return wasTaken(mail) ? 'sent' : 'claimed';
}

/** Whether anybody said that the transport took it. */
export function wasTaken({ sentAt, acceptedAt, deliveredAt, failure }: MailRecord): boolean {
  const known = sentAt ?? acceptedAt ?? deliveredAt;
  return known !== undefined || (failure !== undefined && failure !== 'not-taken' && failure !== 'refused');
}

/** Names a mail: whose it is, of which local day, the how-manieth of that day. */
export interface MailName {
  readonly body: string;
  readonly on: string;
  readonly n: number;
  readonly recipientId: string;
}

/** `<body>.<local date>.<n>.<recipient>`. */
export function mailIdOf({ body, on, n, recipientId }: MailName): string {
  return `${body}.${on}.${n}.${recipientId}`;
}

/** Reads what `mailIdOf` made; `undefined` for anything else. */
export function parseMailId(mailId: string): MailName | undefined {
  const [, body, on, n, recipientId] = /^(.+?)\.(\d{4}-\d{2}-\d{2})\.([1-9]\d{0,2})\.(.+)$/.exec(mailId) ?? [];
  if (body === undefined || on === undefined || recipientId === undefined) return undefined;
  return { body, on, n: Number(n), recipientId };
}

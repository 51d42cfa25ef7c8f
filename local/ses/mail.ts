import type { Instant } from '../clock/virtual-clock.ts';

/** A mail as it was handed to the service, and as a reader sees it. */
export interface Mail {
  readonly id: string;
  /** Virtual time of sending. */
  readonly at: Instant;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  /** The MIME message of a raw mail as it leaves (latin1), with the service's `Message-ID` and `Date`; null for mails given in parts. */
  readonly raw: string | null;
  /** As they leave, in order, encoded words decoded. */
  readonly headers: readonly MailHeader[];
  readonly attachments: readonly Attachment[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string | null;
  /** What has become of it, in order. */
  readonly events: readonly MailEvent[];
}

/** A mail as lists have it: the message itself is large and repeats the rest. */
export type MailSummary = Omit<Mail, 'raw'>;

export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
}

/** What SES calls the things that happen to a mail, in `detail.eventType`; templates, which can fail to render, there are none. */
export type MailEventType = 'Send' | 'Delivery' | 'Bounce' | 'Complaint' | 'Reject' | 'DeliveryDelay';

export interface MailEvent {
  readonly type: MailEventType;
  readonly at: Instant;
  /** Bare addresses it is about. */
  readonly recipients: readonly string[];
  /** Whether the mail's configuration set has a destination for it. */
  readonly published: boolean;
}

/** A mail before the service has taken it; `headers` are those it was given with. */
export type OutgoingMail = Omit<Mail, 'id' | 'at' | 'events'>;

/** The address alone, in lower case: `沈若溪 <Shen@yunlan.example>` is `shen@yunlan.example`. */
export function bareAddress(address: string): string {
  return (/<([^>]+)>/.exec(address)?.[1] ?? address).trim().toLowerCase();
}

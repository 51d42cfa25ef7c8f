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
  /** The MIME message of a raw mail, byte for byte (latin1); null for mails given in parts. */
  readonly raw: string | null;
  readonly attachments: readonly Attachment[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string | null;
}

export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: number;
}

/** A mail before the service has taken it. */
export type OutgoingMail = Omit<Mail, 'id' | 'at'>;

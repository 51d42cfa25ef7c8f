import type { RenderedMail } from '#core/notices/render/mail-content.ts';

/** A mail ready to go: contents, envelope, and what its headers and tags are made of. Ids and kinds only beside `to` and `rendered`. */
export interface OutgoingMail {
  /** One for ever; a second try has the same one. */
  readonly mailId: string;
  /** Only for mails about one case: readers' programs gather those in a thread. */
  readonly proposalId?: string;
  /** What it is about, for statistics: a mail kind or a form. */
  readonly kind: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly rendered: RenderedMail;
  /** An earlier try may have arrived. */
  readonly again: boolean;
  /** The message id under which the first mail of that case went to that reader, as `send` returned it. */
  readonly threadOf?: string;
}

/** What became of a mail handed over: accepted under a message id, or refused for good (a code, no text, no address). */
export type Handed = { readonly messageId: string } | { readonly refused: string };

export interface MailTransport {
  /**
   * Hands one mail over. What may pass is thrown: `MailNotTakenError` when it is certain that nothing was taken, so that a
   * later try is a first one; any other error leaves that open (an answer was lost), and the next try goes as `again`.
   */
  send(mail: OutgoingMail): Promise<Handed>;
}

/** The transport certainly did not take the mail, and may take it later: throttled, quota spent, paused, unreachable. */
export class MailNotTakenError extends Error {
  override readonly name = 'MailNotTakenError';
  /** A code: the service's error name, an SMTP reply, `DailyQuotaSpent` … */
  readonly reason: string;

  constructor(reason: string, options?: ErrorOptions) {
    super(`the mail was not taken: ${reason}`, options);
    this.reason = reason;
  }
}

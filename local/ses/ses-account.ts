import type { Instant } from '../clock/virtual-clock.ts';
import type { MailCounter } from './mail-counts.ts';
import type { OutgoingMail } from './mail.ts';
import type { SendQuota } from './send-quota.ts';

/** What the calls of both versions of SES need of the mailbox. */
export interface SesAccount {
  /** Keeps a mail and returns its message id. @throws SesError */
  readonly send: (mail: OutgoingMail) => string;
  readonly quota: SendQuota;
  readonly counter: MailCounter;
  readonly now: () => Instant;
}

import type { Behaviour } from './address-behaviour.ts';
import { bareAddress, type Mail, type MailEventType } from './mail.ts';

/** Why a mail came back: the address is unknown, SES itself would not try it, or the reader's mailbox answered by itself. */
export type BounceCause = 'unknown' | 'suppressed' | 'away';

/** One thing that happens to a mail. */
export interface Happening {
  readonly type: MailEventType;
  /** Bare addresses. */
  readonly recipients: readonly string[];
  readonly cause?: BounceCause;
}

type Step = Omit<Happening, 'recipients'>;

const STEPS: Readonly<Record<Behaviour, readonly Step[]>> = {
  deliver: [{ type: 'Delivery' }],
  bounce: [{ type: 'Bounce', cause: 'unknown' }],
  suppress: [{ type: 'Bounce', cause: 'suppressed' }],
  complain: [{ type: 'Delivery' }, { type: 'Complaint' }],
  // Out-of-office answers come back to SES, which takes them for bounces that may pass.
  away: [{ type: 'Delivery' }, { type: 'Bounce', cause: 'away' }],
  delay: [{ type: 'DeliveryDelay' }, { type: 'Delivery' }],
  reject: [{ type: 'Reject' }],
  silent: [],
};

/** All that happens to a mail, in order: it is sent, and then what each address does. */
export function fateOf(mail: Pick<Mail, 'to' | 'cc' | 'bcc'>, behaviourOf: (address: string) => Behaviour): Happening[] {
  const everyone = [...mail.to, ...mail.cc, ...mail.bcc].map(bareAddress);
  const happenings: Happening[] = [{ type: 'Send', recipients: everyone }];
  for (const [behaviour, recipients] of Map.groupBy(everyone, behaviourOf)) {
    happenings.push(...STEPS[behaviour].map((step) => ({ ...step, recipients })));
  }
  return happenings;
}

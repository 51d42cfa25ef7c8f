/**
 * Whom a notice is for: a person by mail or by short message, a unit's group robot, or a unit's own mailbox, which is told in the
 * place of people who cannot be reached.
 */
export type Recipient =
  | { readonly personId: string }
  | { readonly phoneOf: string }
  | { readonly robotOf: string }
  | { readonly mailboxOf: string };

const robotPrefix = 'robot:';
const mailboxPrefix = 'mailbox:';
const phonePrefix = 'sms:';

/** The recipient in keys: a person's id, `sms:<personId>`, `robot:<unitId>` or `mailbox:<unitId>`. Ids hold no colon, so they never meet. */
export function recipientId(recipient: Recipient): string {
  if ('personId' in recipient) return recipient.personId;
  if ('phoneOf' in recipient) return `${phonePrefix}${recipient.phoneOf}`;
  return 'robotOf' in recipient ? `${robotPrefix}${recipient.robotOf}` : `${mailboxPrefix}${recipient.mailboxOf}`;
}

/** Reads what `recipientId` made. */
export function parseRecipient(id: string): Recipient {
  if (id.startsWith(robotPrefix)) return { robotOf: id.slice(robotPrefix.length) };
  if (id.startsWith(mailboxPrefix)) return { mailboxOf: id.slice(mailboxPrefix.length) };
  if (id.startsWith(phonePrefix)) return { phoneOf: id.slice(phonePrefix.length) };
  return { personId: id };
}

/** Who is told, whatever the way: of a short message the person, of all others the recipient itself. */
export function whoeverReads(id: string): string {
  return id.startsWith(phonePrefix) ? id.slice(phonePrefix.length) : id;
}

/** Whether it goes to a telephone. */
export function isByPhone(id: string): boolean {
  return id.startsWith(phonePrefix);
}

/**
 * Whom a notice is for: a person by mail, a unit's group robot, or a unit's own mailbox, which is told in the place of people
 * who cannot be reached.
 */
export type Recipient = { readonly personId: string } | { readonly robotOf: string } | { readonly mailboxOf: string };

const robotPrefix = 'robot:';
const mailboxPrefix = 'mailbox:';

/** The recipient in keys: a person's id, `robot:<unitId>` or `mailbox:<unitId>`. Ids hold no colon, so they never meet. */
export function recipientId(recipient: Recipient): string {
  if ('personId' in recipient) return recipient.personId;
  return 'robotOf' in recipient ? `${robotPrefix}${recipient.robotOf}` : `${mailboxPrefix}${recipient.mailboxOf}`;
}

/** Reads what `recipientId` made. */
export function parseRecipient(id: string): Recipient {
  if (id.startsWith(robotPrefix)) return { robotOf: id.slice(robotPrefix.length) };
  if (id.startsWith(mailboxPrefix)) return { mailboxOf: id.slice(mailboxPrefix.length) };
  return { personId: id };
}

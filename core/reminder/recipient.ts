/** Whom a notice is for: a person by mail, or a unit's group robot. */
export type Recipient = { readonly personId: string } | { readonly robotOf: string };

const robotPrefix = 'robot:';

/** The recipient in keys: a person's id, or `robot:<unitId>`. Ids hold no colon, so the two never meet. */
export function recipientId(recipient: Recipient): string {
  return 'personId' in recipient ? recipient.personId : `${robotPrefix}${recipient.robotOf}`;
}

/** Reads what `recipientId` made. */
export function parseRecipient(id: string): Recipient {
  return id.startsWith(robotPrefix) ? { robotOf: id.slice(robotPrefix.length) } : { personId: id };
}

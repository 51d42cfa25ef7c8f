import type { OutgoingMail } from './mail.ts';
import { SesError } from './ses-error.ts';

/** What the account allows; a list that is not given allows everything. */
export interface SendingRules {
  /** Verified identities: whole addresses or domains. */
  readonly identities?: readonly string[];
  readonly configurationSets?: readonly string[];
}

const MOST_RECIPIENTS = 50;
const LARGEST_RAW = 40 * 1024 * 1024;
const ADDRESS = /^(?:[^<>]*<)?([^\s<>@,"]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)>?$/;

/**
 * The refusals of SES that a sender meets in practice.
 * https://docs.aws.amazon.com/ses/latest/APIReference/API_SendEmail.html
 * @throws SesError InvalidParameterValue, MessageRejected or ConfigurationSetDoesNotExist
 */
export function checkOutgoing(mail: OutgoingMail, rules: SendingRules): void {
  const recipients = [...mail.to, ...mail.cc, ...mail.bcc];
  if (recipients.length === 0) throw new SesError('InvalidParameterValue', 'Missing destination address');
  if (recipients.length > MOST_RECIPIENTS) {
    throw new SesError('InvalidParameterValue', `Recipient count exceeds ${MOST_RECIPIENTS}.`);
  }
  for (const address of [mail.from, ...recipients, ...mail.replyTo]) {
    if (!ADDRESS.test(address)) throw new SesError('InvalidParameterValue', `Illegal address: ${address}`);
  }
  if (mail.raw !== null && mail.raw.length > LARGEST_RAW) {
    throw new SesError('InvalidParameterValue', `Message length is more than ${LARGEST_RAW} bytes long: '${mail.raw.length}'.`);
  }
  if (mail.raw === null && mail.text === null && mail.html === null) {
    throw new SesError('InvalidParameterValue', 'The message has neither a text nor an HTML body.');
  }
  if (rules.identities !== undefined && !isVerified(mail.from, rules.identities)) {
    throw new SesError('MessageRejected', `Email address is not verified. The following identities failed the check: ${mail.from}`);
  }
  const set = mail.configurationSet;
  if (set !== null && rules.configurationSets !== undefined && !rules.configurationSets.includes(set)) {
    throw new SesError('ConfigurationSetDoesNotExist', `Configuration set <${set}> does not exist.`);
  }
}

function isVerified(from: string, identities: readonly string[]): boolean {
  const address = (ADDRESS.exec(from)?.[1] ?? '').toLowerCase();
  return identities.some((identity) => {
    const verified = identity.toLowerCase();
    return verified.includes('@') ? address === verified : address.endsWith(`@${verified}`) || address.endsWith(`.${verified}`);
  });
}

import type { Instant } from '../clock/virtual-clock.ts';
import { decodeEncodedWords } from './encoded-text.ts';
import type { MailHeader, OutgoingMail } from './mail.ts';
import { readField, splitFields } from './mime-fields.ts';

/** What SES puts on every mail it takes. */
export interface Stamp {
  readonly id: string;
  readonly at: Instant;
  readonly region: string;
}

/**
 * The mail as it leaves: whatever `Message-ID` and `Date` it came with, SES sets its own.
 * https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
export function stampMail(mail: OutgoingMail, stamp: Stamp): Pick<OutgoingMail, 'raw' | 'headers'> {
  const stamped = [
    { name: 'Message-ID', value: messageIdHeader(stamp) },
    { name: 'Date', value: new Date(stamp.at).toUTCString().replace('GMT', '+0000') },
  ];
  if (mail.raw === null) return { raw: null, headers: [...composedHeaders(mail), ...stamped] };
  const { fields, body } = splitFields(mail.raw);
  const kept = fields.filter((field) => !/^(?:message-id|date)[ \t]*:/i.test(field));
  const given = kept.map(readField).filter((header) => header !== undefined);
  return {
    raw: [...kept, ...stamped.map(({ name, value }) => `${name}: ${value}`), '', body].join('\r\n'),
    headers: [...given.map(({ name, value }) => ({ name, value: decodeEncodedWords(value) })), ...stamped],
  };
}

/** The oldest Region writes `email` where the others write their name. */
function messageIdHeader({ id, region }: Stamp): string {
  return `<${id}@${region === 'us-east-1' ? 'email' : region}.amazonses.com>`;
}

/** The headers SES writes for a mail that was given in parts. */
function composedHeaders({ from, to, cc, replyTo, subject }: OutgoingMail): MailHeader[] {
  const lists = [
    { name: 'From', value: from },
    { name: 'To', value: to.join(', ') },
    { name: 'Cc', value: cc.join(', ') },
    { name: 'Reply-To', value: replyTo.join(', ') },
  ].filter(({ value }) => value !== '');
  return [...lists, { name: 'Subject', value: subject }, { name: 'MIME-Version', value: '1.0' }];
}

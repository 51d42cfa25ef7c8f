import MailComposer from 'nodemailer/lib/mail-composer';
import { renderLine } from '#core/notices/render/render-line.ts';
import type { OutgoingMail } from '#core/ports/mail/mail-transport.ts';
import { mailTag } from './mail-tag.ts';

/** Who sends, and how the service writes message ids of its own. */
export interface MessageSender {
  readonly address: string;
  /** Beside the address; may be empty. */
  readonly name: string;
  /** Follows the `@` in a message's header when the id handed back by the service has none, e.g. `email.amazonses.com`. */
  readonly idDomain: string;
}

export interface RawMessage {
  /** RFC 5322 with MIME, lines ended by CRLF. */
  readonly data: Buffer;
  /** Without brackets, the same at every try of one mail, but for a marked second one. SES replaces it, SMTP keeps it. */
  readonly messageId: string;
}

/** The address is none that mail can be handed to: it has to fail before it gets into a header or an envelope. */
export class UnmailableAddressError extends Error {
  override readonly name = 'UnmailableAddressError';
  constructor() {
    super('the address cannot stand in an envelope');
  }
}

// RFC 5321 mailbox in ASCII, since SES has no SMTPUTF8. No quoted local parts: nobody's address has one, and what breaks out does.
const mailbox = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;

/**
 * The message as it goes: HTML and plain text as alternatives, in UTF-8, marked as made by a machine (RFC 3834), so that
 * no absence notice answers it. Mails about one case share a made-up root in `References` (RFC 5322 §3.6.4), so that
 * readers' programs gather them. Whatever a name or subject holds, the headers are these and no others.
 * @throws UnmailableAddressError
 */
export async function rawMessage(mail: OutgoingMail, sender: MessageSender): Promise<RawMessage> {
  if (!mailbox.test(mail.to.email)) throw new UnmailableAddressError();
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  const messageId = `${mailTag(mail.mailId)}${mail.again ? '.again' : ''}@${domain}`;
  const composer = new MailComposer({
    from: { name: renderLine(sender.name), address: sender.address },
    to: { name: renderLine(mail.to.name), address: mail.to.email },
    subject: renderLine(mail.rendered.subject),
    messageId: `<${messageId}>`,
    ...threadOf(mail, sender, domain),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Entity-Ref-ID': renderLine(mail.mailId),
      ...(mail.again ? { 'X-Sent-Again': 'yes' } : {}),
    },
    text: canonical(mail.rendered.text),
    html: canonical(mail.rendered.html),
    textEncoding: 'base64',
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { data: await composer.compile().build(), messageId };
}

function threadOf({ proposalId, threadOf: first }: OutgoingMail, { idDomain }: MessageSender, domain: string) {
  if (proposalId === undefined) return {};
  const root = `<proposal-${mailTag(proposalId)}@${domain}>`;
  if (first === undefined) return { references: [root], inReplyTo: root };
  const parent = `<${headerId(first.includes('@') ? first : `${first}@${idDomain}`)}>`;
  return { references: [root, parent], inReplyTo: parent };
}

/** What may stand between the brackets of a message id: no spaces, no brackets, nothing outside ASCII. */
const headerId = (id: string): string => id.replace(/[^!-;=?-~]/gu, '');

/** Lines of text parts end with CRLF, also within an encoding (RFC 2046 §4.1.1). */
const canonical = (text: string): string => text.replaceAll('\n', '\r\n');

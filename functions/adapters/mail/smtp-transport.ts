import SMTPConnection from 'nodemailer/lib/smtp-connection';
import * as z from 'zod';
import { MailNotTakenError } from '#core/ports/mail/mail-transport.ts';
import type { Handed, MailTransport } from '#core/ports/mail/mail-transport.ts';
import { rawMessage, UnmailableAddressError } from './raw-message.ts';
import type { RawMessage } from './raw-message.ts';
import type { SecretText } from '#functions/adapters/secrets/secret-text.ts';

export interface SmtpTransportOptions {
  readonly sender: { readonly address: string; readonly name: string };
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` demanded, `none`: plain text, in a closed network only. */
  readonly secure: 'tls' | 'starttls' | 'none';
  /** Absent where the relay asks for no sign-in. */
  readonly signIn?: { readonly user: string; readonly password: SecretText };
}

// Together well under the time limit of a Lambda that sends, so that it is the relay that is named as slow.
const TIMEOUTS = { dnsTimeout: 5000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/**
 * Mail by an SMTP relay (RFC 5321), one connection a mail: a function that sleeps between two mails keeps none alive.
 *
 * What SMTP does not give: no events. A mail counts as accepted when the relay took it; bounces that come later go to the
 * sender's mailbox and are not read, so addresses fail only by what the relay answers at once. And where a connection
 * breaks after the message was sent and before the relay answered, nobody can tell: the mail goes again, marked.
 *
 * Replies (RFC 5321 §4.2, RFC 3463): a 5xx about the recipient (x.1.x address, x.2.x mailbox, or a plain 550, 551, 553
 * at RCPT) is refused; other 5xx (policy, rights, sender, contents) and every 4xx are not taken, since they say nothing about the
 * address: a relay that is set up wrongly must not make every address fail.
 */
export function smtpTransport(options: SmtpTransportOptions): MailTransport {
  return {
    async send(mail) {
      let message: RawMessage;
      try {
        message = await rawMessage(mail, { ...options.sender, idDomain: options.host });
      } catch (error) {
        if (error instanceof UnmailableAddressError) return { refused: 'UnmailableAddress' };
        throw error;
      }
      const connection = openConnection(options);
      try {
        await beforeMessage(connection, options);
        return await handOver(connection, { from: options.sender.address, to: [mail.to.email] }, message);
      } finally {
        connection.close();
      }
    },
  };
}

function openConnection({ host, port, secure }: SmtpTransportOptions): SMTPConnection {
  return new SMTPConnection({
    host,
    port,
    secure: secure === 'tls',
    requireTLS: secure === 'starttls',
    ignoreTLS: secure === 'none',
    ...TIMEOUTS,
  });
}

/** Connects and signs in. Whatever fails here, no mail has been taken. */
async function beforeMessage(connection: SMTPConnection, { signIn }: SmtpTransportOptions): Promise<void> {
  try {
    await phase(connection, (done) => connection.connect(done));
    if (signIn === undefined) return;
    const pass = await signIn.password.read();
    await phase(connection, (done) => connection.login({ credentials: { user: signIn.user, pass } }, done));
  } catch (cause) {
    const { code } = replyOf(cause);
    if (code === 'EAUTH') signIn?.password.forget();
    throw new MailNotTakenError(code, { cause });
  }
}

async function handOver(
  connection: SMTPConnection,
  envelope: { readonly from: string; readonly to: string[] },
  { data, messageId }: RawMessage,
): Promise<Handed> {
  let theirs: string | undefined;
  try {
    await phase(connection, (done) =>
      connection.send(envelope, data, (error, info) => {
        theirs = info?.serverMessageId;
        done(error);
      }),
    );
  } catch (cause) {
    const reply = replyOf(cause);
    if (isOfTheAddress(reply)) return { refused: `smtp-${reply.reply}${reply.enhanced === '' ? '' : `-${reply.enhanced}`}` };
    // A reply to a command means the message was not taken; a connection that just ended means nothing. The relay's own
    // words stay out of the error, since they quote the address.
    if (reply.reply > 0 && reply.command !== 'CONN') throw new MailNotTakenError(`smtp-${reply.reply}`);
    throw cause;
  }
  return { messageId: theirs?.replace(/[<>]/gu, '') ?? messageId };
}

interface Reply {
  /** nodemailer's own code, e.g. `EAUTH`; the error's name where it has none. */
  readonly code: string;
  readonly command: string;
  /** Three digits; 0 where the relay did not answer. */
  readonly reply: number;
  /** RFC 3463, e.g. `5.1.1`; empty where there is none. */
  readonly enhanced: string;
}

const optional = z.string().catch('');
// 550 unavailable, 551 not local, 553 not allowed (RFC 5321 §4.2.3): what a relay says of a mailbox without enhanced codes.
const mailboxReplies = new Set([550, 551, 553]);

/** Codes only: a relay's text names the address. */
function replyOf(error: unknown): Reply {
  const facts = z
    .object({ name: optional, code: optional, command: optional, response: optional, responseCode: z.number().catch(0) })
    .parse(error);
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/u.exec(facts.response)?.[1] ?? '';
  return { code: facts.code === '' ? facts.name : facts.code, command: facts.command, reply: facts.responseCode, enhanced };
}

function isOfTheAddress({ reply, command, enhanced }: Reply): boolean {
  if (reply < 500 || reply > 599) return false;
  // x.1.7 and x.1.8 are about the sender's address.
  if (enhanced !== '') return command !== 'MAIL FROM' && /^5\.[12]\.(?![78]$)/u.test(enhanced);
  return command === 'RCPT TO' && mailboxReplies.has(reply);
}

/** One step of the session. The listener stays: an error that comes when nobody waits any more must not end the process. */
function phase(connection: SMTPConnection, start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    start((error) => (error instanceof Error ? reject(error) : resolve()));
  });
}

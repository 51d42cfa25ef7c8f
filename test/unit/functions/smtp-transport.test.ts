import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { inspect } from 'node:util';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { smtpTransport } from '#functions/adapters/mail/smtp-transport.ts';
import type { SmtpTransportOptions } from '#functions/adapters/mail/smtp-transport.ts';
import { parseMime } from '#local';
import { anOutgoingMail } from '#test/support/an-outgoing-mail.ts';

interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A relay on loopback that does what it is told to, and keeps what it takes. */
async function aRelay(options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : (mailFrom?.address ?? '');
        received.push({ from, to: rcptTo.map(({ address }) => address), source: Buffer.concat(chunks).toString('latin1') });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { received, port: (server.server.address() as AddressInfo).port };
}

const transport = (port: number, options: Partial<SmtpTransportOptions> = {}) =>
  smtpTransport({
    sender: { address: 'proposals@yunlan.example', name: '云澜区政协提案系统' },
    host: '127.0.0.1',
    port,
    secure: 'none',
    ...options,
  });
const reply = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });
const caught = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

describe('a mail by SMTP', () => {
  it('goes to its reader in an envelope of the sender, and keeps its own message id', async () => {
    const { port, received } = await aRelay();
    const handed = await transport(port).send(anOutgoingMail());
    expect(handed).toEqual({ messageId: '2026-11-24_2e1_2egu_2ew@yunlan.example' });
    const [mail] = received;
    expect(mail).toMatchObject({ from: 'proposals@yunlan.example', to: ['gu.w@yunlan.example'] });
    const message = parseMime(mail!.source);
    expect([message.subject, message.headers['message-id']]).toEqual([
      anOutgoingMail().rendered.subject,
      '<2026-11-24_2e1_2egu_2ew@yunlan.example>',
    ]);
  });

  it('answers the first of its case by the id that was handed back', async () => {
    const { port, received } = await aRelay();
    const first = await transport(port).send(anOutgoingMail());
    await transport(port).send(anOutgoingMail({ mailId: '2026-11-25.1.gu.w', threadOf: 'messageId' in first ? first.messageId : '' }));
    const [one, two] = received.map(({ source }) => parseMime(source).headers);
    expect(two?.['in-reply-to']).toBe(one?.['message-id']);
  });

  it('signs in with the secret, and asks for it anew after it proved wrong', async () => {
    const asked: string[] = [];
    const { port, received } = await aRelay({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, callback) => {
        asked.push(`${username} ${password}`);
        if (password === 'new') callback(null, { user: username });
        else callback(reply(535, 'no'));
      },
    });
    let secret = 'old';
    const password = { read: async () => secret, forget: () => void (secret = 'new') };
    const smtp = transport(port, { signIn: { user: 'proposals', password } });
    expect(await caught(smtp.send(anOutgoingMail()))).toMatchObject({ name: 'MailNotTakenError', reason: 'EAUTH' });
    await smtp.send(anOutgoingMail());
    expect([asked, received.length]).toEqual([['proposals old', 'proposals new'], 1]);
  });

  it('does not go in plain text where TLS is demanded', async () => {
    const { port, received } = await aRelay();
    expect(await caught(transport(port, { secure: 'starttls' }).send(anOutgoingMail()))).toMatchObject({ name: 'MailNotTakenError' });
    expect(await caught(transport(port, { secure: 'tls' }).send(anOutgoingMail()))).toMatchObject({ name: 'MailNotTakenError' });
    expect(received).toEqual([]);
  });
});

describe('a mail that the relay does not take', () => {
  it.each([
    [550, '5.1.1 no such user', 'smtp-550-5.1.1'],
    [550, 'no such user', 'smtp-550'],
    [552, '5.2.2 mailbox full', 'smtp-552-5.2.2'],
  ])('because of its address is refused for good: %d %s', async (code, text, refused) => {
    const { port } = await aRelay({ onRcptTo: (_address, _session, callback) => callback(reply(code, text)) });
    expect(await transport(port).send(anOutgoingMail())).toEqual({ refused });
  });

  it('because of its address, said only after the message, is refused for good too', async () => {
    const { port } = await aRelay({
      onData: (stream, _session, callback) => {
        stream.on('end', () => callback(reply(550, '5.1.1 no such user')));
        stream.resume();
      },
    });
    expect(await transport(port).send(anOutgoingMail())).toEqual({ refused: 'smtp-550-5.1.1' });
  });

  it.each([
    [450, '4.2.1 try later'],
    [550, '5.7.1 relaying denied'],
    [554, 'no'],
    [550, '5.1.8 bad sender'],
  ])('for another reason may go later: %d %s at the recipient', async (code, text) => {
    const { port } = await aRelay({ onRcptTo: ({ address }, _session, callback) => callback(reply(code, `${text} <${address}>`)) });
    const failure = await caught(transport(port).send(anOutgoingMail()));
    expect(inspect(failure)).not.toContain('gu.w@');
    expect(failure).toMatchObject({ name: 'MailNotTakenError', reason: `smtp-${code}` });
  });

  it.each([451, 554])('may go later: %d after the message', async (code) => {
    const { port } = await aRelay({
      onData: (stream, _session, callback) => {
        stream.on('end', () => callback(reply(code, 'no')));
        stream.resume();
      },
    });
    expect(await caught(transport(port).send(anOutgoingMail()))).toMatchObject({ name: 'MailNotTakenError', reason: `smtp-${code}` });
  });

  it('may go later: 553 about the sender is none of the reader’s address', async () => {
    const { port } = await aRelay({ onMailFrom: (_address, _session, callback) => callback(reply(553, '5.1.1 sender')) });
    expect(await caught(transport(port).send(anOutgoingMail()))).toMatchObject({ name: 'MailNotTakenError', reason: 'smtp-553' });
  });

  it('is refused without connecting where its address cannot stand in an envelope', async () => {
    expect(await transport(1).send(anOutgoingMail({ to: { name: '顾文澜', email: 'a b@c.example' } }))).toEqual({
      refused: 'UnmailableAddress',
    });
  });

  it('certainly did not go where nobody listens', async () => {
    const port = await listening(() => undefined);
    await closing.pop()?.();
    expect(await caught(transport(port).send(anOutgoingMail()))).toMatchObject({ name: 'MailNotTakenError' });
  });

  it('may have gone where the line broke after the message', async () => {
    const port = await listening((socket) => {
      socket.write('220 relay\r\n');
      let inMessage = false;
      socket.on('data', (chunk) => {
        if (inMessage) socket.destroy();
        inMessage = chunk.toString('latin1').startsWith('DATA');
        if (!socket.destroyed) socket.write(inMessage ? '354 go on\r\n' : '250 fine\r\n');
      });
    });
    const failure = await caught(transport(port).send(anOutgoingMail()));
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toMatchObject({ name: 'MailNotTakenError' });
  });
});

async function listening(serve: (socket: Socket) => void): Promise<number> {
  const server = createServer(serve);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}

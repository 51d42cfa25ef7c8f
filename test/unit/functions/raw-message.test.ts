import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailIdOfTag, mailTag } from '#functions/adapters/mail/mail-tag.ts';
import type { OutgoingMail } from '#core/ports/mail/mail-transport.ts';
import { rawMessage, UnmailableAddressError } from '#functions/adapters/mail/raw-message.ts';
import { parseMime } from '#local';
import { anOutgoingMail } from '#test/support/an-outgoing-mail.ts';

const sender = { address: 'proposals@yunlan.example', name: '云澜区政协提案系统', idDomain: 'email.amazonses.com' };
const headersOfEvery = [
  'auto-submitted',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
  'x-auto-response-suppress',
  'x-entity-ref-id',
];

async function sent(overrides: Partial<OutgoingMail> = {}) {
  const { data, messageId } = await rawMessage(anOutgoingMail(overrides), sender);
  return { source: data.toString('latin1'), messageId, ...parseMime(data.toString('latin1')) };
}

describe('the message of a mail', () => {
  it('holds subject, plain text and HTML as they were rendered', async () => {
    const { rendered } = anOutgoingMail();
    const { subject, text, html, headers, attachments } = await sent();
    expect(subject).toBe(rendered.subject);
    expect(text?.trimEnd()).toBe(rendered.text.replaceAll('\n', '\r\n').trimEnd());
    expect(html?.trimEnd()).toBe(rendered.html.replaceAll('\n', '\r\n').trimEnd());
    expect(headers['content-type']).toMatch(/^multipart\/alternative;/u);
    expect(attachments).toEqual([]);
  });

  it('offers the plain text first, so that a program shows the last it can', async () => {
    const { source } = await sent();
    expect(source.match(/Content-Type: text\/\w+; charset=utf-8/gu)).toEqual([
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: text/html; charset=utf-8',
    ]);
  });

  it('goes through any relay: 7-bit, lines of at most 998 bytes ended by CRLF', async () => {
    const { source } = await sent();
    expect(source).toMatch(/^[\t\r\n -~]*$/u);
    expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });

  it('names sender and reader, and says that a machine wrote it', async () => {
    const { headers, from, to } = await sent();
    expect(from).toBe('云澜区政协提案系统 <proposals@yunlan.example>');
    expect(to).toEqual(['顾文澜 <gu.w@yunlan.example>']);
    expect(headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
      'x-entity-ref-id': '2026-11-24.1.gu.w',
    });
  });

  it('has a message id of its own that every try repeats, but for one that is marked', async () => {
    const [first, second, again] = [await sent(), await sent(), await sent({ again: true })];
    expect(first.messageId).toBe('2026-11-24_2e1_2egu_2ew@yunlan.example');
    expect(first.headers['message-id']).toBe(`<${first.messageId}>`);
    expect(second.messageId).toBe(first.messageId);
    expect(again.messageId).not.toBe(first.messageId);
    expect([first.headers['x-sent-again'], again.headers['x-sent-again']]).toEqual([undefined, 'yes']);
  });
});

describe('mails about one case', () => {
  const root = '<proposal-p46@yunlan.example>';

  it('share a root that needs no memory', async () => {
    expect((await sent()).headers).toMatchObject({ references: root, 'in-reply-to': root });
  });

  it('answer the first one where its id is known, as the service writes it in the header', async () => {
    const parent = '<0100019a-000000@email.amazonses.com>';
    expect((await sent({ threadOf: '0100019a-000000' })).headers).toMatchObject({ references: `${root} ${parent}`, 'in-reply-to': parent });
    expect((await sent({ threadOf: 'x.1@relay.example' })).headers['in-reply-to']).toBe('<x.1@relay.example>');
  });

  it('are the only ones in a thread', async () => {
    const { proposalId: _, ...digest } = anOutgoingMail({ threadOf: '0100' });
    const { headers } = parseMime((await rawMessage(digest, sender)).data.toString('latin1'));
    expect(Object.keys(headers).sort()).toEqual(headersOfEvery);
  });
});

describe('whatever names, subjects and ids hold', () => {
  const nasty = fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\0',
        '\u2028',
        'Bcc: x@evil.example',
        '案',
        '"',
        '\\',
        '<',
        '>',
        ',',
        ';',
        ':',
        '@',
        '=?UTF-8?B?QmNj?=',
        ' ',
        '\ud83d',
        'a'.repeat(200),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''));

  it('the headers are the same ones, each once, and the mail goes to its reader alone', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, nasty, async (name, subject, id, text) => {
        const rendered = { subject: `【${subject}`, html: `<p>${text}</p>`, text: `案${text}` };
        const mail = anOutgoingMail({
          mailId: `m${id}`,
          proposalId: `p${id}`,
          threadOf: `t${id}`,
          to: { name, email: 'gu.w@yunlan.example' },
          rendered,
        });
        const { data } = await rawMessage(mail, { ...sender, name });
        const source = data.toString('latin1');
        const names = source
          .slice(0, source.indexOf('\r\n\r\n'))
          .replace(/\r\n[ \t]+/gu, ' ')
          .split('\r\n')
          .map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
        expect(names.sort()).toEqual([...headersOfEvery, 'in-reply-to', 'references'].sort());
        const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'imu').exec(source.replace(/\r\n[ \t]+/gu, ' '))?.[1] ?? '';
        // Encoded words and quoted strings name; what remains is addresses.
        expect(
          header('To')
            .replace(/"(?:[^"\\]|\\.)*"/gu, '')
            .match(/[^\s<>,]+@[^\s<>,]+/gu),
        ).toEqual(['gu.w@yunlan.example']);
      }),
      { seed: 46, numRuns: 200 },
    );
  });

  it.each([
    '',
    'x',
    '@',
    'a@',
    '@b',
    'a b@c.example',
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    '"a b"@c.example',
    '<a@b.example>',
    '顾@yunlan.example',
    'a@云澜.example',
    'a@b.example>',
  ])('no message is made for the address %j', async (email) => {
    await expect(rawMessage(anOutgoingMail({ to: { name: '顾文澜', email } }), sender)).rejects.toThrow(UnmailableAddressError);
  });
});

describe('a mail’s id as a tag', () => {
  it('holds only what SES allows, and gives the id back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        expect(mailTag(id)).toMatch(/^[A-Za-z0-9_-]*$/u);
        expect(mailIdOfTag(mailTag(id))).toBe(id);
      }),
      { seed: 46 },
    );
  });

  it('reads as the id does', () => expect(mailTag('2026-11-24.1.robot:water_1')).toBe('2026-11-24_2e1_2erobot_3awater_5f1'));
});

import { describe, expect, it } from 'vitest';
import { decodeEncodedWords } from '../../../ses/encoded-text.ts';
import { parseMime } from '../../../ses/mime-message.ts';

const latin1 = (text: string) => Buffer.from(text).toString('latin1');
const base64 = (text: string) => Buffer.from(text).toString('base64');

const MIXED = [
  'From: =?utf-8?B?' + base64('云澜区') + '?= <o@yunlan.example>',
  'To: "Li, Si" <li@yunlan.example>, zhang@yunlan.example',
  'Cc: wang@yunlan.example',
  'Reply-To: r@yunlan.example',
  'Subject: =?UTF-8?B?' + base64('关于') + '?=',
  ' =?UTF-8?Q?=E5=8A=9E=E7=90=86_x?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="outer b"',
  '',
  'preamble',
  '--outer b',
  'Content-Type: multipart/alternative; boundary=inner',
  '',
  '--inner',
  'Content-Type: text/plain; charset="utf-8"',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '=E8=AF=B7=E7=AD=BE=E6=94=B6=',
  '=E3=80=82 ',
  '--inner',
  'Content-Type: text/html; charset=gb18030',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from([0x3c, 0x62, 0x3e, 0xd4, 0xc6, 0x3c, 0x2f, 0x62, 0x3e]).toString('base64'),
  '--inner--',
  '--outer b',
  "Content-Type: application/pdf; name*=utf-8''%E5%A4%8D%E5%87%BD.pdf",
  'Content-Disposition: attachment',
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERg==',
  '--outer b--',
  'epilogue',
].join('\r\n');

describe('a MIME message', () => {
  it('shows its headers, both bodies and its attachments', () => {
    const { headers: _, ...message } = parseMime(MIXED);
    expect(message).toEqual({
      from: '云澜区 <o@yunlan.example>',
      to: ['"Li, Si" <li@yunlan.example>', 'zhang@yunlan.example'],
      cc: ['wang@yunlan.example'],
      bcc: [],
      replyTo: ['r@yunlan.example'],
      subject: '关于办理 x',
      text: '请签收。',
      html: '<b>云</b>',
      attachments: [{ name: '复函.pdf', contentType: 'application/pdf', bytes: 4 }],
    });
  });

  it('takes a text in eight bits, an unknown character set as UTF-8 and a body without headers', () => {
    expect(parseMime(latin1('Subject: s\n\n你好')).text).toBe('你好');
    expect(parseMime(latin1('Content-Type: text/plain; charset=x-none\n\n你好')).text).toBe('你好');
    expect(parseMime('\r\nbody')).toMatchObject({ subject: '', text: 'body' });
    expect(parseMime('Subject: only')).toMatchObject({ subject: 'only', text: '' });
  });

  it('treats a text that is attached as an attachment', () => {
    const raw = 'Content-Type: text/plain; name="a.txt"\nContent-Disposition: attachment; filename="b.txt"\n\nabc';
    expect(parseMime(raw)).toMatchObject({ text: null, attachments: [{ name: 'b.txt', contentType: 'text/plain', bytes: 3 }] });
  });

  it('does not follow parts inside parts without end', () => {
    let raw = 'Content-Type: text/plain\n\ndeep';
    for (let depth = 0; depth < 40; depth += 1)
      raw = `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n${raw}\n--b${depth}--`;
    expect(parseMime(raw).text).toBeNull();
  });
});

describe('encoded words', () => {
  it.each([
    ['plain', 'plain'],
    ['=?utf-8?q?a=5Fb_c?=', 'a_b c'],
    ['=?UTF-8?B?5LqR?= =?UTF-8?B?5r6c?=', '云澜'],
    ['=?UTF-8?B?5LqR?= and =?UTF-8?B?5r6c?=', '云 and 澜'],
    ['=?utf-8*zh?B?5LqR?=', '云'],
    [latin1('云澜'), '云澜'],
    ['caf\u00e9', 'caf\u00e9'],
  ])('%j reads %j', (encoded, text) => {
    expect(decodeEncodedWords(encoded)).toBe(text);
  });
});

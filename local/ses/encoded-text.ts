/** RFC 2045 §6.7. Bytes in latin1 strings, as in all of the MIME reader. */
function decodeQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/[ \t]+$/gm, '').replace(/=\r?\n/g, '');
  const bytes = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** Undoes a Content-Transfer-Encoding; an unknown one leaves the bytes as they are. */
export function decodeTransfer(body: string, encoding: string): Buffer {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return decodeQuotedPrintable(body);
    default:
      return Buffer.from(body, 'latin1');
  }
}

/** Text in a named character set; UTF-8 where the name is unknown. */
export function decodeCharset(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Words like `=?UTF-8?B?5pS/?=` in a header value (RFC 2047); the space between two such words is not a space. */
export function decodeEncodedWords(value: string): string {
  const utf8 = Buffer.from(value, 'latin1').toString('utf8');
  const text = utf8.includes('\uFFFD') ? value : utf8;
  return text
    .replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?([^?*]+)(?:\*[^?]*)?\?([bq])\?([^?]*)\?=/gi, (_, charset: string, kind: string, data: string) => {
      const isBase64 = kind.toLowerCase() === 'b';
      const bytes = isBase64 ? Buffer.from(data, 'base64') : decodeQuotedPrintable(data.replaceAll('_', '=20'));
      return decodeCharset(bytes, charset);
    });
}

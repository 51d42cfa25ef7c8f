import { Refusal } from '#core/errors/refusal.ts';

/**
 * The text of a CSV file as spreadsheets save it: UTF-8 with a byte order mark or without, UTF-16 with one, otherwise GB 18030, which
 * has every character and takes in GBK and GB 2312.
 * @throws Refusal `SheetEncodingError` for what is none of them, or no text at all
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return plain(decode(bytes, 'utf-16le'));
  if (first === 0xfe && second === 0xff) return plain(decode(bytes, 'utf-16be'));
  return plain(decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030'));
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}

function plain(text: string | undefined): string {
  // Some way carried the file as text of another encoding: what is lost does not come back.
  if (text?.includes('\ufffd') === true) throw new Refusal('SheetEncodingError');
  // A picture or a program is no text, whatever its bytes could be read as.
  if (text === undefined || /(?![\t\n\v\f\r])\p{Cc}/u.test(text)) throw new Refusal('SheetEncodingError');
  return text;
}

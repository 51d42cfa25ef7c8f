import { decodeCharset, decodeEncodedWords, decodeTransfer } from './encoded-text.ts';
import type { Attachment } from './mail.ts';
import { readField, splitFields } from './mime-fields.ts';

/** What a reader sees of a MIME message. */
export interface MimeMessage {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
  /** All headers of the message, names in lower case, encoded words decoded. */
  readonly headers: Readonly<Record<string, string>>;
}

interface Part {
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface Content {
  text: string | null;
  html: string | null;
  readonly attachments: Attachment[];
}

const DEEPEST = 20;

/** Reads a message of RFC 5322 and 2045–2047: enough to show it, not to check it. @param raw its bytes as latin1 */
export function parseMime(raw: string): MimeMessage {
  const part = splitPart(raw);
  const content: Content = { text: null, html: null, attachments: [] };
  collect(part, content, 0);
  const headers = Object.fromEntries(Object.entries(part.headers).map(([name, value]) => [name, decodeEncodedWords(value)]));
  return {
    from: headers['from'] ?? '',
    to: addresses(headers['to']),
    cc: addresses(headers['cc']),
    bcc: addresses(headers['bcc']),
    replyTo: addresses(headers['reply-to']),
    subject: headers['subject'] ?? '',
    ...content,
    headers,
  };
}

function splitPart(source: string): Part {
  const { fields, body } = splitFields(source);
  const headers: Record<string, string> = {};
  for (const field of fields) {
    const header = readField(field);
    if (header !== undefined) headers[header.name.toLowerCase()] = header.value;
  }
  return { headers, body };
}

function collect(part: Part, content: Content, depth: number): void {
  const type = part.headers['content-type'] ?? 'text/plain';
  const mediaType = (type.split(';')[0] ?? '').trim().toLowerCase();
  const boundary = parameter(type, 'boundary');
  if (mediaType.startsWith('multipart/') && boundary !== undefined) {
    if (depth >= DEEPEST) return;
    for (const inner of splitMultipart(part.body, boundary)) collect(splitPart(inner), content, depth + 1);
    return;
  }
  const bytes = decodeTransfer(part.body, part.headers['content-transfer-encoding'] ?? '');
  const disposition = part.headers['content-disposition'] ?? '';
  const isAttached = /^attachment/i.test(disposition);
  const text = (): string => decodeCharset(bytes, parameter(type, 'charset') ?? 'utf-8');
  if (!isAttached && mediaType === 'text/plain' && content.text === null) content.text = text();
  else if (!isAttached && mediaType === 'text/html' && content.html === null) content.html = text();
  else {
    const name = parameter(disposition, 'filename') ?? parameter(type, 'name') ?? '';
    content.attachments.push({ name: decodeEncodedWords(name), contentType: mediaType, bytes: bytes.length });
  }
}

/** A parameter of a structured header, quoted or not, also in its extended form `filename*=UTF-8''…` (RFC 2231). */
function parameter(header: string, name: string): string | undefined {
  const extended = new RegExp(`;\\s*${name}\\*=([^']*)'[^']*'([^;\\s]+)`, 'i').exec(header);
  if (extended) {
    const bytes = (extended[2] ?? '').replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return decodeCharset(Buffer.from(bytes, 'latin1'), extended[1] ?? 'utf-8');
  }
  const plain = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(header);
  return plain?.[1] ?? plain?.[2];
}

function splitMultipart(body: string, boundary: string): string[] {
  const lines = body.split(/\r?\n/);
  const parts: string[][] = [];
  for (const line of lines) {
    if (line.trimEnd() === `--${boundary}--`) break;
    if (line.trimEnd() === `--${boundary}`) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((part) => part.join('\r\n'));
}

/** Splits an address list at the commas outside of quotes and angle brackets. */
function addresses(header: string | undefined): string[] {
  return (
    (header ?? '')
      .match(/(?:"[^"]*"|<[^>]*>|[^,"<])+/g)
      ?.map((one) => one.trim())
      .filter((one) => one !== '') ?? []
  );
}

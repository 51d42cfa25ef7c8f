import type { WireResponse } from '../wire.ts';
import type { OutgoingMail } from './mail.ts';
import { SesError } from './ses-error.ts';

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** `Name.member.1`, `Name.member.2` … of a query-protocol body. */
function memberList(form: URLSearchParams, name: string): string[] {
  const values: string[] = [];
  for (let value = form.get(`${name}.member.1`); value !== null; value = form.get(`${name}.member.${values.length + 1}`)) {
    values.push(value);
  }
  return values;
}

/** The mail of a `SendEmail` call (SES API reference, version 2010-12-01). */
export function sendEmailInput(form: URLSearchParams): OutgoingMail {
  return {
    from: required(form, 'Source'),
    to: memberList(form, 'Destination.ToAddresses'),
    cc: memberList(form, 'Destination.CcAddresses'),
    bcc: memberList(form, 'Destination.BccAddresses'),
    replyTo: memberList(form, 'ReplyToAddresses'),
    subject: required(form, 'Message.Subject.Data'),
    text: form.get('Message.Body.Text.Data'),
    html: form.get('Message.Body.Html.Data'),
    raw: null,
    headers: [],
    attachments: [],
    tags: tags(form),
    configurationSet: form.get('ConfigurationSetName'),
  };
}

/** What a `SendRawEmail` call says beside the message itself. */
export function sendRawEmailInput(form: URLSearchParams): {
  readonly data: Buffer;
  readonly source: string | null;
  readonly destinations: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: string | null;
} {
  return {
    data: Buffer.from(required(form, 'RawMessage.Data'), 'base64'),
    source: form.get('Source'),
    destinations: memberList(form, 'Destinations'),
    tags: tags(form),
    configurationSet: form.get('ConfigurationSetName'),
  };
}

/** A successful answer: the result's fields as XML, in SES's envelope. */
export function queryAnswer(action: string, result: string, requestId: string): WireResponse {
  const metadata = `<ResponseMetadata><RequestId>${escapeXml(requestId)}</RequestId></ResponseMetadata>`;
  const body = `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${result}</${action}Result>${metadata}</${action}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}

export function queryError(error: SesError, requestId: string): WireResponse {
  const fields = xmlField('Type', error.type) + xmlField('Code', error.code) + xmlField('Message', error.message);
  const body = `<ErrorResponse xmlns="${NAMESPACE}"><Error>${fields}</Error>${xmlField('RequestId', requestId)}</ErrorResponse>`;
  return { status: error.status, headers: { 'content-type': 'text/xml' }, body };
}

export function xmlField(name: string, value: string | number): string {
  return `<${name}>${escapeXml(String(value))}</${name}>`;
}

function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => names[character] ?? character);
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null) throw new SesError('ValidationError', `1 validation error detected: ${name} must not be null`);
  return value;
}

function tags(form: URLSearchParams): Record<string, string> {
  const found: Record<string, string> = {};
  for (let index = 1; form.has(`Tags.member.${index}.Name`); index += 1) {
    found[form.get(`Tags.member.${index}.Name`) ?? ''] = form.get(`Tags.member.${index}.Value`) ?? '';
  }
  return found;
}

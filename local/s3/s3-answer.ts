import { randomBytes } from 'node:crypto';
import type { WireResponse } from '../wire.ts';
import type { S3Error } from './s3-error.ts';

const requestId = (): string => randomBytes(8).toString('hex').toUpperCase();

/** An answer of S3 without a body of its own. */
export function s3Answer(status: number, headers: Readonly<Record<string, string>> = {}, body: string | Buffer = ''): WireResponse {
  return { status, headers: { 'x-amz-request-id': requestId(), ...headers }, body };
}

/** An answer in S3's XML: one element with others in it. */
export function s3Xml(
  status: number,
  root: string,
  elements: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): WireResponse {
  const inner = Object.entries(elements).map(([name, text]) => `<${name}>${escaped(text)}</${name}>`);
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${inner.join('')}</${root}>`;
  return s3Answer(status, { 'content-type': 'application/xml', ...headers }, body);
}

export function s3Failure({ code, status, message, details }: S3Error): WireResponse {
  return s3Xml(status, 'Error', { Code: code, Message: message, ...details, RequestId: requestId() });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

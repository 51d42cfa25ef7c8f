import type { WireRequest, WireResponse } from '../wire.ts';
import type { Html } from './html.ts';

// Nothing inline, nothing from elsewhere: whatever text slips into a page cannot run.
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

// A mail's own markup: styles and pictures inside it, no scripts, no network, an origin of its own.
const MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

const COMMON = {
  'cache-control': 'no-store',
  // Not `no-referrer`: a browser would then send the pages' own forms with `Origin: null`, which the guard refuses.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

export function htmlResponse(page: Html, status = 200): WireResponse {
  const headers = { ...COMMON, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY };
  return { status, headers, body: page.markup };
}

/** The HTML body of a mail, shut in: to be shown in a frame without rights. */
export function mailBodyResponse(markup: string): WireResponse {
  const headers = { ...COMMON, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': MAIL_POLICY };
  return { status: 200, headers, body: markup };
}

export function jsonResponse(value: unknown, status = 200): WireResponse {
  const headers = { ...COMMON, 'content-type': 'application/json; charset=utf-8' };
  return { status, headers, body: JSON.stringify(value) };
}

export function assetResponse(contentType: string, body: string): WireResponse {
  return { status: 200, headers: { ...COMMON, 'content-type': `${contentType}; charset=utf-8` }, body };
}

/** After a form was posted: go and look. */
export function seeOther(location: string): WireResponse {
  return { status: 303, headers: { ...COMMON, location }, body: '' };
}

/** An error in the product's own shape (RFC 9457); `detail` says what to do. */
export function problemResponse(status: number, title: string, detail: string): WireResponse {
  const headers = { ...COMMON, 'content-type': 'application/problem+json; charset=utf-8' };
  return { status, headers, body: JSON.stringify({ type: 'about:blank', title, status, detail }) };
}

/** People get pages, programs get JSON: a browser names `text/html`, everything else that asks is a program. */
export function wantsHtml(request: WireRequest): boolean {
  return !request.path.endsWith('.json') && (request.headers['accept'] ?? '').includes('text/html');
}

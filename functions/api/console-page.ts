import { randomBytes } from 'node:crypto';
import { Hono } from 'hono/tiny';
import type { Context } from 'hono';
import { chooseEncoding } from './console-files.ts';
import type { ConsoleFiles } from './console-files.ts';

export interface ConsoleSetup {
  readonly files: ConsoleFiles;
  /** How people sign in: public facts, told to every browser with the page. */
  readonly signIn: { readonly issuer: string; readonly clientId: string; readonly scope: string };
  /** Origin of the provider's token endpoint where it is not the issuer's; empty otherwise. */
  readonly tokenOrigin: string;
  /** Where files are sent to, by addresses that were signed. */
  readonly filesOrigin: string;
  /** Path at which the desk finds tools of a rehearsal; empty where there are none. */
  readonly rehearsalTools: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
};

// 128 bits, as the CSP asks for.
const NONCE_BYTES = 16;

/** The web client's pages. The same shell for everybody, without a word about any case: what is in it comes over the API. */
export function consolePages({ files, signIn, tokenOrigin, filesOrigin, rehearsalTools }: ConsoleSetup): Hono {
  const pages = new Hono();
  const origins = [new URL(signIn.issuer).origin, tokenOrigin, filesOrigin];
  // Values of the deployment: put in once, and by functions, since a text could be taken for a pattern of what is replaced.
  let withSettings: string | undefined;
  const shell = (c: Context) => {
    const page = (withSettings ??= files
      .shell()
      .replace('%rehearsal%', () => rehearsalTools)
      .replace('%sign-in%', () => inAttribute(JSON.stringify(signIn))));
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    return c.body(page.replaceAll('%nonce%', nonce), 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentPolicy(nonce, origins),
      // The address names a case, and after signing in holds a code: neither is anybody else's affair.
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
    });
  };
  for (const path of ['/', '/desk', '/desk/*', '/cases/:id', '/signed-in', '/signed-out']) pages.get(path, shell);
  pages.get('/console/assets/:name', (c) => {
    const name = c.req.param('name');
    const encoding = chooseEncoding(c.req.header('accept-encoding'));
    const bytes = files.asset(name, encoding);
    const type = contentTypes[name.slice(name.lastIndexOf('.') + 1)];
    if (bytes === undefined || type === undefined) return c.notFound();
    return c.body(bytes, 200, {
      'Content-Type': type,
      // The name changes with the content, so what a browser has under it stays right for ever.
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
    });
  });
  return pages;
}

function inAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/**
 * Own scripts only, no HTML made from text, and no connection but to the API, the identity provider and the
 * bucket of files. Styles: own files, and
 * the theme's variables, which carry the response's nonce.
 */
function contentPolicy(nonce: string, origins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    ['connect-src', "'self'", ...new Set(origins.filter((origin) => origin !== ''))].join(' '),
    "require-trusted-types-for 'script'",
    // The one policy there is lets no text with a tag in it become HTML (console/no-html.ts, ADR 0019).
    'trusted-types default',
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

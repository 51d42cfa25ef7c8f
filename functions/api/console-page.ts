import { Hono } from 'hono';
import type { Context } from 'hono';

/** What the web client consists of, beside its pages' addresses; built from `console/`. */
export const consoleFiles = ['page.html', 'page.css', 'main.js', 'icon.svg'] as const;

type ConsoleFile = (typeof consoleFiles)[number];

export interface ConsoleSetup {
  /** A file's text. */
  readonly read: (file: ConsoleFile) => string;
  /** How people sign in: public facts, told to every browser. */
  readonly signIn: { readonly issuer: string; readonly clientId: string; readonly scope: string };
  /** Origin of the provider's token endpoint where it is not the issuer's; empty otherwise. */
  readonly tokenOrigin: string;
}

const contentTypes: Readonly<Record<ConsoleFile, string>> = {
  'page.html': 'text/html; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
  'main.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** The web client's pages. The same shell for every case, without a word about it: what is in it comes over the API. */
export function consolePages({ read, signIn, tokenOrigin }: ConsoleSetup): Hono {
  const pages = new Hono();
  const policy = contentPolicy([new URL(signIn.issuer).origin, tokenOrigin]);
  const serve = (file: ConsoleFile) => (c: Context) => c.body(read(file), 200, { 'Content-Type': contentTypes[file] });
  const shell = (c: Context) =>
    c.body(read('page.html'), 200, {
      'Content-Type': contentTypes['page.html'],
      'Content-Security-Policy': policy,
      // The address names a case, and after signing in holds a code: neither is anybody else's affair.
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
    });
  for (const path of ['/cases/:id', '/signed-in', '/signed-out']) pages.get(path, shell);
  for (const file of ['page.css', 'main.js', 'icon.svg'] as const) pages.get(`/console/${file}`, serve(file));
  pages.get('/console/settings.json', (c) => c.json(signIn));
  return pages;
}

/** Own scripts and styles only, no HTML made from text, and no connection but to the API and the identity provider. */
function contentPolicy(origins: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    ['connect-src', "'self'", ...new Set(origins.filter((origin) => origin !== ''))].join(' '),
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
